# SPDX-License-Identifier: Apache-2.0
"""Groups are posted whole, once, by whoever opened them, and by nobody else."""

from __future__ import annotations

import asyncio
from dataclasses import replace
import struct
import threading

import pytest
from support.scene import pose
from support.served import in_loop

from ros_viz_bridge.api.atomic import Atomic
from ros_viz_bridge.core.entry import Entry
from ros_viz_bridge.wire.scene import NodePlacement, Remove


@pytest.fixture
def posted() -> list[list[str]]:
    return []


@pytest.fixture
def atomic(posted: list[list[str]]) -> Atomic:
    def post(entries: tuple[Entry, ...]) -> None:
        posted.append([each.identity.key for each in entries])

    return Atomic(post)


def say(atomic: Atomic, *keys: str) -> bool:
    return atomic.hold([pose(key, 0.0, display='d') for key in keys], '')


def test_all_of_it_goes_at_the_end_of_the_outermost(atomic: Atomic, posted: list) -> None:
    assert not say(atomic, 'before')
    with atomic.group():
        assert say(atomic, 'a')
        with atomic.group():
            assert say(atomic, 'b', 'c')
        assert posted == []
    assert posted == [['a', 'b', 'c']]
    assert not say(atomic, 'after')
    with atomic.group():
        pass
    assert posted == [['a', 'b', 'c']], 'nothing is no group'


def place(key: str, x: float) -> NodePlacement:
    return NodePlacement(key, '', 0.0, (x, 0.0, 0.0), (0.0, 0.0, 0.0, 1.0))


def test_of_each_node_the_last_place_goes_and_none_overtakes_a_removal() -> None:
    posted: list[Entry] = []
    atomic = Atomic(posted.extend)
    with atomic.group():
        atomic.hold([place('/a', 1.0), place('/b', 1.0)], '')
        atomic.hold([place('/a', 2.0)], '')
        atomic.hold([place('/a', 9.0)], 'c1')
        atomic.hold([Remove('', '/b')], '')
        atomic.hold([place('/b', 3.0), place('/a', 3.0)], '')
    found = [
        {key: NodePlacement.of_row(key, row).position[0] for key, row in each.rows.items()}
        for each in posted
    ]
    assert found == [{'/a': 2.0, '/b': 1.0}, {'/a': 9.0}, {}, {'/b': 3.0, '/a': 3.0}]
    assert [each.layer for each in posted] == ['', 'c1', '', '']
    assert all('data' in vars(each) for each in posted), 'encoded by who says it'


def test_a_place_that_is_none_fails_where_it_is_said(atomic: Atomic, posted: list) -> None:
    with atomic.group():
        say(atomic, 'a')
        with pytest.raises(struct.error):
            atomic.hold([replace(place('/b', 1.0), position=('x', 0.0, 0.0))], '')  # type: ignore[arg-type]
    assert posted == [['a']]


def test_an_exception_loses_nothing(atomic: Atomic, posted: list) -> None:
    with pytest.raises(KeyError), atomic.group():
        say(atomic, 'a')
        raise KeyError
    assert posted == [['a']]


def test_servers_threads_and_tasks_have_their_own(atomic: Atomic, posted: list) -> None:
    other = Atomic(lambda entries: None)
    held: list[bool] = []
    with atomic.group():
        assert not say(other, 'x')
        thread = threading.Thread(target=lambda: held.append(say(atomic, 'x')))
        thread.start()
        thread.join()
        say(atomic, 'a')
    assert held == [False] and posted == [['a']]


@in_loop
async def test_a_task_that_outlives_the_group_speaks_for_itself() -> None:
    posted: list[int] = []
    atomic = Atomic(lambda entries: posted.append(len(entries)))
    ended = asyncio.Event()

    async def later() -> bool:
        await ended.wait()
        return say(atomic, 'late')

    with atomic.group():
        task = asyncio.create_task(later())
        say(atomic, 'a')
    ended.set()
    assert await task is False, 'or it would be held for ever'
    assert posted == [1]
