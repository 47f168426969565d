# SPDX-License-Identifier: Apache-2.0
"""ROS time in seconds, and its jumps."""

from __future__ import annotations

from collections.abc import Callable

from rclpy.clock import ClockChange, JumpThreshold, TimeJump
from rclpy.clock_type import ClockType
from rclpy.duration import Duration
from rclpy.node import Node
from rclpy.time import Time

from ..wire.session import Clock as ClockMessage
from ..wire.tf import Transforms
from .stamp_watch import StampWatch

Jumped = Callable[[float, str], None]
"""Called with the time after the jump, and why it is taken for one."""


class Clock:
    """The node's time, with or without ``use_sim_time``; ``now`` from any thread."""

    def __init__(self, node: Node, *, jumped: Jumped) -> None:
        self._clock = node.get_clock()
        self._jumped = jumped
        self._watches: dict[str, StampWatch] = {}
        self._said = ClockMessage('', 'clock', -1.0, False)
        threshold = JumpThreshold(
            min_forward=None, min_backward=Duration(nanoseconds=-1), on_clock_change=True
        )
        self._handle = self._clock.create_jump_callback(threshold, post_callback=self._jump)

    def now(self) -> float:
        """Return ROS time, seconds; 0 while simulated time has not begun."""
        return float(self._clock.now().nanoseconds) * 1e-9

    @property
    def simulated(self) -> bool:
        """Whether the time comes from /clock."""
        return bool(self._clock.ros_time_is_active)

    def transforms(self, batch: Transforms) -> None:
        """
        Watch the stamps of transforms: without /clock only they show that a recording loops.

        With it too: transforms from before a jump may arrive after it, and have to go. Robots
        whose transforms have a topic each may have a time each.
        """
        text = self._watches.setdefault(batch.display, StampWatch()).went_back(batch)
        if text:
            self._jumped(self.now(), text)

    def message(self) -> ClockMessage | None:
        """Return what pages have to be told of the time, None if it is what they know."""
        if not self.simulated and self._said.time == 0.0 and not self._said.simulated:
            return None
        # Of time that is not simulated, pages measure the offset themselves.
        time = self.now() if self.simulated else 0.0
        message = ClockMessage('', 'clock', time, self.simulated)
        if message == self._said:
            return None
        self._said = message
        return message

    def close(self) -> None:
        """Stop watching."""
        self._handle.unregister()

    def _jump(self, jump: TimeJump) -> None:
        changes = (ClockChange.ROS_TIME_ACTIVATED, ClockChange.ROS_TIME_DEACTIVATED)
        if jump.clock_change in changes:
            active = jump.clock_change == ClockChange.ROS_TIME_ACTIVATED
            text = f'the time {"comes from /clock now" if active else "is the wall clock now"}'
        elif self._clock.now() == Time(clock_type=ClockType.ROS_TIME):
            return
        else:
            text = f'ROS time went back by {-jump.delta.nanoseconds * 1e-9:.2f} s'
        self._watches.clear()
        self._jumped(self.now(), text)
