# SPDX-License-Identifier: Apache-2.0
"""What comes alone goes past the queue of who keeps up, and past nothing that waits."""

from __future__ import annotations

from support.hubs import make_hub
from support.scene import cloud, entry, pose, Receiver

from ros_viz_bridge.core.commands import Publish
from ros_viz_bridge.core.link import INITIAL_WINDOW, Link
from ros_viz_bridge.core.outbox import ASK, Outbox
from ros_viz_bridge.wire.client import ClientHello, DataHello
from ros_viz_bridge.wire.message import Encoded
from ros_viz_bridge.wire.schema import schema_hash
from ros_viz_bridge.wire.session import Notice


class Line:
    """A connection that takes what is written at once, while there is room."""

    def __init__(self, link: Link | None = None) -> None:
        self.link = link
        self.box = Outbox(link=link, asks=True, write=self.write)
        self.written: list[bytes] = []
        self.asked = 0
        self.room = True

    def write(self, data: Encoded) -> bool:
        if self.room:
            self.asked += self.box.passed(len(data), 0.0) == ASK
            self.written.append(bytes(data))
        return self.room

    def rest(self) -> None:
        assert self.box.take(0.0) is None


def test_where_nothing_waits_it_is_written_and_counted() -> None:
    line = Line(link := Link())
    line.rest()
    one = entry(pose('a', 1.0))
    assert line.box.pass_on(one)
    assert line.written == [bytes(one.data)]
    assert line.asked == 1  # nothing is known of the link yet
    assert link.in_flight == len(one.data) + len(ASK)
    assert line.box.pass_on(one)
    line.rest()


def test_nobody_is_passed_by_whom_nobody_has_asked_yet() -> None:
    line = Line(Link())
    assert not line.box.pass_on(entry(pose('a', 1.0)))
    assert not line.written


def test_what_waits_is_not_passed() -> None:
    line = Line(Link())
    line.rest()
    line.box.add(entry(pose('a', 1.0)))
    assert not line.box.pass_on(entry(pose('a', 2.0)))
    receiver = Receiver(line.box)
    assert len(receiver.take()) == 1
    assert line.box.pass_on(entry(pose('a', 2.0)))


def test_neither_a_removal_nor_a_promise_is_passed() -> None:
    for wait in (
        lambda box: box.remove(entry(cloud('a'))),
        lambda box: box.promise(entry(Notice('info', 'x'))),
        lambda box: box.mark(),
    ):
        line = Line(Link())
        line.rest()
        kept = wait(line.box)
        assert not line.box.pass_on(entry(pose('a', 2.0)))
        assert not line.written
        del kept


def test_what_has_its_time_waits_for_it() -> None:
    line = Line(Link())
    line.box.pace({'d': 1.0})
    line.rest()
    assert not line.box.pass_on(entry(pose('a', 1.0, display='d')))
    line.box.pace({})
    line.rest()
    assert line.box.pass_on(entry(pose('a', 1.0, display='d')))


def test_neither_a_full_window_nor_what_goes_in_pieces_is_written_past_the_queue() -> None:
    line = Line(link := Link())
    line.rest()
    assert not line.box.pass_on(entry(cloud('c', size=INITIAL_WINDOW)))
    while link.in_flight < link.window:
        assert line.box.pass_on(entry(cloud('c', size=4096)))
    count = len(line.written)
    assert not line.box.pass_on(entry(cloud('c', size=4096)))
    assert len(line.written) == count


def test_a_connection_without_room_has_it_queued() -> None:
    line = Line()
    line.rest()
    line.room = False
    assert not line.box.pass_on(entry(pose('a', 1.0)))
    assert not line.written
    line.room = True
    assert line.box.pass_on(entry(pose('a', 1.0)))


def test_of_a_batch_only_what_is_alone_is_written_at_once() -> None:
    """Many go in one write, and replace each other before it."""
    hub, _ = make_hub()
    session = hub.join(
        ClientHello(schema_hash(), '', '', ''),
        'operator',
        0.0,
        wake=lambda: None,
        end=lambda why: None,
    )
    written: list[Encoded] = []
    hub.join_data(
        DataHello(session.client_id, session.data_secret),
        wake=lambda: None,
        write=lambda data: written.append(data) is None,
        end=lambda why: None,
    )
    box = session.data
    assert box is not None
    Receiver(box).drain()
    one, two = entry(pose('a', 1.0)), entry(cloud('', key='b'))
    hub.apply([Publish((one,))])
    assert written == [one.data]
    for batch in ([Publish((one,)), Publish((two,))], [Publish((one, two))]):
        hub.apply(batch)
        assert len(written) == 1
        assert len(Receiver(box).take()) == 2
    hub.apply([Publish((one,), together=True)])
    assert len(written) == 1
