# SPDX-License-Identifier: Apache-2.0
"""Tells whether what came is what came next: nothing lost, nothing twice."""

from __future__ import annotations


class LostError(Exception):
    """Something is missing, or came again."""


class Order:
    """Follows the bytes that one side has said so far; each message says its place among them."""

    def __init__(self) -> None:
        self.position: int | None = None
        """Bytes before the next message, None until one came."""

    def take(self, position: int, size: int) -> None:
        """Take a message. Raises LostError."""
        if self.position not in (None, position):
            raise LostError(f'a message came at {position}, not at {self.position}')
        self.position = position + size
