# SPDX-License-Identifier: Apache-2.0
"""``Server.atomic`` as a client sees it: what was published together is never seen in halves."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from support.hubs import Client, make_hub
from support.scene import cloud, entry, pose, Receiver
from support.slow_link import SlowLink

from ros_viz_bridge.core.commands import Publish
from ros_viz_bridge.core.link import Link
from ros_viz_bridge.core.outbox import Outbox
from ros_viz_bridge.core.ties import MANY_TIES
from ros_viz_bridge.wire.image import Image
from ros_viz_bridge.wire.scene import NodePlacement, Remove


def add_together(box: Outbox, *messages: Any) -> None:
    with box.together():
        for message in messages:
            (box.remove if isinstance(message, Remove) else box.add)(entry(message))


def frames(box: Outbox) -> list[list[Any]]:
    """Return the messages of each frame that the box gives."""
    receiver, found = Receiver(box), []
    while (messages := receiver.step()) is not None:
        found.append(messages)
    return found


def keys(messages: list[Any]) -> list[str]:
    return [message.key for message in messages]


def test_one_frame_brings_all_of_it_whatever_its_priorities() -> None:
    box = Outbox()
    box.add(entry(pose('before', 0, display='x')))
    add_together(box, cloud('', key='c'), pose('c', 1), pose('d', 1))
    box.add(entry(pose('after', 0, display='x')))
    assert list(map(keys, frames(box))) == [['before'], ['c', 'c', 'd'], ['after']]


def test_what_goes_together_does_not_overtake_what_its_things_were_before() -> None:
    """A page would end with the older one: nothing more is said of it."""
    box = Outbox(link=Link())
    receiver = Receiver(box)
    box.add(entry(cloud('c', size=300_000, stamp=1.0)))
    assert not receiver.take()  # it is on its way
    add_together(box, cloud('c', stamp=2.0), pose('p', 2.0))
    seen = receiver.drain()
    assert [each.stamp for each in seen if each.key == 'c'] == [1.0, 2.0]
    assert keys(seen[1:]) == ['c', 'p']


def test_what_came_together_is_not_overtaken_either() -> None:
    """Images leave clouds a share, but not of what goes with an image."""
    box = Outbox(link=Link())
    receiver = Receiver(box)
    data = np.zeros(3_000_000, np.uint8)
    image = Image('i', 'i', 'map', 1.0, 'jpeg', 0, 0, 'rgb8', data)
    add_together(box, image, cloud('c', stamp=1.0))
    assert not receiver.take()
    box.add(entry(cloud('c', stamp=2.0)))
    assert [each.stamp for each in receiver.drain() if each.key == 'c'] == [1.0, 2.0]


@pytest.mark.parametrize('rate', [4e3, 60e3, 1e7])
@pytest.mark.parametrize('size', [64, 4000])
def test_pairs_are_never_seen_half_applied(rate: float, size: int) -> None:
    """Pairs of things share one number at every time, on links that carry all of it or little."""
    box = Outbox(link=Link(window_ms=20.0))
    link = SlowLink(box, rate=rate)
    rng = np.random.default_rng(1)
    seen: dict[str, float] = {}
    looks = taken = 0

    def each(now: float) -> None:
        nonlocal looks, taken
        if now >= looks / 60:
            looks += 1
            chosen = rng.integers(0, 6, 2)
            things = [pose(f'{side}{n}', looks) for n in chosen for side in 'lr']
            add_together(box, *things, cloud('', key='big', size=size, stamp=looks))
        fresh, taken = link.arrived[taken:], len(link.arrived)
        seen.update({m.key: m.position[0] for _, m in fresh if isinstance(m, NodePlacement)})
        assert all(seen.get(f'l{n}') == seen.get(f'r{n}') for n in range(6))

    link.run(2.0, each=each)
    assert seen and looks == 120


def test_replacing_a_thing_is_one_step() -> None:
    box = Outbox()
    add_together(box, Remove('', 'old'), pose('new', 1))
    (together,) = frames(box)
    assert isinstance(together[0], Remove) and keys(together) == ['old', 'new']
    add_together(box, Remove('', 'a'), pose('a', 2))
    (again,) = frames(box)
    assert isinstance(again[0], Remove) and again[1].position[0] == 2


def test_what_is_added_later_does_not_overtake_the_removal_that_waits() -> None:
    box = Outbox()
    add_together(box, Remove('', 'a'), pose('b', 1))
    box.add(entry(pose('a', 5)))
    (together,) = frames(box)
    assert isinstance(together[0], Remove) and keys(together) == ['a', 'b', 'a']


def test_of_a_name_a_page_has_one_thing_whoever_took_which_away() -> None:
    """A client's own thing is gone in a group: the shared one of its name shows afterwards."""
    box = Outbox()
    for layer in ('c1', ''):
        with box.together():
            box.remove(entry(Remove('', 'a'), layer))
    box.add(entry(pose('a', 1.0)))
    assert [type(m) for m in Receiver(box).take()] == [Remove, NodePlacement]


def test_nodes_that_move_go_with_what_waits_in_a_group_with_others() -> None:
    box = Outbox()
    box.add(entry(pose('before', 0)))
    add_together(box, cloud('', key='c'), pose('c', 1))
    box.add(entry(pose('c', 2)))
    (together,) = frames(box)
    assert sorted((m.key, getattr(m, 'position', (0,))[0]) for m in together) == [
        ('before', 0),
        ('c', 0),
        ('c', 2),
    ]


def test_a_removal_alone_needs_no_group() -> None:
    box = Outbox()
    add_together(box, Remove('', 'a'))
    assert [[type(m) for m in each] for each in frames(box)] == [[Remove]]
    add_together(box, pose('b', 1), Remove('', 'b'))
    assert [[type(m) for m in each] for each in frames(box)] == [[Remove]]


def test_ties_of_what_went_away_do_not_pile_up() -> None:
    box = Outbox(link=Link(window_ms=20.0))
    for i in range(2000):
        add_together(box, pose(f'a{i}', 1), pose(f'b{i}', 1))
        for key in (f'a{i}', f'b{i}'):
            box._queues.remove('', key)
    assert len(box._ties) <= MANY_TIES + 4


def test_a_group_on_its_way_in_pieces_is_taken_back_by_its_parts() -> None:
    """A thing of it that is removed meanwhile is removed again, the others stay."""
    gone: list[Any] = []
    box = Outbox(link=Link(window_ms=20.0), resend=gone.append)
    receiver = Receiver(box)
    add_together(box, cloud('', key='big', size=4_000_000), pose('big', 1), pose('small', 1))
    assert receiver.step() == [], 'the first piece'
    box.remove(entry(Remove('', 'small')))
    messages = receiver.drain()
    state: set[str] = set()
    for message in messages:
        (state.discard if isinstance(message, Remove) else state.add)(message.key)
    assert state == {'big'}
    assert [thing.key for thing in gone] == ['small']


def test_the_hub_sends_a_group_to_everyone_in_one_frame() -> None:
    hub, _ = make_hub()
    client = Client(hub).open_data()
    hub.apply([Publish((entry(pose('a', 1)), entry(pose('b', 1))), together=True)])
    assert client.data is not None
    assert keys(client.data.step() or []) == ['a', 'b']
    late = Client(hub).open_data()
    assert sorted(keys(late.scene())) == ['a', 'b'], 'it is kept'
