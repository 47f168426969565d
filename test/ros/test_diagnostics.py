# SPDX-License-Identifier: Apache-2.0
"""/diagnostics says what the panel says."""

from __future__ import annotations

from diagnostic_msgs.msg import DiagnosticArray, DiagnosticStatus
import pytest
from rclpy.serialization import deserialize_message

from ros_viz_bridge.cdr import MessageType, Writer
from ros_viz_bridge.ros.diagnostics import ROS_TYPE, to_ros
from ros_viz_bridge.wire.display import DisplayStatus, StatusItem


@pytest.mark.parametrize(
    ('level', 'expected'),
    [
        ('ok', DiagnosticStatus.OK),
        ('waiting', DiagnosticStatus.OK),
        ('stale', DiagnosticStatus.STALE),
        ('warning', DiagnosticStatus.WARN),
        ('error', DiagnosticStatus.ERROR),
    ],
)
def test_levels_and_values(level, expected):
    """A monitor sees level, reason and rate of every display, in a message that ROS reads."""
    item = StatusItem('a/1', 'error', 'pose is NaN')
    status = DisplayStatus('/x', '/x', level, 'why', [item], 3, 10.0, 2e6, 90.0, 0.0, 2)
    message = to_ros(
        [status], node='bridge', clients=2, stopped=True, now=100.25, headset={'operator': 'c1'}
    )
    described = MessageType.from_class(DiagnosticArray)
    assert described.name == ROS_TYPE
    read = deserialize_message(Writer(described).write(message), DiagnosticArray)
    assert (read.header.stamp.sec, read.header.stamp.nanosec) == (100, 250_000_000)
    own, headset, one = read.status
    assert (own.level, own.message) == (DiagnosticStatus.WARN, 'outputs are stopped')
    assert (headset.name, headset.message) == ('bridge: headset', 'worn by c1')
    assert (one.name, one.level, one.message) == ('bridge: /x', expected, 'why')
    values = {value.key: value.value for value in one.values}
    assert values['age'] == '10.250 s'
    assert values['rate'] == '10 Hz'
    assert values['a/1'] == 'error: pose is NaN'
