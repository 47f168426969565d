# SPDX-License-Identifier: Apache-2.0
"""An end effector follows a hand: safety, clutch, smoothing and limits in their order."""

from __future__ import annotations

from dataclasses import dataclass

from .clutch import alignment, Clutch
from .limiter import Limiter
from .limits import Limits
from .one_euro import OneEuro
from .rigid import Pose, Quaternion, Vector
from .state_machine import SafetyMachine


@dataclass(frozen=True)
class Target:
    """Where an end effector should be, in the robot's base frame."""

    pose: Pose
    linear: Vector
    """m/s."""
    angular: Vector
    """rad/s, about the axes of the base frame."""
    captured: float
    """When the hand was seen where it comes from, seconds."""


class Follower:
    """
    Makes targets of the poses of a hand, while ``safety`` lets it.

    ``forward`` is the robot's forward as an angle about z in its base frame: that way it moves if
    the hand moves where the operator looked when the clutch was closed. ``smoothing`` is left out
    where the robot's controller has its own.
    """

    def __init__(
        self,
        limits: Limits,
        *,
        scale: float = 1.0,
        forward: float = 0.0,
        smoothing: OneEuro | None = None,
    ) -> None:
        self.safety = SafetyMachine()
        self._limits = limits
        self._clutch = Clutch(scale=scale)
        self._limiter = Limiter(limits)
        self._smoothing = smoothing
        self._forward = forward
        self._anchored = 0
        self._hand = Pose()

    @property
    def anchoring(self) -> bool:
        """Whether the next pose that may be followed begins where the effector is."""
        return self.safety.presses != self._anchored

    def follow(
        self,
        client: str,
        hand: Pose,
        *,
        captured: float,
        now: float,
        effector: Pose | str | None,
        head: Quaternion | None = None,
    ) -> Target | None:
        """
        Return the target for a tracked pose of the hand, None if the robot must not follow it.

        ``hand`` and ``head`` are in the axes of the headset's floor, z up; ``effector`` is where
        the end effector was measured last, or why that is not known. It counts when the clutch
        has just been closed, ``head`` too (without one, the floor's axes are the robot's).
        """
        safety, captured = self.safety, min(captured, now)
        if not safety.sample(client, hand, captured, now):
            return None
        anew = self.anchoring
        if not anew and self._limits.jumped(self._hand, hand):
            safety.refuse('the hand jumped', now)
            return None
        if anew:
            if not isinstance(effector, Pose):
                why = f': {effector}' if effector else ''
                safety.refuse(f'where the end effector is is not known{why}', now)
                return None
            if not self._limits.inside(effector.position):
                safety.refuse('the end effector is outside of the workspace', now)
                return None
            if self._smoothing is not None:
                self._smoothing.reset()
            turn = alignment(head, forward=self._forward) if head is not None else 0.0
            self._clutch.engage(hand, effector, turn=turn)
            self._limiter.start(effector, now)
            self._anchored = safety.presses
        self._hand = hand
        smooth = self._smoothing.filter(hand, captured) if self._smoothing else hand
        pose = self._limiter.step(self._clutch.target(smooth), now)
        return Target(pose, self._limiter.linear, self._limiter.angular, captured)
