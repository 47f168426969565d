# SPDX-License-Identifier: Apache-2.0
"""A parameter of another node is described, read, set and followed (see also ParameterText)."""

from __future__ import annotations

import pytest
from rcl_interfaces.msg import FloatingPointRange, ParameterDescriptor, ParameterValue
from rclpy.parameter import Parameter
from support.world import Robot, until

from ros_viz_bridge.ros import remote_parameter as module
from ros_viz_bridge.ros.remote_parameter import full_name, RemoteParameter

pytestmark = pytest.mark.ros


def test_it_is_described_then_read_set_and_followed(robot: Robot) -> None:
    asker = Robot('asker')
    try:
        span = FloatingPointRange(from_value=0.0, to_value=2.0)
        described = ParameterDescriptor(description='How fast', floating_point_range=[span])
        robot.node.declare_parameter('speed', 0.5, described)
        seen: list[object] = []
        made: list[RemoteParameter] = []
        asker._spinning.post(
            lambda: made.append(
                RemoteParameter(
                    asker.node,
                    'robot',
                    'speed',
                    take=lambda value: seen.append(value.double_value),
                    failed=seen.append,
                    described=lambda found: seen.append(found.description),
                )
            )
        )
        until(lambda: made)
        (remote,) = made
        until(lambda: 0.5 in seen, doing=lambda: asker._spinning.post(remote.poll))
        assert seen[0] == 'How fast'
        told: list[str] = []

        def put(value: float) -> None:
            given = ParameterValue(type=3, double_value=value)
            asker._spinning.post(remote.set, given, told.append)

        put(1.5)
        until(lambda: told == [''] and 1.5 in seen, 'it is set, and heard of')
        put(9.0)
        until(lambda: len(told) == 2)
        assert 'range' in told[1]
        robot.node.set_parameters([Parameter('speed', value=0.25)])
        until(lambda: 0.25 in seen, 'others are followed')
        asker._spinning.post(remote.close)
    finally:
        asker.close()


def test_who_never_answers_is_given_up(robot: Robot, monkeypatch: pytest.MonkeyPatch) -> None:
    """A node that hangs: whoever set it is told, and nothing grows."""
    asker = Robot('asker')
    try:
        monkeypatch.setattr(module, '_PATIENCE', 0.05)
        heard: list[object] = []
        remote = RemoteParameter(
            asker.node, 'mute', 'speed', take=heard.append, failed=heard.append
        )
        monkeypatch.setattr(remote._set, 'service_is_ready', lambda: True)
        told: list[str] = []
        given = ParameterValue(type=3, double_value=1.0)
        asker._spinning.post(remote.set, given, told.append)
        until(lambda: told, 'it is given up', doing=lambda: asker._spinning.post(remote.poll))
        assert told == ['/mute did not answer'] and not remote._setting
        asker._spinning.post(remote.close)
    finally:
        asker.close()


def test_names_without_a_namespace_are_those_of_the_node(robot: Robot) -> None:
    assert full_name(robot.node, 'arm') == '/arm'
    assert full_name(robot.node, '/a/arm') == '/a/arm'
