# SPDX-License-Identifier: Apache-2.0
"""sensor_msgs/msg/CameraInfo: the calibration arrives whole, and what cannot be one is refused."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from ros_viz_bridge.displays import camera_info
from ros_viz_bridge.displays.base import DisplayError, Source
from ros_viz_bridge.wire import codec, schema
from ros_viz_bridge.wire.camera_model import CameraModel
from ros_viz_bridge.wire.display import StatusItem

SOURCE = Source(display='/c', topic='/c', received=5.0, options=camera_info.Options())
K = np.array([525.0, 0, 319.5, 0, 526.0, 239.5, 0, 0, 1])
P = np.array([520.0, 0, 320, -52.0, 0, 521.0, 240, 0, 0, 0, 1, 0])


def convert(as_view: Any, **fields: Any) -> tuple[CameraModel, list[StatusItem]]:
    message = {
        'header': {'stamp': {'sec': 3, 'nanosec': 500_000_000}, 'frame_id': '/camera_optical'},
        'width': 640,
        'height': 480,
        'distortion_model': 'plumb_bob',
        'd': np.array([0.1, -0.2, 0.0, 0.0, 0.3]),
        'k': K,
        'r': np.eye(3).reshape(9),
        'p': P,
        **fields,
    }
    *items, model = camera_info.convert(as_view(camera_info.ROS_TYPE, message), SOURCE)
    assert isinstance(model, CameraModel)
    assert all(isinstance(item, StatusItem) for item in items)
    return model, items


def test_the_whole_calibration_arrives(as_view: Any) -> None:
    model, items = convert(as_view)
    assert items == []
    read = codec.decode(codec.encode(model), schema.SERVER_MESSAGES)
    assert (read.frame, read.stamp) == ('camera_optical', 3.5)
    assert (read.width, read.height, read.distortion_model) == (640, 480, 'plumb_bob')
    assert read.d.tolist() == [0.1, -0.2, 0.0, 0.0, 0.3]
    assert read.k.tolist() == K.tolist()
    assert read.r.tolist() == np.eye(3).reshape(9).tolist()
    assert read.p.tolist() == P.tolist()


def test_no_region_is_the_whole_picture_and_no_binning_is_one(as_view: Any) -> None:
    model, _ = convert(as_view)
    assert (model.binning_x, model.binning_y) == (1, 1)
    assert (model.roi_x, model.roi_y, model.roi_width, model.roi_height) == (0, 0, 640, 480)
    roi = {'x_offset': 10, 'y_offset': 20, 'width': 300, 'height': 200}
    model, _ = convert(as_view, binning_x=2, binning_y=4, roi=roi)
    assert (model.binning_x, model.binning_y) == (2, 4)
    assert (model.roi_x, model.roi_y, model.roi_width, model.roi_height) == (10, 20, 300, 200)


def test_a_camera_without_p_is_drawn_by_k(as_view: Any) -> None:
    model, (item,) = convert(as_view, p=np.zeros(12))
    assert model.p.tolist() == [525.0, 0, 319.5, 0, 0, 526.0, 239.5, 0, 0, 0, 1, 0]
    assert (item.name, item.level) == ('p', 'warning')


@pytest.mark.parametrize(
    ('fields', 'said'),
    [
        ({'width': 0}, '0 x 480'),
        ({'height': 0}, '640 x 0'),
        ({'p': np.zeros(12), 'k': np.zeros(9)}, 'fx'),
        ({'p': np.where(np.arange(12) == 5, 0.0, P)}, 'fy'),
        ({'p': -P}, 'fx'),
        ({'k': np.full(9, np.nan)}, 'k holds NaN'),
        ({'p': np.full(12, np.inf)}, 'p holds NaN or infinity'),
        ({'header': {'frame_id': ''}}, 'frame_id is empty'),
    ],
    ids=lambda value: value if isinstance(value, str) else '',
)
def test_what_projects_nothing_is_refused(as_view: Any, fields: Any, said: str) -> None:
    with pytest.raises(DisplayError, match=said):
        convert(as_view, **fields)
