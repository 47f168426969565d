# SPDX-License-Identifier: Apache-2.0
"""Commands of many threads arrive on the loop thread, in order, with one wake-up per batch."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
import threading

import pytest
from support.scene import cloud
from support.served import in_loop, soon

from ros_viz_bridge.core.commands import Call, Command, Publish, RemoveDisplay
from ros_viz_bridge.core.entry import Entry
from ros_viz_bridge.runtime.mailbox import Mailbox


class Box:
    def __init__(self) -> None:
        self.batches: list[list[str]] = []
        self.threads: set[int] = set()
        self.commands: list[Sequence[Command]] = []
        self.mailbox = Mailbox(self.deliver)

    def deliver(self, batch: Sequence[Command]) -> None:
        self.threads.add(threading.get_ident())
        self.commands.append(batch)
        self.batches.append([c.display for c in batch if isinstance(c, RemoveDisplay)])
        for command in batch:
            if isinstance(command, Call):
                command.run()

    @property
    def all(self) -> list[str]:
        return [each for batch in self.batches for each in batch]


@in_loop
async def test_many_threads_keep_their_order_and_deliver_on_the_loop_thread() -> None:
    box = Box()
    box.mailbox.attach(asyncio.get_running_loop())

    def post(name: str) -> None:
        for i in range(500):
            box.mailbox.post(RemoveDisplay(f'{name}{i}'))

    threads = [threading.Thread(target=post, args=(name,)) for name in 'abc']
    for thread in threads:
        thread.start()
    await soon(lambda: len(box.all) == 1500)
    for name in 'abc':
        mine = [each for each in box.all if each[0] == name]
        assert mine == [f'{name}{i}' for i in range(500)]
    assert box.threads == {threading.get_ident()}


@in_loop
async def test_a_burst_is_one_batch() -> None:
    box = Box()
    box.mailbox.attach(asyncio.get_running_loop())
    for i in range(100):
        box.mailbox.post(RemoveDisplay(str(i)))
    assert box.batches == []
    await asyncio.sleep(0)
    assert [len(batch) for batch in box.batches] == [100]


@in_loop
async def test_while_the_loop_is_busy_what_waits_is_bounded(
    caplog: pytest.LogCaptureFixture,
) -> None:
    box = Box()
    box.mailbox.attach(asyncio.get_running_loop())
    for i in range(60):
        entry = Entry(cloud('', key='c', size=5_000_000, stamp=i))
        entry.data  # noqa: B018  as the server does
        box.mailbox.post(Publish((entry,)))
    assert box.mailbox.waiting_bytes < 80e6
    await asyncio.sleep(0)
    (batch,) = box.commands
    newest = batch[-1]
    assert isinstance(newest, Publish) and newest.entries[0].message.stamp == 59  # type: ignore
    assert 'messages were replaced' in caplog.text


def test_before_there_is_a_loop_the_poster_delivers() -> None:
    box = Box()
    box.mailbox.post(RemoveDisplay('x'))
    assert box.all == ['x']
    box.mailbox.flush()


@in_loop
async def test_flush_waits_for_delivery_from_any_thread() -> None:
    box = Box()
    box.mailbox.attach(asyncio.get_running_loop())
    box.mailbox.post(RemoveDisplay('here'))
    box.mailbox.flush()
    assert box.all == ['here']

    def elsewhere() -> list[str]:
        box.mailbox.post(RemoveDisplay('there'))
        box.mailbox.flush()
        return box.all

    found = await asyncio.get_running_loop().run_in_executor(None, elsewhere)
    assert found == ['here', 'there']


def test_flush_of_a_loop_that_does_not_run_says_so() -> None:
    box, loop = Box(), asyncio.new_event_loop()
    box.mailbox.attach(loop)
    with pytest.raises(TimeoutError, match='did not take'):
        box.mailbox.flush(timeout=0.01)
    loop.close()


def test_after_the_loop_is_closed_nothing_is_lost_or_raised() -> None:
    box, loop = Box(), asyncio.new_event_loop()
    box.mailbox.attach(loop)
    loop.close()
    box.mailbox.post(RemoveDisplay('x'))
    box.mailbox.post(RemoveDisplay('y'))
    assert box.all == ['x', 'y']


def test_a_batch_that_the_loop_did_not_run_any_more_is_not_lost() -> None:
    box, loop = Box(), asyncio.new_event_loop()
    box.mailbox.attach(loop)
    box.mailbox.post(RemoveDisplay('x'))
    loop.close()
    box.mailbox.post(RemoveDisplay('y'))
    assert box.all == ['x', 'y']
    box.mailbox.flush()


def test_when_the_loop_has_ended_what_it_left_is_delivered() -> None:
    box, loop = Box(), asyncio.new_event_loop()
    box.mailbox.attach(loop)
    box.mailbox.post(RemoveDisplay('x'))
    loop.close()
    box.mailbox.detach()
    assert box.all == ['x']
