# SPDX-License-Identifier: Apache-2.0
"""The sockets that have said nothing yet."""

from __future__ import annotations

from ..core.session import Frame
from ..wire.session import Rejected
from .socket import Socket

GREETINGS = 128
"""More sockets than this do not wait for their first message."""


class Greetings:
    """
    Waits for the first message of each socket.

    Anybody can open sockets and say nothing: of too many the one that waits longest goes, so that
    an honest page, which greets at once, always finds room.
    """

    def __init__(self) -> None:
        self._waiting: dict[Socket, None] = {}

    async def first(self, socket: Socket) -> Frame:
        """Return the greeting of a socket. Raises Closed, Refused."""
        if len(self._waiting) >= GREETINGS:
            oldest = next(iter(self._waiting))
            del self._waiting[oldest]
            oldest.end(Rejected('busy', 'too many connections wait without a greeting'))
        self._waiting[socket] = None
        try:
            return await socket.read_hello()
        finally:
            self._waiting.pop(socket, None)
