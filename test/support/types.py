# SPDX-License-Identifier: Apache-2.0
"""Message types for tests that need no ROS."""

from __future__ import annotations

from ros_viz_bridge.cdr import MessageType

_VECTOR = 'float64 x\nfloat64 y\nfloat64 z'
_TIME = 'int32 sec\nuint32 nanosec'
TWISTS = MessageType.from_text(
    'a/msg/Twists',
    f"""string name
Twist twist
float64[] data
Twist[] twists
===
MSG: a/Twist
Vector linear
Vector angular
===
MSG: a/Vector
{_VECTOR}
""",
)
STAMPED = MessageType.from_text(
    'a/msg/Stamped',
    f"""Pose pose
===
MSG: a/Pose
std_msgs/Header header
float64 height
===
MSG: std_msgs/Header
builtin_interfaces/Time stamp
string frame_id
===
MSG: builtin_interfaces/Time
{_TIME}
""",
)
VECTOR = MessageType.from_text('a/msg/Vector', _VECTOR)
COLOR = MessageType.from_text(
    'std_msgs/msg/ColorRGBA', 'float32 r\nfloat32 g\nfloat32 b\nfloat32 a'
)
TIME = MessageType.from_text('builtin_interfaces/msg/Time', _TIME)
MIXED = MessageType.from_text('a/msg/Mixed', 'string name\nint32[] n')
