# SPDX-License-Identifier: Apache-2.0
"""Whether the server does its work, for who restarts it if it does not."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
import time
from typing import Any

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

PATH = '/healthz'


@dataclass
class _Sign:
    within: float
    last: float


class Health:
    """
    Signs of life of threads that must not stand still.

    The loop's own is the answer. It is given to anybody: it says nothing but that, and in which
    thread the fault is.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._signs: dict[str, _Sign] = {}

    def sign(self, name: str, *, within: float) -> Callable[[], None]:
        """Return what ``name`` has to call again and again, ``within`` so many seconds."""
        sign = self._signs[name] = _Sign(within, self._clock())

        def alive() -> None:
            sign.last = self._clock()

        return alive

    def late(self) -> dict[str, float]:
        """Return who stands still, and for how many seconds."""
        now = self._clock()
        silent = {name: now - sign.last for name, sign in list(self._signs.items())}
        return {name: age for name, age in silent.items() if age > self._signs[name].within}

    def routes(self) -> list[Any]:
        """Return where it is asked for."""
        return [Route(PATH, self.answer)]

    async def answer(self, request: Request) -> Response:
        """Say 200 'ok', or 503 and who stands still."""
        late = self.late()
        text = ''.join(f'{name}: nothing for {age:.0f} s\n' for name, age in late.items())
        headers = {'cache-control': 'no-store', 'x-content-type-options': 'nosniff'}
        return PlainTextResponse(text or 'ok\n', 503 if late else 200, headers)
