# SPDX-License-Identifier: Apache-2.0
"""A value from 0 to 1 as on or off, without flicker."""

from __future__ import annotations


class Switch:
    """On above ``on``, off below ``off``, and as it was in between."""

    def __init__(self, *, on: float = 0.7, off: float = 0.4) -> None:
        if not 0.0 <= off < on <= 1.0:
            raise ValueError(f'off is {off} and on {on}: 0 <= off < on <= 1 is allowed')
        self._on, self._off = on, off
        self.pressed = False

    def set(self, value: float) -> bool:
        """Return whether it is on, now that the value is this; NaN leaves it as it was."""
        if value >= self._on:
            self.pressed = True
        elif value <= self._off:
            self.pressed = False
        return self.pressed
