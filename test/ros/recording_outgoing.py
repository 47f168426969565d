# SPDX-License-Identifier: Apache-2.0
"""Takes down what would be published."""

from __future__ import annotations

from typing import Any


class RecordingOutgoing:
    """In place of ``Outgoing``: topics and messages, in order."""

    def __init__(self) -> None:
        self.sent: list[tuple[str, Any]] = []
        self.announced: list[str] = []

    def publish(self, topic: str, ros_type: str, message: Any, *, moves: bool = True) -> None:
        if message is not None:
            self.sent.append((topic, message))

    def announce(self, topic: str, ros_type: str) -> None:
        self.announced.append(topic)

    def halt(self, topic: str, ros_type: str, message: Any) -> None:
        self.sent.append((topic, message))

    def of(self, topic: str) -> list[Any]:
        """Return what was published on a topic."""
        return [message for name, message in self.sent if name == topic]
