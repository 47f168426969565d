# SPDX-License-Identifier: Apache-2.0
"""The threads that run users' callbacks, so that none can hold up the server or another."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable, Coroutine, Hashable
import inspect
import logging
import threading
import time
from typing import Any

from .ended import EndedError, ServerStoppedError, STOPPED

logger = logging.getLogger(__name__)

WAITING = 10_000
"""More calls than this do not wait: the callbacks are too slow for what comes in."""
THREADS = 32
"""So many callbacks run at the same time; others wait for one to end."""
LOOK = 0.5
"""Seconds between looks at whether Ctrl+C was pressed."""

Failed = Callable[[str], None]
Submit = Callable[..., bool]
"""``Callbacks.submit``."""


class Callbacks:
    """
    Runs calls in lanes: those of one lane in order, one after the other, lanes side by side.

    An exception is logged, told to ``failed``, and harms nothing else; of an EndedError a line is
    logged. Coroutine functions run on
    the server's loop, started in order. Threads are made when they are needed and end with
    ``close``.
    """

    def __init__(
        self, loop: Callable[[], asyncio.AbstractEventLoop | None], failed: Failed
    ) -> None:
        self._loop = loop
        self._failed = failed
        self._change = threading.Condition()
        self._lanes: dict[Hashable, deque[Callable[[], Any]]] = {}
        self._ready: deque[Hashable] = deque()
        self._threads: list[threading.Thread] = []
        self._running: set[threading.Thread] = set()
        self._closing: set[threading.Thread] = set()
        self._idle = 0
        self._waiting = 0
        self._closed = False
        self._ended = threading.Event()
        self._full = False

    def submit(self, call: Callable[..., Any], *args: Any, lane: Hashable = None) -> bool:
        """
        Run ``call(*args)`` when all before it in its lane are done; any thread.

        Without a ``lane`` each function has its own, and the methods of one object share one.
        Returns False for what will not run, as too much waits or this has ended.
        """
        lane = lane_of(call) if lane is None else lane
        with self._change:
            if self._closed or not self._room():
                return False
            self._waiting += 1
            jobs = self._lanes.get(lane)
            if jobs is not None:
                jobs.append(lambda: self._call(call, args))
                return True
            self._lanes[lane] = deque((lambda: self._call(call, args),))
            self._ready.append(lane)
            if len(self._ready) > self._idle and len(self._threads) < THREADS:
                self._start_thread()
            self._change.notify()
            return True

    def wait_closed(self) -> None:
        """
        Wait until ``close`` is called, or a signal's handler raises.

        It looks up now and then: a signal that comes just before a thread begins to wait does not
        wake it. And it waits apart: as one of those who wait for calls, it would be told of one
        in place of the thread that could run it.
        """
        while not self._ended.wait(LOOK):
            pass

    def close(self, timeout: float = 5.0) -> None:
        """
        Finish what waits and end the threads, as far as they end within ``timeout`` seconds.

        Called from a callback, its thread ends after this call; another such does not wait for it.
        """
        end = time.monotonic() + timeout
        spared: set[threading.Thread] = set()
        with self._change:
            self._closed = True
            self._ended.set()
            if threading.current_thread() in self._running:
                self._closing.add(threading.current_thread())
                spared = self._closing
            self._change.notify_all()
            self._change.wait_for(lambda: self._running <= spared, timeout)
            ended = [each for each in self._threads if each not in self._running]
        for thread in ended:
            thread.join(max(0.0, end - time.monotonic()))

    def _room(self) -> bool:
        if self._waiting < WAITING:
            self._full = False
            return True
        if not self._full:
            logger.error('callbacks are too slow: %d wait, newer ones are dropped', WAITING)
        self._full = True
        return False

    def _start_thread(self) -> None:
        # A daemon: a callback that never ends must not keep the program from ending.
        number = len(self._threads)
        thread = threading.Thread(
            target=self._run, name=f'ros_viz_bridge.callbacks-{number}', daemon=True
        )
        self._threads.append(thread)
        self._running.add(thread)
        thread.start()

    def _run(self) -> None:
        while True:
            with self._change:
                self._idle += 1
                self._change.wait_for(lambda: self._ready or self._closed)
                self._idle -= 1
                if not self._ready:
                    self._running.discard(threading.current_thread())
                    self._change.notify_all()
                    return
                lane = self._ready.popleft()
                job = self._lanes[lane].popleft()
                self._waiting -= 1
            job()
            with self._change:
                if self._lanes[lane]:
                    self._ready.append(lane)
                    self._change.notify()
                else:
                    del self._lanes[lane]
            del job

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
            if self._closed:
                raise ServerStoppedError(STOPPED)
            raise RuntimeError('a coroutine callback needs a running server')
        future = asyncio.run_coroutine_threadsafe(coroutine, loop)

        def done(result: Any) -> None:
            error = None if result.cancelled() else result.exception()
            if error is not None:
                self._report(name, error)

        future.add_done_callback(done)

    def _report(self, name: str, error: BaseException) -> None:
        if isinstance(error, EndedError):
            logger.info('callback %s ended: %s', name, error)
            return
        logger.error('callback %s failed', name, exc_info=error)
        text = f'{name} failed: {type(error).__name__}: {error}'
        self._failed(text.encode(errors='replace').decode())  # a file name may be no Unicode


def lane_of(call: Callable[..., Any]) -> Hashable:
    """Return the lane of a callback: its own, or that of the object whose method it is."""
    return id(getattr(call, '__self__', call))


def _name(call: Callable[..., Any]) -> str:
    return getattr(call, '__qualname__', repr(call))
