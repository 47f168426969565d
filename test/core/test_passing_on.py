# SPDX-License-Identifier: Apache-2.0
"""What comes alone goes past the queue of who keeps up, and past nothing that waits."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from support.hubs import make_hub
from support.scene import cloud, entry, pose, Receiver

from ros_viz_bridge.core.commands import Publish
from ros_viz_bridge.core.link import ASK_SHARE, INITIAL_WINDOW, Link
from ros_viz_bridge.core.outbox import ASK, Outbox
from ros_viz_bridge.wire.client import ClientHello, DataHello
from ros_viz_bridge.wire.codec import encode
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
        self.now = 0.0
        self.room = True
        self.each = False
        self.marks: list[Any] = []

    def write(self, data: Encoded) -> bool:
        if self.room:
            self.asked += self.box.passed(len(data), self.now, each=self.each) == ASK
            self.written.append(bytes(data))
        return self.room

    def do(self, step: str, value: Any) -> None:
        link = self.link
        assert link is not None
        if step == 'ack':
            self.box.ack(link.delivered + int(value * link.in_flight), self.now)
        elif step == 'mark':
            self.marks.append(self.box.mark())
        elif step != 'wait':
            size, times = value
            one = entry(cloud('c', size=size))
            for _ in range(times):
                if step == 'queue' or not self.box.pass_on(one):
                    self.box.add(one)
        if self.box.resting:
            return
        while (data := self.box.take(self.now)) is not None:
            self.written.append(bytes(data))
        self.asked += self.box.ask(self.now) == ASK

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


def test_who_is_to_be_asked_of_each_message_is() -> None:
    line = Line(Link())
    line.rest()
    line.each = True
    for number in range(40):
        line.now += 0.01
        assert line.box.pass_on(entry(pose('a', 1.0)))
        if number % 4 == 0:
            line.do('ack', 1.0)
    assert line.asked == 40


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


def test_what_has_its_time_waits_for_it_and_holds_up_nothing_else() -> None:
    line = Line(Link())
    line.box.pace({'d': 1.0})
    assert not line.box.pass_on(entry(pose('a', 1.0, display='d')))  # before it is asked again
    line.rest()
    one = entry(pose('a', 1.0, display='d'))
    assert not line.box.pass_on(one)
    line.box.add(one)
    assert line.box.take(0.0) is not None
    line.box.add(one)
    line.rest()
    assert line.box.due == 1.0 and line.box.resting and line.box.pending_bytes
    assert line.box.pass_on(entry(pose('a', 1.0, display='e')))
    assert line.box.take(1.0) is not None
    line.box.pace({})
    line.rest()
    assert line.box.pass_on(one)


class Looked(Link):
    """A link that counts how often it has to decide."""

    looks = 0

    def sent(self, size: int, now: float, *, sampled: bool = True) -> None:
        self.looks += 1
        super().sent(size, now, sampled=sampled)


class Uncredited(Link):
    """A link that is asked of each message."""

    def grant(self) -> None:
        pass


PASSED = st.tuples(st.sampled_from((40, 400, 4_000, 9_000)), st.integers(1, 12))
STEPS = st.one_of(
    st.tuples(st.just('pass'), PASSED),
    st.tuples(st.just('pass'), PASSED),
    st.tuples(st.just('queue'), st.tuples(st.sampled_from((40, 4_000, 200_000)), st.just(1))),
    st.tuples(st.just('mark'), st.none()),
    st.tuples(st.just('ack'), st.sampled_from((0.0, 0.5, 1.0, 1.0))),
    st.tuples(st.just('wait'), st.sampled_from((0.0002, 0.05, 0.3, 0.6, 11.0))),
)


@given(st.lists(STEPS, min_size=20, max_size=100))
def test_what_may_go_unasked_is_what_would_go_asked(steps: list[tuple[str, Any]]) -> None:
    """The credit of a link saves work, and changes neither what goes nor what is measured."""
    now = 0.0
    lines = Line(Link()), Line(Uncredited())
    for step, value in steps:
        now += {'wait': value, 'ack': 0.004}.get(step, 0.0)
        for line in lines:
            line.now = now
            line.do(step, value)
        ours, theirs = (line.link for line in lines)
        assert (lines[0].written, lines[0].asked) == (lines[1].written, lines[1].asked)
        for name in ('sent_total', 'in_flight', 'window', 'rate', 'min_rtt', 'all_asked'):
            assert getattr(ours, name) == getattr(theirs, name), name


def test_who_keeps_up_is_sent_to_without_a_look_at_its_link_until_half_a_window() -> None:
    line = Line(link := Looked())
    one = entry(cloud('c', size=2_000))
    assert line.box.pass_on(one) and line.asked == 1
    line.box.ack(link.sent_total, 0.001)
    while line.asked == 1:
        assert line.box.pass_on(one)
    half = link.window // ASK_SHARE
    assert abs(sum(map(len, line.written[1:])) - half) <= 2 * len(one.data)
    assert link.looks == 3  # for the first, for the first after an ack, and to ask again
    line.box.ack(link.sent_total, 0.002)
    assert line.box.pass_on(one)
    assert link.looks == 3  # what comes after that ack may go as what came before it
    assert len(line.written) > 10
    assert link.sent_total == 2 * len(ASK) + sum(map(len, line.written))


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


def test_what_is_said_to_one_goes_at_once_and_past_nothing() -> None:
    hub, _ = make_hub()
    written: list[Encoded] = []
    session = hub.join(
        ClientHello(schema_hash(), '', '', ''),
        'operator',
        0.0,
        wake=lambda: None,
        write=lambda data: written.append(data) is None,
        end=lambda why: None,
    )
    box = session.control
    assert box is not None
    written.clear()
    hub.publish(entry(Notice('info', 'waits')), to=session.client_id)
    hub.say(session, Notice('info', 'behind it'))
    assert not written
    assert len(Receiver(box).take()) >= 2
    hub.say(session, notice := Notice('info', 'at once'))
    assert written == [encode(notice)]
