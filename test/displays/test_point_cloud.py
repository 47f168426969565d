# SPDX-License-Identifier: Apache-2.0
"""sensor_msgs/msg/PointCloud: its points and channels, whatever of them fits together."""

from __future__ import annotations

from typing import Any

from displays.cloud_messages import decode
import numpy as np
import pytest

from ros_viz_bridge.displays import point_cloud
from ros_viz_bridge.displays.base import DisplayError, Source

SOURCE = Source(display='/p', topic='/p', received=5.0, options=point_cloud.Options())


def message(*channels: tuple[str, list[float]], points: int = 3) -> dict[str, Any]:
    return {
        'header': {'stamp': {'sec': 3, 'nanosec': 500_000_000}, 'frame_id': '/lidar'},
        'points': [{'x': float(i), 'y': i + 0.5, 'z': -float(i)} for i in range(points)],
        'channels': [
            {'name': name, 'values': np.array(values, np.float32)} for name, values in channels
        ],
    }


def convert(as_view: Any, values: dict[str, Any]) -> tuple[list[Any], Any]:
    *items, cloud = point_cloud.convert(as_view(point_cloud.ROS_TYPE, values), SOURCE)
    return [(item.name, item.level, item.text) for item in items], cloud


def test_points_and_channels(as_view: Any) -> None:
    items, cloud = convert(as_view, message(('intensity', [1, 2, 3]), ('ring', [4, 5, 6])))
    assert items == []
    assert (cloud.frame, cloud.stamp, cloud.count) == ('lidar', 3.5, 3)
    assert decode(cloud, 'y').tolist() == [0.5, 1.5, 2.5]
    assert decode(cloud, 'z').tolist() == [0.0, -1.0, -2.0]
    assert decode(cloud, 'ring').tolist() == [4.0, 5.0, 6.0]


def test_packed_colours_keep_their_bits(as_view: Any) -> None:
    packed = np.array([0x00FF8040, 0x000000FF, 0], np.uint32)
    _, cloud = convert(as_view, message(('rgb', packed.view(np.float32).tolist())))
    assert decode(cloud, 'rgb').view(np.uint32).tolist() == packed.tolist()


def test_channels_that_do_not_fit_are_named_and_left_out(as_view: Any) -> None:
    items, cloud = convert(
        as_view,
        message(
            ('short', [1]), ('', [1, 2, 3]), ('x', [1, 2, 3]), ('a', [1, 2, 3]), ('a', [4] * 3)
        ),
    )
    assert items == [
        ("channels[0] 'short'", 'warning', 'it has 1 values for 3 points and is left out'),
        ("channels[1] ''", 'warning', 'it has no name; it is left out'),
        ("channels[2] 'x'", 'warning', 'another field has the same name; it is left out'),
        ("channels[4] 'a'", 'warning', 'another field has the same name; it is left out'),
    ]
    assert [f.name for f in cloud.fields] == ['x', 'y', 'z', 'a']
    assert decode(cloud, 'a').tolist() == [1.0, 2.0, 3.0]


def test_points_that_are_nowhere_stay_in_their_place(as_view: Any) -> None:
    values = message()
    values['points'][1]['x'] = float('nan')
    _, cloud = convert(as_view, values)
    assert np.isnan(decode(cloud, 'x')).tolist() == [False, True, False]


def test_an_empty_cloud(as_view: Any) -> None:
    items, cloud = convert(as_view, message(('i', []), points=0))
    assert (items, cloud.count, len(cloud.data)) == ([], 0, 0)


@pytest.mark.parametrize(
    ('change', 'text'),
    [
        ({'header': {'frame_id': ''}}, 'frame_id is empty'),
        ({'channels': [{'name': f'c{i}'} for i in range(257)]}, 'there are 257 channels'),
    ],
)
def test_what_cannot_be_shown_says_why(as_view: Any, change: dict[str, Any], text: str) -> None:
    with pytest.raises(DisplayError, match=text):
        convert(as_view, {**message(), **change})
