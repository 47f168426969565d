# SPDX-License-Identifier: Apache-2.0
"""uvicorn's HTTP, with an end for connections that are opened and ask for nothing."""

from __future__ import annotations

import asyncio

from uvicorn.protocols.http.h11_impl import H11Protocol

REQUEST_TIME = 10.0
"""Seconds in which the first request of a connection has to be there, head and all."""


class FirstRequest(H11Protocol):
    """Ends a connection whose first request does not come, or comes a byte now and then."""

    _deadline: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin to wait."""
        super().connection_made(transport)
        self._deadline = self.loop.call_later(REQUEST_TIME, self._end_silent)

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait no more."""
        if self._deadline is not None:
            self._deadline.cancel()
        super().connection_lost(exc)

    def _end_silent(self) -> None:
        # One that is closing may have no protocol any more to ask for.
        if self.transport.is_closing() or self.cycle is not None:
            return
        if self.transport.get_protocol() is self:  # and no WebSocket by now
            self.transport.close()
