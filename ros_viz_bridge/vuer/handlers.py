# SPDX-License-Identifier: Apache-2.0
"""Who wants which events: handlers of all sessions, and what one session waits for."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

from ..api.nearest import nearest
from .events import ClientEvent
from .payloads import VALUES

Handler = Callable[..., Any]


def check_kind(etype: str) -> str:
    """Return the kind of event. Raises TypeError, and ValueError with the nearest or all."""
    if not isinstance(etype, str):
        raise TypeError(f'event_type must be a str such as "CAMERA_MOVE", not {etype!r}')
    if etype not in VALUES:
        raise ValueError(f'there is no event {etype!r}: {nearest(etype, VALUES)}')
    return etype


class Handlers:
    """Handlers by kind of event, in order; ``changed`` is told when the kinds change."""

    def __init__(self, changed: Callable[[], None]) -> None:
        self._changed = changed
        self._handlers: dict[str, tuple[tuple[Handler, bool], ...]] = {}

    @property
    def kinds(self) -> set[str]:
        """Kinds of events that there are handlers for."""
        return set(self._handlers)

    def add(self, etype: str, handler: Handler, *, once: bool = False) -> Callable[[], None]:
        """Add a handler, for the next event alone if ``once``; what is returned removes it."""
        if not callable(handler):
            raise TypeError(f'fn, a handler of {etype}, must be callable, not {handler!r}')
        entry = (handler, once)
        self._handlers[etype] = (*self._handlers.get(etype, ()), entry)
        self._changed()
        return lambda: self._keep(etype, lambda each: each is not entry)

    def take(self, etype: str) -> tuple[Handler, ...]:
        """Return the handlers to call for an event; those for one alone are taken away."""
        entries = self._handlers.get(etype, ())
        if any(once for _, once in entries):
            self._keep(etype, lambda entry: not entry[1])
        return tuple(handler for handler, _ in entries)

    def _keep(self, etype: str, which: Callable[[tuple[Handler, bool]], bool]) -> None:
        rest = tuple(filter(which, self._handlers.get(etype, ())))
        if rest:
            self._handlers[etype] = rest
        else:
            self._handlers.pop(etype, None)
        self._changed()


class Waiting:
    """What one session waits for with ``till``."""

    def __init__(self, changed: Callable[[], None]) -> None:
        self._changed = changed
        self._futures: dict[str, list[asyncio.Future[ClientEvent]]] = {}

    @property
    def kinds(self) -> set[str]:
        """Kinds of events that are waited for."""
        return set(self._futures)

    async def till(self, etype: str, timeout: float | None) -> ClientEvent:
        """Return the next event of a kind. Raises asyncio.TimeoutError."""
        future: asyncio.Future[ClientEvent] = asyncio.get_running_loop().create_future()
        self._futures.setdefault(etype, []).append(future)
        self._changed()
        try:
            return await asyncio.wait_for(future, timeout)
        finally:
            waiting = self._futures.get(etype, [])
            if future in waiting:
                waiting.remove(future)
            if not waiting:
                self._futures.pop(etype, None)
            self._changed()

    def tell(self, event: ClientEvent) -> None:
        """Wake all who wait for it."""
        for future in self._futures.get(event.etype, ()):
            if not future.done():
                future.set_result(event)
