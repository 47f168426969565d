# SPDX-License-Identifier: Apache-2.0
"""The way from any thread to the loop thread: one lock, one wake-up per batch."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
import logging
import threading

from ..core.backlog import Backlog
from ..core.commands import Call, Command
from .ended import ServerStoppedError, STOPPED

logger = logging.getLogger(__name__)

Deliver = Callable[[Sequence[Command]], None]


class Mailbox:
    """
    Collects commands and delivers them on the loop thread, in order.

    While the loop is busy with something else, what waits is bounded (``core/backlog.py``).
    While no loop is attached (an app that mounts the server and has had no request yet) nobody is
    connected, and the posting thread delivers itself, under the lock. Nothing is taken after
    ``close``.
    """

    def __init__(self, deliver: Deliver) -> None:
        self._deliver = deliver
        self.lock = threading.RLock()
        """Held by who posts several things in a row; it may be taken again by its thread."""
        self._waiting = Backlog()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._scheduled = False
        self._closed = False

    @property
    def loop(self) -> asyncio.AbstractEventLoop | None:
        """The loop that delivers."""
        return self._loop

    @property
    def waiting_bytes(self) -> int:
        """Encoded bytes that wait to be delivered."""
        return self._waiting.nbytes

    def attach(self, loop: asyncio.AbstractEventLoop) -> None:
        """Deliver on this loop from now on; called on its thread."""
        with self.lock:
            self._loop = loop
            self._scheduled = len(self._waiting) > 0
            if self._scheduled:
                loop.call_soon(self._run)

    def detach(self) -> None:
        """
        The loop has ended: deliver what it left, and from now on in the posting threads.

        Any thread.
        """
        with self.lock:
            self._loop = None
            self._scheduled = False
            batch = self._take()
            self._deliver(batch)

    @property
    def closed(self) -> bool:
        """Whether it takes nothing any more."""
        return self._closed

    def check_open(self) -> None:
        """Raise ServerStoppedError once it is closed."""
        if self._closed:
            raise ServerStoppedError(STOPPED)

    def close(self) -> None:
        """Deliver what is there, and take nothing any more: ``post`` raises. Any thread."""
        with self.lock:
            self._closed = True

    def post(self, command: Command) -> None:
        """
        Hand over a command; any thread, the loop's too.

        Raises ServerStoppedError after ``close``.
        """
        with self.lock:
            self.check_open()
            if self._loop is None:
                self._deliver((command,))
                return
            self._waiting.add(command)
            if self._loop.is_closed():  # without a word, perhaps with a batch that it never ran
                self.detach()
                return
            if self._scheduled:
                return
            self._scheduled = True
            try:
                self._loop.call_soon_threadsafe(self._run)
            except RuntimeError:  # closed this very moment
                self.detach()

    def flush(self, timeout: float = 10.0) -> None:
        """Wait until everything posted before is delivered. Raises TimeoutError."""
        done = threading.Event()
        self.post(Call(done.set))
        if self.on_loop():
            self._run()
        if not done.wait(timeout):
            raise TimeoutError(f'the server did not take what was published within {timeout:g} s')

    def on_loop(self) -> bool:
        """Tell whether this runs on the loop's thread, where nothing may wait for the loop."""
        try:
            return asyncio.get_running_loop() is self._loop
        except RuntimeError:
            return False

    def check_on_loop(self) -> None:
        """Raise RuntimeError elsewhere than on the loop's thread, whose coroutines wait for it."""
        self.check_open()
        if not self.on_loop():
            raise RuntimeError(
                "this belongs on the server's event loop (an `async def` callback); elsewhere use"
                ' the form that waits, in another loop through `asyncio.to_thread`'
            )

    def _take(self) -> list[Command]:
        replaced = self._waiting.replaced
        if replaced:
            logger.warning(
                'the event loop was busy: %d messages were replaced before it took them', replaced
            )
        return self._waiting.take()

    def _run(self) -> None:
        with self.lock:
            batch = self._take()
            self._scheduled = False
        self._deliver(batch)
