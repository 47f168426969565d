# SPDX-License-Identifier: Apache-2.0
"""A description in a parameter of another node: waited for, and followed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from rclpy.parameter import Parameter
from support.world import Robot, until

from ros_viz_bridge.displays.base import NodeParameter
from ros_viz_bridge.ros.parameter_text import ParameterText

pytestmark = pytest.mark.ros


class Heard:
    """What a display would hear; polled as the node does, but sooner."""

    def __init__(self, asker: Robot, node: str, name: str = 'robot_description') -> None:
        self.texts: list[str] = []
        self.faults: list[str] = []
        self._asker = asker
        self.source: Any = None
        asker._spinning.post(self._begin, NodeParameter(node, name))
        until(lambda: self.source)

    def _begin(self, said: NodeParameter) -> None:
        self.source = ParameterText(
            self._asker.node, said, take=self.texts.append, failed=self.faults.append
        )

    def until(self, condition: Any) -> Any:
        return until(condition, doing=lambda: self._asker._spinning.post(self.source.poll))


@pytest.fixture
def asker() -> Iterator[Robot]:
    """The node that asks."""
    node = Robot('asker')
    yield node
    node.close()


def test_a_node_that_comes_late_changes_its_mind_and_comes_back(asker: Robot) -> None:
    heard = Heard(asker, 'publisher_of_state')
    heard.until(lambda: heard.source.waiting == 'there is no node /publisher_of_state')
    for turn in ('first', 'again'):
        other = Robot('publisher_of_state')
        try:
            other.node.declare_parameter('robot_description', turn)
            heard.until(lambda turn=turn: turn in heard.texts)
            assert heard.source.waiting == ''
            heard.texts.clear()
            other.node.set_parameters([Parameter('robot_description', value=f'{turn} new')])
            until(lambda turn=turn: heard.texts == [f'{turn} new'])
        finally:
            other.close()
        heard.until(lambda: heard.source.waiting != '')


def test_what_is_no_text_is_said(asker: Robot, robot: Robot) -> None:
    robot.node.declare_parameter('number', 3)
    number = Heard(asker, '/robot', 'number')
    number.until(lambda: number.faults)
    assert number.faults[0] == "the parameter 'number' of /robot is no text"
    missing = Heard(asker, '/robot', 'missing')
    missing.until(lambda: missing.faults)
    assert missing.faults[0] == "/robot has no parameter 'missing'"
    robot.node.declare_parameter('missing', 'there now')
    missing.until(lambda: missing.texts == ['there now'])


def test_who_does_not_look_any_more_hears_nothing(asker: Robot, robot: Robot) -> None:
    robot.node.declare_parameter('robot_description', 'text')
    heard = Heard(asker, '/robot')
    heard.until(lambda: heard.texts)
    asker._spinning.post(heard.source.close)
    until(lambda: not list(asker.node.clients))
    robot.node.set_parameters([Parameter('robot_description', value='other')])
    assert heard.texts == ['text']
