# SPDX-License-Identifier: Apache-2.0
"""Users' callbacks run in order, and one that fails harms nothing."""

from __future__ import annotations

import asyncio
import logging
import signal
import threading

import pytest
from support.served import in_loop, soon, until

from ros_viz_bridge.runtime import callbacks as module
from ros_viz_bridge.runtime.callbacks import Callbacks, lane_of


def test_calls_of_a_lane_run_in_order_and_never_side_by_side() -> None:
    calls, failed = Callbacks(lambda: None, lambda text: None), []
    found: list[tuple[int, int]] = []
    running = threading.Lock()

    def work(i: int) -> None:
        assert running.acquire(blocking=False)
        found.append((i, threading.get_ident()))
        running.release()

    for i in range(300):
        calls.submit(work, i)
    calls.close()
    assert [i for i, _ in found] == list(range(300))
    assert threading.get_ident() not in {thread for _, thread in found}
    assert failed == []


def test_lanes_run_side_by_side() -> None:
    """Each of two waits for the other."""
    calls = Callbacks(lambda: None, lambda text: None)
    barrier, met = threading.Barrier(2, timeout=60.0), []
    for name in 'ab':
        calls.submit(lambda n: met.append((barrier.wait(), n)), name, lane=name)
    calls.close(20.0)
    assert sorted(name for _, name in met) == ['a', 'b']


def test_methods_of_one_object_share_a_lane() -> None:
    class Counter:
        def __init__(self) -> None:
            self.value, self.inside = 0, threading.Lock()

        def up(self) -> None:
            with self.inside:
                self.value += 1

        def down(self) -> None:
            self.value -= 1

    counter = Counter()
    assert lane_of(counter.up) == lane_of(counter.down) != lane_of(Counter().up)
    assert lane_of([].append) != lane_of(test_lanes_run_side_by_side)


def test_more_lanes_than_threads_all_get_their_turn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, 'THREADS', 3)
    calls = Callbacks(lambda: None, lambda text: None)
    done: list[tuple[int, int]] = []
    for turn in range(20):
        for lane in range(1, 30):
            calls.submit(done.append, (lane, turn), lane=lane)
    calls.close(20.0)
    assert len(calls._threads) <= 3
    assert [turn for lane, turn in done if lane == 7] == list(range(20))
    assert len(done) == 20 * 29 and not calls._lanes


def test_who_waits_for_the_end_takes_no_call_from_the_threads() -> None:
    """One thread is idle, one waits for the end: a call wakes the one that runs it."""
    calls, rounds = Callbacks(lambda: None, lambda text: None), 50
    sleeper = threading.Thread(target=calls.wait_closed)
    sleeper.start()
    for i in range(rounds):
        ran = threading.Event()
        calls.submit(ran.set, lane='one')
        assert ran.wait(20.0), f'call {i} was never run'
        until(lambda: calls._idle == 1)
    calls.close()
    sleeper.join(20.0)
    assert not sleeper.is_alive()


def test_a_signal_ends_the_wait_however_it_comes(monkeypatch: pytest.MonkeyPatch) -> None:
    """As one that comes just before the wait begins: it is seen when the thread looks up."""
    calls = Callbacks(lambda: None, lambda text: None)

    class Late(threading.Event):
        def wait(self, timeout: float | None = None) -> bool:
            assert timeout is not None, 'it would wait for ever'
            signal.raise_signal(signal.SIGUSR1)
            return super().wait(timeout)

    def interrupt(number: int, frame: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(calls, '_ended', Late())
    before = signal.signal(signal.SIGUSR1, interrupt)
    try:
        with pytest.raises(KeyboardInterrupt):
            calls.wait_closed()
    finally:
        signal.signal(signal.SIGUSR1, before)
        calls.close()


def test_a_failure_is_logged_told_and_harms_nothing(caplog: pytest.LogCaptureFixture) -> None:
    told: list[str] = []
    calls, done = Callbacks(lambda: None, told.append), threading.Event()

    def broken() -> None:
        raise ValueError('no such thing')

    calls.submit(broken, lane=1)
    calls.submit(done.set, lane=1)
    assert done.wait(60.0)
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
    until(lambda: told)
    calls.close()
    assert 'needs a running server' in told[0]


def test_a_coroutine_whose_turn_comes_after_the_end_is_no_failure() -> None:
    told: list[str] = []
    callbacks = Callbacks(lambda: None, told.append)
    began, end = threading.Event(), threading.Event()

    def first() -> None:
        began.set()
        end.wait(60.0)

    async def second() -> None:
        pass

    callbacks.submit(first, lane=1)
    callbacks.submit(second, lane=1)
    assert began.wait(60.0)
    callbacks.close(0.0)
    end.set()
    callbacks.close(10.0)
    assert told == []


def test_slow_callbacks_do_not_fill_the_memory(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(module, 'WAITING', 10)
    calls, gate = Callbacks(lambda: None, lambda text: None), threading.Event()
    done: list[int] = []
    calls.submit(gate.wait, lane=1)
    until(lambda: not calls._waiting)
    for i in range(50):
        calls.submit(done.append, i, lane=1)
    assert caplog.text.count('too slow') == 1
    gate.set()
    calls.close()
    assert done == list(range(10))


def test_it_may_be_closed_from_a_callback_and_takes_nothing_afterwards() -> None:
    calls = Callbacks(lambda: None, lambda text: None)
    calls.submit(calls.close)
    (thread,) = calls._threads
    thread.join(60.0)
    assert not thread.is_alive()
    calls.submit(pytest.fail)


def test_closing_does_not_wait_for_room(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, 'WAITING', 10)
    calls, gate = Callbacks(lambda: None, lambda text: None), threading.Event()
    calls.submit(gate.wait, lane=1)
    until(lambda: not calls._waiting)
    for _ in range(20):
        calls.submit(lambda: None, lane=1)
    closer = threading.Thread(target=calls.close, args=(0.01,), daemon=True)
    closer.start()
    closer.join(60.0)
    assert not closer.is_alive()
    gate.set()


def test_what_is_told_of_a_failure_is_unicode(monkeypatch: pytest.MonkeyPatch) -> None:
    # The log has it as it came, which a report cannot carry.
    monkeypatch.setattr(logging.getLogger(Callbacks.__module__), 'disabled', True)
    told: list[str] = []
    calls = Callbacks(lambda: None, told.append)

    def broken() -> None:
        raise OSError('no file \udc80')

    calls.submit(broken)
    calls.close()
    assert told[0].encode().endswith(b'no file ?')


def test_two_callbacks_that_both_end_it_do_not_wait_for_each_other() -> None:
    calls = Callbacks(lambda: None, lambda text: None)
    barrier = threading.Barrier(2, timeout=60.0)
    ended = [threading.Event() for _ in range(2)]

    def end(i: int) -> None:
        barrier.wait()
        calls.close(600.0)
        ended[i].set()

    for i in range(2):
        calls.submit(end, i, lane=i)
    assert all(each.wait(20.0) for each in ended)
    calls.close(20.0)


def test_what_a_callback_does_after_it_has_ended_it_holds_up_no_other_that_ends_it() -> None:
    calls = Callbacks(lambda: None, lambda text: None)
    given, ended = threading.Event(), threading.Event()
    found: list[bool] = []

    def end() -> None:
        given.wait(20.0)  # of one that has ended nothing more is run
        calls.close(20.0)
        ended.set()

    def end_and_go_on() -> None:
        until(lambda: calls._closing)
        calls.close(20.0)
        found.append(ended.wait(60.0))

    calls.submit(end)
    calls.submit(end_and_go_on)
    given.set()
    calls.close(30.0)
    assert found == [True]
