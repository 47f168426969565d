# SPDX-License-Identifier: Apache-2.0
"""What a client was not sent: because newer came first, or because a queue was full."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Unsent:
    """Counts of messages."""

    skipped: int = 0
    """Something newer stands for them: who gets that is told all that is true."""
    lost: int = 0
    """A full queue had no place for them, and nothing tells what they said."""

    def __add__(self, other: Unsent) -> Unsent:
        return Unsent(self.skipped + other.skipped, self.lost + other.lost)
