# SPDX-License-Identifier: Apache-2.0
"""sensor_msgs/msg/LaserScan becomes a cloud that sweeps."""

from __future__ import annotations

from typing import Any

from displays.cloud_messages import decode
from displays.scan_messages import scan
import numpy as np
import pytest

from ros_viz_bridge.displays import laser_scan
from ros_viz_bridge.displays.base import DisplayError, Source

SOURCE = Source(display='/scan', topic='/scan', received=5.0, options=laser_scan.Options())


def convert(as_view: Any, values: dict[str, Any]) -> list[Any]:
    return list(laser_scan.convert(as_view(laser_scan.ROS_TYPE, values), SOURCE))


def test_the_cloud_of_a_scan(as_view: Any) -> None:
    values = scan([1.0, np.inf, 3.0], intensities=np.array([7, 8, 9], np.float32))
    (cloud,) = convert(as_view, values)
    assert (cloud.frame, cloud.stamp, cloud.count) == ('laser', 3.0, 3)
    assert cloud.sweep == pytest.approx(0.002)
    names = ['x', 'y', 'z', 'range', 'angle', 'index', 'intensity']
    assert [f.name for f in cloud.fields] == names
    assert decode(cloud, 'y')[[0, 2]] == pytest.approx([-1.0, -3.0 * np.cos(np.radians(2))])
    assert np.isnan(decode(cloud, 'x')).tolist() == [False, True, False]
    assert decode(cloud, 'intensity')[2] == 9.0
    assert decode(cloud, 'index').tolist() == [0, 1, 2]


def test_scans_of_the_same_scanner_have_the_same_size(as_view: Any) -> None:
    """Beams without a return keep their place, so that the page uses its memory again."""
    sizes = {len(convert(as_view, scan(r))[0].data) for r in ([1.0] * 3, [np.nan] * 3)}
    assert len(sizes) == 1


def test_faults_are_told_beside_the_cloud(as_view: Any) -> None:
    item, cloud = convert(as_view, scan([1.0] * 4, range_max=0.0))
    assert (item.name, item.level) == ('range_max', 'warning')
    assert cloud.count == 4


def test_an_empty_frame_is_refused(as_view: Any) -> None:
    with pytest.raises(DisplayError, match='frame_id is empty'):
        convert(as_view, scan([1.0], header={'frame_id': ''}))
