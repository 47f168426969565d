# SPDX-License-Identifier: Apache-2.0
"""A thread waits for what a coroutine on the server's loop returns."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from concurrent import futures
from typing import Any, TypeVar

from .ended import ServerStoppedError, STOPPED
from .mailbox import Mailbox

T = TypeVar('T')
LOOK = 0.5
"""Seconds between two looks whether the loop still runs."""


def wait_on_loop(
    mailbox: Mailbox, start: Callable[[], Coroutine[Any, Any, T]], *, instead: str
) -> T:
    """
    Run ``start()`` on the server's loop and return its result, or raise what it raises.

    Raises RuntimeError on the loop's own thread, which would wait for itself: ``instead`` is what
    to write there; ServerStoppedError where the server was stopped.
    """
    mailbox.check_open()
    if mailbox.on_loop():
        raise RuntimeError(
            'this waits for the server, and was called on its own event loop:'
            f' there, write `{instead}`, or use a plain `def` callback'
        )
    loop = mailbox.loop
    if loop is None or loop.is_closed():
        raise RuntimeError('the server was stopped, or nobody has asked it for anything yet')
    future = asyncio.run_coroutine_threadsafe(start(), loop)
    try:
        while True:
            futures.wait((future,), LOOK)
            if future.done():
                return future.result()
            if mailbox.loop is not loop or loop.is_closed():
                raise ServerStoppedError(STOPPED)
    finally:
        future.cancel()
