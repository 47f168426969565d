# SPDX-License-Identifier: Apache-2.0
"""A page that comes back learns when it has all, however busy its link is, and what is gone."""

from __future__ import annotations

from typing import Any

from support.hubs import Client, display, make_hub, publish
from support.scene import cloud, entry, pose, Receiver

from ros_viz_bridge.core.entry import Entry
from ros_viz_bridge.core.link import Link
from ros_viz_bridge.core.outbox import Outbox
from ros_viz_bridge.wire.session import Settled


def promised(*entries: Any) -> tuple[Outbox, Receiver]:
    box = Outbox(link=Link())
    for each in entries:
        box.add(each)
    box.promise(Entry(Settled('data')))
    return box, Receiver(box)


def kinds(messages: list[Any]) -> list[str]:
    return [type(message).__name__ for message in messages]


def all_data(client: Client) -> list[Any]:
    assert client.data is not None
    return client.data.drain()


def test_it_comes_right_after_what_waited() -> None:
    box, page = promised(*(entry(pose(key, 1.0, display='d')) for key in 'ab'))
    box.add(entry(pose('c', 1.0, display='d')))
    assert kinds(page.take(0.0)) == ['Point', 'Point', 'Settled', 'Point']


def test_rows_that_wait_are_there_before_it() -> None:
    box, page = promised(entry(pose('a', 1.0)), entry(pose('b', 1.0)))
    box.add(entry(pose('a', 2.0)))
    assert kinds(page.take(0.0)) == ['NodePlacement', 'NodePlacement', 'Settled']
    box.add(entry(pose('a', 3.0)))
    assert kinds(page.take(0.0)) == ['NodePlacement']


def test_nothing_waits_and_it_comes_at_once() -> None:
    assert kinds(promised()[1].take(0.0)) == ['Settled']


def test_a_link_that_is_never_idle_does_not_put_it_off() -> None:
    """Waiting for a moment without anything pending, it never came."""
    box, page = promised(*(entry(pose(key, 0.0, display='d')) for key in 'abc'))
    told = []
    for i in range(5):
        for key in 'abc':
            box.add(entry(pose(key, float(i), display='d')))
        told += kinds(page.step() or [])
    assert told == ['Point', 'Point', 'Point', 'Settled', 'Point']


def test_a_large_message_is_there_before_it() -> None:
    box, page = promised(entry(cloud('big', size=400_000)))
    box.add(entry(pose('later', 1.0)))
    told = kinds(page.drain())
    assert told.index('PointCloud') < told.index('Settled')


def test_what_is_gone_meanwhile_is_not_waited_for() -> None:
    box, page = promised(entry(pose('k', 1.0, display='d')))
    box.drop_display('d')
    assert kinds(page.take(0.0)) == ['Settled']


def test_a_client_is_told_on_both_sockets_once_it_has_said_what_it_looks_at() -> None:
    hub, _ = make_hub()
    publish(hub, display('d'), pose('k', 1.0, display='d'))
    client = Client(hub).open_data()
    assert 'Settled' not in kinds([*client.control(), *all_data(client)])
    client.look_at('d')
    assert kinds(client.control())[-1] == 'Settled'
    assert kinds(all_data(client)) == ['Point', 'Settled']
    client.look_at()
    assert 'Settled' not in kinds([*client.control(), *all_data(client)])


def test_what_it_looks_at_may_be_said_before_its_data_socket_is_there() -> None:
    hub, _ = make_hub()
    publish(hub, display('d'), pose('k', 1.0, display='d'))
    client = Client(hub)
    client.look_at('d')
    assert kinds(all_data(client.open_data())) == ['Display', 'Point', 'Settled']


def test_a_client_that_comes_back_is_told_again() -> None:
    hub, _ = make_hub()
    client = Client(hub).open_data()
    client.look_at()
    client.leave()
    back = Client(hub, back=client.hello).open_data()
    back.look_at()
    assert kinds(all_data(back)) == ['Settled']
