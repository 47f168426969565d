# SPDX-License-Identifier: Apache-2.0
"""What passed between a server and its pages since it started, counted."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass
class Traffic:
    """Counts over all WebSockets of one application; loop thread."""

    sent_bytes: int = 0
    sent_messages: int = 0
    received_bytes: int = 0
    received_messages: int = 0
    lag: float = 0.0
    """Seconds by which the loop's last tick came late."""

    def sent(self, size: int) -> None:
        """Count a message handed to a socket."""
        self.sent_bytes += size
        self.sent_messages += 1

    def received(self, size: int) -> None:
        """Count a message of a page."""
        self.received_bytes += size
        self.received_messages += 1
