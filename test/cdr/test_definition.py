# SPDX-License-Identifier: Apache-2.0
"""A recording describes its types so that whoever reads it needs no ROS."""

from __future__ import annotations

import pytest

from ros_viz_bridge.cdr import MessageType
from ros_viz_bridge.cdr.definition import definition_text

TEXT = """
string<=10 name
wstring wide
float64[36] covariance
uint8[] data
int32[<=5] few
other_msgs/Part[] parts
Own own
===
MSG: other_msgs/Part
Inner[2] inner
bool flag
===
MSG: other_msgs/Inner
builtin_interfaces/Time stamp
===
MSG: test_msgs/Own
char letter
byte raw
===
MSG: builtin_interfaces/Time
int32 sec
uint32 nanosec
"""


def test_the_type_is_the_same_when_it_is_read_again() -> None:
    whole = MessageType.from_text('test_msgs/msg/Whole', TEXT)
    again = MessageType.from_text(whole.name, definition_text(whole))
    assert again == whole


@pytest.mark.ros
@pytest.mark.parametrize(
    'name',
    ['visualization_msgs/msg/MarkerArray', 'sensor_msgs/msg/PointCloud2', 'nav_msgs/msg/Odometry'],
)
def test_types_of_ros(name: str) -> None:
    pytest.importorskip('rclpy', reason='ROS 2 (rclpy) is not installed')
    import importlib

    package, _, cls = name.split('/')
    described = MessageType.from_class(getattr(importlib.import_module(f'{package}.msg'), cls))
    assert MessageType.from_text(name, definition_text(described)) == described
