# SPDX-License-Identifier: Apache-2.0
"""JoyFeedback lets the controllers of whoever operates shake."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from rclpy.node import Node

from ..cdr import View
from ..inputs import haptic_pulse
from ..inputs.xr_body import Hand
from .command_topic import CommandTopic
from .xr_topics import HANDS

_NAMES = ('set_feedback', 'set_feedback_array')
"""Of the topics, one for each type."""


class Haptics:
    """
    Listens for both types, on the executor's thread.

    ``operator`` is the client that is told, ``duration`` returns seconds.
    """

    def __init__(
        self,
        node: Node,
        server: Any,
        *,
        operator: Callable[[], str],
        duration: Callable[[], float],
    ) -> None:
        self._server = server
        self._operator = operator
        self._duration = duration
        self._topics = [
            self._listen(node, hand, name, ros_type)
            for hand in HANDS
            for name, ros_type in zip(_NAMES, haptic_pulse.ROS_TYPE, strict=True)
        ]

    def poll(self) -> None:
        """Adapt to publishers; once per second."""
        for topic in self._topics:
            topic.poll()

    def _listen(self, node: Node, hand: Hand, name: str, ros_type: str) -> CommandTopic:
        def shake(message: View) -> None:
            duration = self._duration()
            pulses = haptic_pulse.from_ros(
                message, ros_type=ros_type, hand=hand, duration=duration
            )
            operator = self._operator()
            for pulse in pulses if operator else ():
                self._server.publish(pulse, to=operator)

        topic = node.resolve_topic_name(f'xr/{hand}_controller/{name}')
        return CommandTopic(node, topic, ros_type, shake)
