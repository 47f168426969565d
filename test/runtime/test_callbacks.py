# SPDX-License-Identifier: Apache-2.0
"""Users' callbacks run in order, and one that fails harms nothing."""

from __future__ import annotations

import asyncio
import threading

import pytest
from support.served import in_loop, soon, until

from ros_viz_bridge.runtime import callbacks as module
from ros_viz_bridge.runtime.callbacks import Callbacks


def test_calls_run_in_order_on_a_thread_of_their_own() -> None:
    calls, failed = Callbacks(lambda: None, lambda text: None), []
    found: list[tuple[int, int]] = []
    for i in range(100):
        calls.submit(lambda i=i: found.append((i, threading.get_ident())))
    calls.close()
    assert [i for i, _ in found] == list(range(100))
    assert {thread for _, thread in found} - {threading.get_ident()}
    assert failed == []


def test_a_failure_is_logged_told_and_harms_nothing(caplog: pytest.LogCaptureFixture) -> None:
    told: list[str] = []
    calls, done = Callbacks(lambda: None, told.append), threading.Event()

    def broken() -> None:
        raise ValueError('no such thing')

    calls.submit(broken)
    calls.submit(done.set)
    assert done.wait(10.0)
    assert 'broken failed: ValueError: no such thing' in told[0]
    assert 'Traceback' in caplog.text
    calls.close()


@in_loop
async def test_coroutines_run_on_the_loop_and_their_failures_are_told() -> None:
    told: list[str] = []
    loop = asyncio.get_running_loop()
    calls = Callbacks(lambda: loop, told.append)
    found: list[object] = []

    async def work() -> None:
        found.append(asyncio.get_running_loop())

    async def broken() -> None:
        raise ValueError('async no')

    calls.submit(work)
    calls.submit(broken)
    await soon(lambda: told)
    assert found == [loop]
    assert 'async no' in told[0]
    calls.close()


def test_a_coroutine_without_a_server_is_an_error() -> None:
    told: list[str] = []
    calls = Callbacks(lambda: None, told.append)

    async def work() -> None:
        pass

    calls.submit(work)
    calls.close()
    assert 'needs a running server' in told[0]


def test_slow_callbacks_do_not_fill_the_memory(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(module, 'WAITING', 10)
    calls, gate = Callbacks(lambda: None, lambda text: None), threading.Event()
    done: list[int] = []
    calls.submit(gate.wait)
    until(lambda: calls._queue.empty())
    for i in range(50):
        calls.submit(done.append, i)
    assert caplog.text.count('too slow') == 1
    gate.set()
    calls.close()
    assert done == list(range(10))


def test_it_may_be_closed_from_a_callback_and_takes_nothing_afterwards() -> None:
    calls = Callbacks(lambda: None, lambda text: None)
    calls.submit(calls.close)
    assert calls._thread is not None
    calls._thread.join(10.0)
    assert not calls._thread.is_alive()
    calls.submit(pytest.fail)


def test_closing_does_not_wait_for_room(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, 'WAITING', 10)
    calls, gate = Callbacks(lambda: None, lambda text: None), threading.Event()
    calls.submit(gate.wait)
    until(lambda: calls._queue.empty())
    for _ in range(20):
        calls.submit(lambda: None)
    closer = threading.Thread(target=calls.close, args=(0.01,), daemon=True)
    closer.start()
    closer.join(10.0)
    assert not closer.is_alive()
    gate.set()


def test_what_is_told_of_a_failure_is_unicode() -> None:
    told: list[str] = []
    calls = Callbacks(lambda: None, told.append)

    def broken() -> None:
        raise OSError('no file \udc80')

    calls.submit(broken)
    calls.close()
    assert told[0].encode().endswith(b'no file ?')
