# SPDX-License-Identifier: Apache-2.0
"""The end of a server, and waiting for it."""

from __future__ import annotations

import asyncio
import atexit
from contextlib import suppress
from typing import TypeVar

from ..core.commands import Call
from ..runtime.asgi import Application
from ..runtime.callbacks import Callbacks
from ..runtime.ended import ServerStoppedError
from ..runtime.mailbox import Mailbox
from ..runtime.serve import Serving
from .auditing import Auditing

S = TypeVar('S', bound='Life')

DETACH_TIME = 1.0
"""Seconds that ``stop`` waits until a loop of somebody else's has sent everybody away."""


class Life:
    """The part of ``Server`` that ends it; all of it may be called in any thread."""

    _application: Application
    _auditing: Auditing
    _callbacks: Callbacks
    _mailbox: Mailbox
    _serving: Serving | None
    _for_good = False

    def get_event_loop(self) -> asyncio.AbstractEventLoop:
        """
        Return the loop that serves the clients: for ``asyncio.run_coroutine_threadsafe``.

        Raises ServerStoppedError after ``stop``, and RuntimeError of a mounted server before its
        first request.
        """
        self._mailbox.check_open()
        loop = self._mailbox.loop
        if loop is None:
            raise RuntimeError('the server has no event loop: nobody has asked it for anything')
        return loop

    def sleep_forever(self) -> None:
        """
        Wait until ``stop`` is called in another thread; Ctrl+C stops the server, and ends it, too.

        What the script does after it is done then. Raises RuntimeError on the server's own loop,
        which would wait for itself.
        """
        if self._mailbox.on_loop():
            raise RuntimeError(
                'sleep_forever would keep the server from serving here, on its own event loop:'
                ' there, write `await asyncio.Event().wait()`'
            )
        try:
            self._callbacks.wait_closed()
        except KeyboardInterrupt:
            self.stop()

    def stop(self) -> None:
        """
        End every connection and thread; on its own loop without waiting. Twice does no harm.

        What other threads and callbacks show while it stops is dropped. Afterwards what shows,
        asks or registers a callback raises ServerStoppedError, a RuntimeError, so that their loops
        end; what is known can still be read, and what is removed is gone already. A callback that
        ends by this error is not reported. At the end of the program nothing is raised.
        """
        self._for_good = True
        self._end()

    def _at_exit(self) -> None:
        # Threads that are still at it end with the program: a traceback of each helps nobody.
        self._end()

    def _end(self) -> None:
        atexit.unregister(self._at_exit)
        on_loop = self._mailbox.on_loop()
        if self._serving is not None:
            self._serving.stop()
        elif (loop := self._mailbox.loop) is not None and not self._mailbox.closed:
            self._mailbox.post(Call(self._application.detach))
            if loop.is_running() and not on_loop:
                # It may be busy, and end them later; or another thread stops at the same time.
                with suppress(TimeoutError, ServerStoppedError):
                    self._mailbox.flush(DETACH_TIME)
        if self._serving is None or not on_loop:  # else the loop has yet to end: _loop_ended
            self._close()
        self._callbacks.close(0.0 if on_loop else 5.0)
        if on_loop:  # everybody leaves only now, which is audited, too
            asyncio.get_running_loop().call_soon(self._close_audit_aside)
        else:
            self._auditing.close()

    def _close_audit_aside(self) -> None:
        asyncio.get_running_loop().run_in_executor(None, self._auditing.close)

    def _loop_ended(self) -> None:
        self._mailbox.detach()
        self._close()

    def _close(self) -> None:
        if self._for_good:
            self._mailbox.close()

    def __enter__(self: S) -> S:
        return self

    def __exit__(self, *exc: object) -> None:
        self.stop()
