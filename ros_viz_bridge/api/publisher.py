# SPDX-License-Identifier: Apache-2.0
"""What the parts of the API need of the server."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from typing import Protocol

from ..wire.message import ServerMessage
from ..wire.scene import NodePlacement

Told = ServerMessage | NodePlacement
"""What is said to pages; places of nodes are said together."""


class Publisher(Protocol):
    """Sends messages; ``Server`` is one."""

    def publish(
        self, *messages: Told, layer: str = '', to: str | None = None, but: str = ''
    ) -> None:
        """Send messages, in order; any thread."""

    def publish_all(
        self, messages: Sequence[Told], layer: str = '', to: str | None = None, but: str = ''
    ) -> None:
        """Likewise, of messages that are a sequence: many times for each picture."""

    def places(self, layer: str) -> Callable[[NodePlacement], bool]:
        """Return what takes places one by one within ``atomic``, and tells whether it did."""

    def atomic(self) -> AbstractContextManager[None]:
        """Return a context: what is published in it is seen in one picture."""

    def flush(self) -> None:
        """Wait until all that was published is on its way to the clients."""

    def remove(self, display: str, key: str, *, layer: str = '') -> None:
        """Remove the thing with this key, with all its slots."""
