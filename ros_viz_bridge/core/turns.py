# SPDX-License-Identifier: Apache-2.0
"""Whose turn it is of what waits for one client."""

from __future__ import annotations

from collections.abc import Sequence

from ..wire.message import Priority

IMAGE_TURNS = 4
"""So many pieces of images go before one of a cloud."""


class Turns:
    """The most urgent goes first, but images leave clouds a share."""

    def __init__(self) -> None:
        self._images = 0

    def next(self, waiting: Sequence[Priority]) -> Priority:
        """Return whose turn it is of these, the most urgent first."""
        if waiting[0] is not Priority.IMAGE or len(waiting) == 1:
            return waiting[0]
        self._images += 1
        if self._images <= IMAGE_TURNS:
            return Priority.IMAGE
        self._images = 0
        return waiting[1]
