# SPDX-License-Identifier: Apache-2.0
"""Runs what ``bind`` was given: a generator that yields events and is sent its client's."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
import inspect
from typing import Any

from .events import Frame, NULL
from .session import VuerSession


def check_generator(function: Any) -> None:
    """Raise TypeError for what is no function with a ``yield``."""
    if not (inspect.isasyncgenfunction(function) or inspect.isgeneratorfunction(function)):
        raise TypeError(
            f'bind takes a function with a "yield", not {function!r};'
            ' spawn takes an "async def" without one'
        )


async def run_generator(function: Callable[..., Any], session: VuerSession) -> None:
    """
    Run a generator to its end.

    After a ``Frame`` it goes on at the next multiple of its period, with the oldest event that
    waits, or ``NULL``; after anything else, with the next event of its client.
    """
    generator = function(session)
    send = _sender(generator)
    loop = asyncio.get_running_loop()
    due = loop.time()
    event: Any = None
    try:
        while True:
            step = await send(event)
            if not isinstance(step, Frame):
                session @ step
                event, due = await _next(session), loop.time()
                continue
            session @ step.data
            due = max(due + 1.0 / step.frame_rate, loop.time())
            await asyncio.sleep(due - loop.time())
            event = session.popleft() or NULL
    except (StopIteration, StopAsyncIteration, _Ended):
        return
    finally:
        closing = generator.aclose() if hasattr(generator, 'aclose') else generator.close()
        if inspect.isawaitable(closing):
            await closing


class _Ended(Exception):
    """A plain generator has come to its end: StopIteration cannot leave a coroutine."""


def _sender(generator: Any) -> Callable[[Any], Awaitable[Any]]:
    if hasattr(generator, 'asend'):
        sender: Callable[[Any], Awaitable[Any]] = generator.asend
        return sender

    async def send(event: Any) -> Any:
        try:
            return generator.send(event)
        except StopIteration:
            raise _Ended from None

    return send


async def _next(session: VuerSession) -> Any:
    while not session.downlink:
        session._arrived.clear()
        await session._arrived.wait()
    return session.popleft()
