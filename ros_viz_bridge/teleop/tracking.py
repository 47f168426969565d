# SPDX-License-Identifier: Apache-2.0
"""How well a hand or a controller is known, as people and programs are told."""

from __future__ import annotations

import enum

from .rigid import Pose
from .stillness import Stillness


class Tracking(enum.Enum):
    """The values of the topics ``xr/*/tracking``."""

    UNKNOWN = 'never seen'
    TRACKED = 'tracked'
    EMULATED = 'not seen, and guessed by the headset: no pose is published'
    LOST = 'not seen'
    FROZEN = 'the same pose for 0.4 s: its tracking hangs'
    BLURRED = 'the headset is off, or shows something else'


class Tracker:
    """Follows one hand or controller."""

    def __init__(self) -> None:
        self.state = Tracking.UNKNOWN
        self._stillness = Stillness()

    def see(self, pose: Pose | None, captured: float, *, emulated: bool = False) -> Tracking:
        """Return the state after a frame of ``captured``; ``pose`` is None if there is none."""
        if pose is not None:
            frozen = self._stillness.frozen(pose, captured)
            self.state = Tracking.FROZEN if frozen else Tracking.TRACKED
        elif emulated:
            self.state = Tracking.EMULATED
        elif self.state is not Tracking.UNKNOWN:
            self.state = Tracking.LOST
        return self.state

    def blur(self) -> Tracking:
        """Return the state while the headset shows something else, or nothing to nobody."""
        self.state = Tracking.BLURRED
        return self.state
