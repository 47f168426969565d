# SPDX-License-Identifier: Apache-2.0
"""Tells tracking that hangs from a hand at rest: no hand is the same bit for bit for long."""

from __future__ import annotations

import math

from .rigid import Pose

FROZEN = 0.4
"""Seconds of one pose after which it is not believed."""


class Stillness:
    """The pose that was seen last, and since when."""

    def __init__(self) -> None:
        self.forget()

    def forget(self) -> None:
        """Begin with another hand."""
        self._pose: Pose | None = None
        self._since = -math.inf

    def frozen(self, pose: Pose, captured: float) -> bool:
        """Take the pose of ``captured``; tell whether it has been this one for long."""
        if pose != self._pose:
            self._pose, self._since = pose, captured
        return captured - self._since > FROZEN
