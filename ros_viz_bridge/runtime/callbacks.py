# SPDX-License-Identifier: Apache-2.0
"""The thread that runs users' callbacks in order, so that none can hold up the server."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
import inspect
import logging
import queue
import threading
from typing import Any

logger = logging.getLogger(__name__)

WAITING = 10_000
"""More calls than this do not wait: the callbacks are too slow for what comes in."""

Failed = Callable[[str], None]


class Callbacks:
    """
    Runs calls in order. An exception is logged, told to ``failed``, and harms nothing else.

    Coroutine functions run on the server's loop, started in order.
    """

    def __init__(
        self, loop: Callable[[], asyncio.AbstractEventLoop | None], failed: Failed
    ) -> None:
        self._loop = loop
        self._failed = failed
        self._queue: queue.SimpleQueue[Callable[[], Any] | None] = queue.SimpleQueue()
        self._thread: threading.Thread | None = None
        self._lock = threading.Lock()
        self._closed = False
        self._full = False

    def submit(self, call: Callable[..., Any], *args: Any) -> None:
        """
        Run ``call(*args)`` when all before it are done; any thread.

        The thread starts with the first call.
        """
        with self._lock:
            if self._closed:
                return
            if self._thread is None:
                self._thread = threading.Thread(
                    target=self._run, name='ros_viz_bridge.callbacks', daemon=True
                )
                self._thread.start()
        if self._queue.qsize() < WAITING:
            self._queue.put(lambda: self._call(call, args))
            self._full = False
            return
        if not self._full:
            logger.error('callbacks are too slow: %d wait, newer ones are dropped', WAITING)
        self._full = True

    def close(self, timeout: float = 5.0) -> None:
        """
        Finish what waits and end the thread.

        Called from the thread itself, it ends after this call.
        """
        with self._lock:
            self._closed = True
            thread = self._thread
        if thread is None:
            return
        self._queue.put(None)
        if thread is not threading.current_thread():
            thread.join(timeout)

    def _run(self) -> None:
        while True:
            call = self._queue.get()
            if call is None:
                return
            call()

    def _call(self, call: Callable[..., Any], args: tuple[Any, ...]) -> None:
        try:
            result = call(*args)
            if inspect.iscoroutine(result):
                self._start(result, _name(call))
        except Exception as error:
            self._report(_name(call), error)

    def _start(self, coroutine: Coroutine[Any, Any, Any], name: str) -> None:
        loop = self._loop()
        if loop is None:
            coroutine.close()
            raise RuntimeError('a coroutine callback needs a running server')
        future = asyncio.run_coroutine_threadsafe(coroutine, loop)

        def done(result: Any) -> None:
            error = None if result.cancelled() else result.exception()
            if error is not None:
                self._report(name, error)

        future.add_done_callback(done)

    def _report(self, name: str, error: BaseException) -> None:
        logger.error('callback %s failed', name, exc_info=error)
        text = f'{name} failed: {type(error).__name__}: {error}'
        self._failed(text.encode(errors='replace').decode())  # a file name may be no Unicode


def _name(call: Callable[..., Any]) -> str:
    return getattr(call, '__qualname__', repr(call))
