# SPDX-License-Identifier: Apache-2.0
"""Teleoperation: who operates, both arms, and what ends it."""

from __future__ import annotations

from collections.abc import Callable
import time
from typing import Protocol

from ..inputs.xr_body import Hand, XrBody
from ..teleop.rigid import Pose
from ..teleop.state_machine import State
from ..wire.message import ServerMessage
from .outgoing import Outgoing
from .page_times import PageTime
from .teleop_arm import TeleopArm
from .teleop_parameters import TeleopParameters
from .xr_topics import HANDS

MEASURED = 0.5
"""Seconds. An effector's place in TF that came, or was stamped, earlier is not believed."""
_OFF = 'teleoperation is switched off (teleop/enable)'


class Frames(Protocol):
    """Where frames are."""

    def pose(self, frame: str, base: str, *, oldest: float) -> Pose | str:
        """Return ``frame`` in ``base``, or why that is not known so lately."""


class Teleop:
    """
    The arms of the robot, moved by one operator at a time; in the publishing thread only.

    Times are monotonic. ``show`` tells all pages, ``unshow`` takes back what was told of a key.
    """

    def __init__(
        self,
        parameters: TeleopParameters,
        out: Outgoing,
        frames: Frames,
        *,
        ros_time: Callable[[], float],
        show: Callable[[ServerMessage], None],
        unshow: Callable[[str], None],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._clock = clock
        self._out = out
        self._frames = frames
        self._ros_time = ros_time
        self._show = show
        self._unshow = unshow
        self.enabled = True
        self.operator = ''
        """The client whose headset moves the robot, '' for nobody; on or off."""
        self._visible = True
        self._stopped = ''
        self.arms: list[TeleopArm] = []
        self.configure(parameters, 0.0)

    @property
    def engaged(self) -> list[Hand]:
        """The hands that move the robot."""
        return [arm.hand for arm in self.arms if arm.safety.state is State.ENGAGED]

    def configure(self, parameters: TeleopParameters, now: float) -> None:
        """Take other parameters: the robot is let go of, and the clutch has to be closed anew."""
        for arm in self.arms:
            arm.end()
            self._unshow(arm.key)
        self.arms = [self._arm(hand, parameters) for hand in HANDS if parameters.effector(hand)]
        for arm in self.arms:
            if self._stopped:
                arm.safety.stop(self._stopped, now)
        self._operate(self.operator, now)

    def operate(self, client: str, now: float, *, lost: bool = False) -> None:
        """
        Another client moves the robot, or nobody does.

        ``lost``: its headset is still on, but it has not got the control any more.
        """
        if client != self.operator:
            self.operator, self._visible = client, True
            self._operate(client, now, lost=lost)

    def visible(self, now: float, *, visible: bool) -> None:
        """Tell whether the operator wears the headset, and sees the scene."""
        self._visible = visible
        for arm in self.arms:
            arm.safety.visibility(self.operator, now, visible=visible)
        self.tick(now)

    def enable(self, now: float, *, enabled: bool) -> None:
        """Switch it on or off, whoever operates."""
        if enabled != self.enabled:
            self.enabled = enabled
            self._operate(self.operator, now)

    def stop(self, reason: str, now: float) -> None:
        """Stop until ``reset``."""
        self._stopped = reason
        for arm in self.arms:
            arm.safety.stop(reason, now)
        self.tick(now)

    def refuse(self, reason: str, now: float) -> None:
        """Hold, until the clutch is closed anew."""
        for arm in self.arms:
            arm.safety.refuse(reason, now)
        self.tick(now)

    def reset(self, now: float) -> None:
        """Lift the stop."""
        self._stopped = ''
        for arm in self.arms:
            arm.safety.reset(now)
        self._operate(self.operator, now)

    def follow(self, client: str, body: XrBody, origin: int, seen: PageTime) -> None:
        """Take a frame of a headset; that of anybody but the operator moves nothing."""
        for arm in self.arms:
            # Of each: a publisher may have blocked since the frame came, and it has aged.
            arm.follow(client, body, origin, seen, self._clock())

    def tick(self, now: float) -> None:
        """Notice what did not come; from a watchdog."""
        for arm in self.arms:
            arm.safety.tick(now)
            arm.tell()

    def _operate(self, client: str, now: float, *, lost: bool = False) -> None:
        client = client if self.enabled else ''
        for arm in self.arms:
            arm.obstacle = '' if self.enabled else _OFF
            if client != arm.safety.operator:
                arm.forget()
                if client:
                    arm.safety.connected(client, now)
                    arm.safety.visibility(client, now, visible=self._visible)
                elif lost:
                    arm.safety.operator_lost(now)
                else:
                    arm.safety.disconnected(now)
        self.tick(now)
        if client:
            for arm in self.arms:
                arm.announce()

    def _arm(self, hand: Hand, parameters: TeleopParameters) -> TeleopArm:
        base, effector = parameters.teleop_base_frame, parameters.effector(hand)
        return TeleopArm(
            hand,
            parameters,
            self._out,
            measure=lambda: self._frames.pose(effector, base, oldest=MEASURED),
            ros_time=self._ros_time,
            show=self._show,
        )
