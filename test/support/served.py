# SPDX-License-Identifier: Apache-2.0
"""A real server on a free port of this machine, for the length of a test."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
import functools
import http.client
import threading
import time
from typing import Any

from ros_viz_bridge.api.server import Server
from ros_viz_bridge.runtime.serve import Serving

PATIENCE_S = 60.0
"""Seconds: no test is about time, and a loaded machine must not fail one."""


@dataclass(frozen=True)
class Answer:
    """What a server said."""

    status: int
    headers: dict[str, str]
    content: bytes

    @property
    def text(self) -> str:
        """The body as text."""
        return self.content.decode()


def get(port: int, path: str, **headers: str) -> Answer:
    """Ask for a path exactly as it is written; headers' underscores become dashes."""
    connection = http.client.HTTPConnection('127.0.0.1', port, timeout=60.0)
    try:
        named = {name.replace('_', '-'): value for name, value in headers.items()}
        connection.request('GET', path, headers=named)
        answer = connection.getresponse()
        found = {name.lower(): value for name, value in answer.getheaders()}
        return Answer(answer.status, found, answer.read())
    finally:
        connection.close()


@contextmanager
def serving_app(app: Any) -> Iterator[int]:
    """Serve any ASGI application; yields its port."""
    served = Serving(app, host='127.0.0.1', port=0, attach=lambda: None, detach=lambda: None)
    try:
        yield served.port
    finally:
        served.stop()


@contextmanager
def serving(**options: Any) -> Iterator[Server]:
    """Serve, and check that nothing is left running afterwards."""
    before = set(threading.enumerate())
    server = Server(port=0, **options)
    try:
        yield server
    finally:
        server.stop()
    left = [t for t in set(threading.enumerate()) - before if t.name.startswith('ros_viz_bridge')]
    assert not left, left


def in_loop(test: Callable[..., Coroutine[Any, Any, None]]) -> Callable[..., None]:
    """Run an ``async def`` test in a loop of its own."""

    @functools.wraps(test)
    def run(*args: Any, **kwargs: Any) -> None:
        asyncio.run(test(*args, **kwargs))

    return run


def until(condition: Callable[[], Any], *, timeout: float = PATIENCE_S) -> Any:
    """
    Wait for a condition that another thread makes true; return its value.

    The last of a list in which nothing is yet is waited for, too.
    """
    end = time.monotonic() + timeout
    while time.monotonic() < end:
        with suppress(IndexError):
            value = condition()
            if value:
                return value
        time.sleep(0.005)
    raise TimeoutError('the condition did not become true')


async def soon(condition: Callable[[], Any], *, timeout: float = PATIENCE_S) -> Any:
    """Wait for a condition without holding up the loop."""
    return await asyncio.get_running_loop().run_in_executor(
        None, lambda: until(condition, timeout=timeout)
    )
