# SPDX-License-Identifier: Apache-2.0
"""A page is asked what it has: seldom, but always where something waits for its answer."""

from __future__ import annotations

from support.scene import cloud, entry, pose

from ros_viz_bridge.core.link import INITIAL_WINDOW, Link
from ros_viz_bridge.core.outbox import ASK, Outbox


def asked_once() -> tuple[Outbox, int]:
    """Return an outbox whose link is known, and the bytes that its page has taken."""
    box = Outbox(link=Link(), asks=True)
    box.add(entry(pose('a', 0.0)))
    data = box.take(0.0)
    assert data is not None and box.take(0.0) is None
    ask = box.ask(0.0)
    assert ask == ASK
    received = len(data) + len(ask)
    box.ack(received, 0.001)
    return box, received


def test_only_who_acknowledges_when_asked_is_asked() -> None:
    box = Outbox(link=Link())
    box.add(entry(cloud('c', size=4 * INITIAL_WINDOW)))
    while box.take(0.0) is not None:
        assert box.ask(0.0) is None
    assert box.ask(9.0) is None
    assert Outbox(asks=True).ask(9.0) is None


def test_nothing_comes_between_a_piece_and_its_head() -> None:
    box = Outbox(link=Link(), asks=True)
    box.add(entry(cloud('c', size=4 * INITIAL_WINDOW)))
    head = box.take(0.0)
    assert head is not None and len(head) == 16
    assert box.ask(0.0) is None
    assert box.take(0.0) is not None
    assert box.ask(0.0) == ASK


def test_a_little_is_not_asked_for_until_something_waits_for_the_window() -> None:
    """Else what waits would wait for an ack that nobody sends."""
    box, received = asked_once()
    box.add(entry(pose('b', 0.0)))
    assert box.take(0.01) is not None and box.take(0.01) is None
    assert box.ask(0.01) is None
    box.add(entry(cloud('c', size=4 * INITIAL_WINDOW)))
    sent = 0
    while (data := box.take(0.01)) is not None:
        sent += len(data)
    assert sent >= INITIAL_WINDOW
    assert box.ask(0.01) == ASK
    assert box.ask(0.02) is None  # once is enough
    assert received < INITIAL_WINDOW


def test_who_waits_until_all_is_there_has_it_asked_for_at_once() -> None:
    """What was sent before may be all there was, so that no other message brings an ask."""
    woken: list[bool] = []
    box = Outbox(link=Link(), asks=True, wake=lambda: woken.append(True))
    box.add(entry(pose('a', 0.0)))
    first = box.take(0.0)
    ask = box.ask(0.0)
    assert first is not None and ask is not None
    box.ack(received := len(first) + len(ask), 0.001)
    box.add(entry(pose('b', 0.0)))
    second = box.take(0.01)
    assert second is not None and box.ask(0.01) is None
    woken.clear()
    mark = box.mark()
    assert woken and not mark.passed
    assert box.take(0.02) is None and box.ask(0.02) == ASK
    box.ack(received + len(second) + len(ASK), 0.03)
    assert mark.passed


def test_each_message_is_asked_for_where_small_ones_wait_for_the_one_before() -> None:
    box, received = asked_once()
    for now in (0.01, 0.02):
        box.add(entry(pose('b', now)))
        assert box.take(now) is not None and box.take(now) is None
        assert box.ask(now) is None
        assert box.ask(now, each=True) == ASK
        assert box.ask(now, each=True) is None
    assert received
