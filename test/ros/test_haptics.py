# SPDX-License-Identifier: Apache-2.0
"""A program shakes the hand of whoever operates, and of nobody else."""

from __future__ import annotations

import pytest
from sensor_msgs.msg import JoyFeedback, JoyFeedbackArray
from support.world import Robot, say, until

from ros_viz_bridge.ros.haptics import Haptics
from ros_viz_bridge.wire.page_events import Pulse

pytestmark = pytest.mark.ros


class Server:
    """Takes down who is told what."""

    def __init__(self) -> None:
        self.told: list[tuple[str, Pulse]] = []

    def publish(self, pulse: Pulse, *, to: str) -> None:
        self.told.append((to, pulse))


def test_both_types_and_nobody():
    robot, server, operator = Robot(), Server(), ''
    try:
        haptics = Haptics(robot.node, server, operator=lambda: operator, duration=lambda: 0.2)
        robot._spinning.post(haptics.poll)
        one = robot.publisher(JoyFeedback, '/xr/left_controller/set_feedback')
        many = robot.publisher(JoyFeedbackArray, '/xr/right_controller/set_feedback_array')
        rumble = JoyFeedback(type=JoyFeedback.TYPE_RUMBLE, intensity=0.25)
        say(one, rumble)
        # Behind it on the same topic.
        operator = 'c1'
        until(lambda: server.told, doing=lambda: say(one, rumble))
        say(many, JoyFeedbackArray(array=[rumble, rumble]))
        until(lambda: len([p for _, p in server.told if p.hand == 'right']) == 2)
        assert ('c1', Pulse('left', 0.25, 0.2)) in server.told
        assert {to for to, _ in server.told} == {'c1'}
    finally:
        robot.close()
