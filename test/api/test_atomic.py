# SPDX-License-Identifier: Apache-2.0
"""Groups are posted whole, once, by whoever opened them; and nothing older is told last."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from contextvars import copy_context
import threading
from typing import Any

import pytest
from support.scene import pose
from support.served import in_loop

from ros_viz_bridge import Server
from ros_viz_bridge.api.atomic import Atomic
from ros_viz_bridge.core.commands import Command, Publish
from ros_viz_bridge.core.entry import Entry, Thing
from ros_viz_bridge.runtime.mailbox import Mailbox
from ros_viz_bridge.wire.scene import NodePlacement, NodePlacements, Remove


class Posted(Atomic):
    """Groups, and what was posted: all that went in one go."""

    def __init__(self) -> None:
        self.commands: list[Command] = []
        super().__init__(Mailbox(self.commands.extend))

    @property
    def groups(self) -> list[tuple[Entry, ...]]:
        return [each.entries for each in self.commands if isinstance(each, Publish)]

    @property
    def keys(self) -> list[list[str]]:
        return [[each.identity.key for each in group] for group in self.groups]

    def say(self, *keys: str) -> bool:
        return self.hold([pose(key, 0.0, display='d') for key in keys], '')


@pytest.fixture
def atomic() -> Posted:
    return Posted()


def test_all_of_it_goes_at_the_end_of_the_outermost(atomic: Posted) -> None:
    assert not atomic.say('before')
    with atomic.group():
        assert atomic.say('a')
        with atomic.group():
            assert atomic.say('b', 'c')
        assert atomic.keys == []
    assert atomic.keys == [['a', 'b', 'c']]
    assert not atomic.say('after')
    with atomic.group():
        pass
    assert atomic.keys == [['a', 'b', 'c']], 'nothing is no group'


def place(key: str, x: float) -> NodePlacement:
    return NodePlacement.at(key, '', 0.0, (x, 0.0, 0.0), (0.0, 0.0, 0.0, 1.0))


def test_of_each_node_the_last_place_goes_and_none_overtakes_a_removal(atomic: Posted) -> None:
    with atomic.group():
        atomic.hold([place('/a', 1.0), place('/b', 1.0), place('/gone', 1.0)], '')
        atomic.hold([place('/a', 9.0)], 'c1')
        atomic.hold([Remove('', '/b'), Remove('', '/gone'), Remove('d', '/a')], '')
        atomic.hold([place('/b', 3.0), NodePlacements.of([place('/a', 3.0)])], '')
    (posted,) = atomic.groups
    found = [{key: row.position[0] for key, row in each.rows.items()} for each in posted]
    assert found == [{}, {}, {}, {'/a': 3.0, '/b': 3.0}, {'/a': 9.0}]
    assert [each.layer for each in posted] == ['', '', '', '', 'c1']
    assert all('data' in vars(each) for each in posted), 'encoded by who says it'


def test_an_exception_loses_nothing(atomic: Posted) -> None:
    with pytest.raises(KeyError), atomic.group():
        atomic.say('a')
        raise KeyError
    assert atomic.keys == [['a']]


def test_servers_threads_and_tasks_have_their_own(atomic: Posted) -> None:
    other = Posted()
    held: list[bool] = []
    with atomic.group():
        assert not other.say('x')
        elsewhere(lambda: held.append(atomic.say('x')))
        atomic.say('a')
    assert held == [False] and atomic.keys == [['a']]


@in_loop
async def test_a_task_that_outlives_the_group_speaks_for_itself() -> None:
    atomic = Posted()
    ended = asyncio.Event()

    async def later() -> bool:
        await ended.wait()
        return atomic.say('late')

    with atomic.group():
        task = asyncio.create_task(later())
        atomic.say('a')
    ended.set()
    assert await task is False, 'or it would be held for ever'
    assert atomic.keys == [['a']]


def elsewhere(act: Callable[[], Any]) -> None:
    """Do something in another thread, to its end."""
    thread = threading.Thread(target=act)
    thread.start()
    thread.join()


@pytest.fixture
def server() -> Iterator[Server]:
    with Server(serve=False) as made:
        yield made


def kept(server: Server, key: str) -> dict[str, Any]:
    """Return what pages that join are told of a thing, by slot; of its place the position."""
    found: dict[str, Any] = {}
    for entry in server._hub.log.slots(Thing('', '', key)):
        assert isinstance(entry, Entry)
        found[entry.identity.slot] = entry.message
        for row in entry.rows.values():
            found['at'] = row.position[0]
    return found


def test_what_another_thread_said_since_is_not_told_anew_by_a_group_that_ends(
    server: Server,
) -> None:
    box, mate = server.scene.add_box('/a'), server.scene.add_box('/b')
    number = server.gui.add_slider('n', 0, 9, 1, 0)
    with server.atomic():
        box.position, box.color, number.value = (1, 0, 0), (1, 1, 1), 1
        mate.position = (5, 0, 0)

        def change() -> None:
            box.position, box.color, number.value = (2, 0, 0), (2, 2, 2), 2

        elsewhere(change)
        assert kept(server, '/a')['at'] == 2.0, 'it did not wait'
    assert (kept(server, '/a')['at'], kept(server, '/a')['look'].color) == (2.0, (2, 2, 2))
    assert kept(server, '/b')['at'] == 5.0
    values = [each.value for each in kept(server, number.key).values() if hasattr(each, 'value')]
    assert values == [2.0]
    with server.atomic():
        elsewhere(lambda: setattr(box, 'position', (3, 0, 0)))
        box.position = (4, 0, 0)
    assert kept(server, '/a')['at'] == 4.0, 'what is newer counts'


@pytest.mark.parametrize('first', [True, False])
def test_of_two_groups_what_was_said_last_counts_whichever_ends_last(
    server: Server, first: bool
) -> None:
    box = server.scene.add_box('/a')
    steps = [threading.Event() for _ in range(2)]

    def other() -> None:
        with server.atomic():
            box.position = (1, 0, 0)
            steps[0].set()
            assert steps[1].wait(20.0)

    thread = threading.Thread(target=other)
    thread.start()
    assert steps[0].wait(20.0)
    with ExitStack() as stack:
        stack.enter_context(server.atomic())
        box.position = (2, 0, 0)
        if not first:
            steps[1].set()
            thread.join()
    steps[1].set()
    thread.join()
    assert kept(server, '/a')['at'] == box.position[0] == 2.0


def test_a_node_removed_elsewhere_does_not_come_back(server: Server) -> None:
    with server.atomic():
        box = server.scene.add_box('/a')
        box.position = (1, 0, 0)
        elsewhere(box.remove)
    assert kept(server, '/a') == {}


def test_a_node_added_elsewhere_is_not_removed_by_a_group_that_ends(server: Server) -> None:
    mesh = server.scene.add_mesh_simple('/a', [[0, 0, 0], [1, 0, 0], [0, 1, 0]], [[0, 1, 2]])
    assert 'buffers' in kept(server, '/a')
    with server.atomic():
        mesh.color = (1, 2, 3)
        mesh.remove()
        elsewhere(lambda: server.scene.add_frame('/a', position=(7, 0, 0)))
    assert kept(server, '/a')['at'] == 7.0
    assert kept(server, '/a').keys() == {'at', 'look', 'placement'}, 'nothing is left of the mesh'


def test_threads_that_fight_over_a_node_end_with_what_it_says(server: Server) -> None:
    box = server.scene.add_box('/a')

    def drive(number: int) -> None:
        for i in range(300):
            with ExitStack() as stack:
                if number > 1:
                    stack.enter_context(server.atomic())
                if number == 3:
                    server.scene.place([box], position=[(i, 0, 0)])
                else:
                    box.position = (float(i), 0.0, 0.0)
                box.color = (i % 256, number, 0)

    threads = [threading.Thread(target=drive, args=(n,)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert kept(server, '/a')['at'] == box.position[0]
    assert kept(server, '/a')['look'].color == tuple(box.color)
    assert server._atomic._groups == [], 'and nothing is left'


def test_what_was_said_before_a_removal_does_not_come_back_by_any_group(server: Server) -> None:
    """Else a frame would have what waited of the mesh that was there before it."""
    corners, faces = [[0, 0, 0], [1, 0, 0], [0, 1, 0]], [[0, 1, 2]]
    for adds in range(3):
        mesh = server.scene.add_mesh_simple('/a', corners, faces)
        threads = [copy_context() for _ in range(3)]
        groups = [server.atomic() for _ in threads[:2]]
        for thread, group in zip(threads, groups, strict=False):
            thread.run(group.__enter__)
        threads[0].run(setattr, mesh, 'vertices', corners)
        threads[1].run(mesh.remove)
        threads[adds].run(server.scene.add_frame, '/a')
        for thread, group in zip(threads, groups, strict=False):
            thread.run(group.__exit__, None, None, None)
        assert kept(server, '/a').keys() == {'at', 'look', 'placement'}, adds
        server.scene.remove_by_name('/a')


def test_a_group_that_another_thread_ends_loses_nothing_and_is_over(server: Server) -> None:
    """As where a generator holds it, such as a dependency of a host application."""
    box = server.scene.add_box('/a')
    here = copy_context()
    group = server.atomic()
    here.run(group.__enter__)
    here.run(setattr, box, 'position', (1, 0, 0))
    elsewhere(lambda: group.__exit__(None, None, None))
    assert (kept(server, '/a')['at'], server._atomic._groups) == (1.0, [])
    here.run(setattr, box, 'position', (2, 0, 0))
    assert kept(server, '/a')['at'] == 2.0, 'nobody would end it any more'


def test_a_place_that_comes_as_its_group_ends_is_told(server: Server) -> None:
    box = server.scene.add_box('/a')
    with server.atomic():
        tell = server.places('')
    box._live.swap('placement', box._placement, place('/a', 7.0), tell)
    assert (kept(server, '/a')['at'], box.position[0]) == (7.0, 7.0)


def test_what_cannot_be_said_takes_nothing_along(server: Server) -> None:
    box = server.scene.add_box('/a')
    with server.atomic():
        box.position = (1, 0, 0)
        with pytest.raises(TypeError):
            server.publish(place('/b', 1.0)._replace(frame='half a pair \udc80'))
    assert kept(server, '/a')['at'] == 1.0


def test_a_long_group_remembers_only_what_it_speaks_of(server: Server) -> None:
    box = server.scene.add_box('/a')
    with server.atomic():
        box.position, box.color = (1, 0, 0), (1, 1, 1)
        (group,) = server._atomic._groups

        def others() -> None:
            for i in range(20):
                server.scene.add_frame(f'/b/{i}').remove()
            box.position = (2, 0, 0)

        elsewhere(others)
        assert len(group._newer) == 1
    assert kept(server, '/a')['at'] == 2.0
