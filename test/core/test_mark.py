# SPDX-License-Identifier: Apache-2.0
"""Whoever waits for what was published waits for that, and not for what comes after it."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from support.scene import cloud, entry, messages_in, pose, Receiver, transforms

from ros_viz_bridge.core.entry import Entry, Identity
from ros_viz_bridge.core.link import INITIAL_WINDOW, Link
from ros_viz_bridge.core.mark import Mark
from ros_viz_bridge.core.outbox import Outbox
from ros_viz_bridge.core.queues import DELTAS
from ros_viz_bridge.core.scene_log import SceneLog
from ros_viz_bridge.wire.scene import Remove
from ros_viz_bridge.wire.session import Notice

BIG = 4 * INITIAL_WINDOW


def test_a_mark_is_passed_when_what_waited_has_come_whatever_comes_after_it() -> None:
    box = Outbox(link=Link())
    box.add(entry(cloud('a', size=BIG)))
    box.add(entry(pose('b', 0.0)))
    mark, now = box.mark(), 0.0
    came = 0
    while not mark.passed:
        now += 0.01
        box.add(entry(pose('b', now)))  # a stream: there is always more
        while (data := box.take(now)) is not None:
            came += len(data)
        assert not mark.passed
        box.ack(came, now)
        assert now < 10.0
    assert came > BIG
    assert Outbox().mark().passed


def test_what_was_on_its_way_before_does_not_stand_for_what_waits_behind_it() -> None:
    """Who draws a picture of what was published last would get what was there before."""
    box = Outbox(link=Link())
    receiver = Receiver(box)
    box.add(entry(cloud('a', size=BIG, stamp=1.0)))
    receiver.step()
    box.add(entry(cloud('a', size=BIG, stamp=2.0)))
    mark, now, stamps = box.mark(), 0.0, list[float]()
    box.promise(entry(Notice('info', 'all is there')))
    while not mark.passed:
        now += 0.01
        box.add(entry(cloud('b', stamp=now)))
        box.ack(receiver.received, now)
        for message in receiver.take(now):
            if isinstance(message, Notice):
                assert 2.0 in stamps
            elif message.display == 'a':
                stamps.append(message.stamp)
        assert now < 10.0
    assert stamps == [1.0, 2.0]


def test_what_is_taken_away_and_put_back_all_the_time_keeps_nobody_waiting() -> None:
    box = Outbox()

    def put_back(stamp: float) -> None:
        with box.together():
            box.remove(Entry(Remove('d', 'a')))
            box.add(entry(cloud('d', key='a', size=64, stamp=stamp)))

    put_back(1.0)
    mark = box.mark()
    box.promise(entry(Notice('info', 'all is there')))
    assert box.take(0.0) is not None
    put_back(2.0)
    assert mark.passed
    data = box.take(0.0)
    assert data is not None and messages_in(data) == [Notice('info', 'all is there')]


def test_removals_on_their_way_in_pieces_have_not_come() -> None:
    box = Outbox(link=Link())
    receiver = Receiver(box)
    with box.together():
        for i in range(2000):
            box.remove(Entry(Remove('d', f'a {i}')))
    box.promise(entry(Notice('info', 'all is there')))
    mark, found, now = box.mark(), list[Any](), 0.0
    while not mark.passed:
        now += 0.01
        found += receiver.take(now)
        box.ack(receiver.received, now)
        assert now < 10.0
    assert len(found) == 2001 and isinstance(found[-1], Notice)


@pytest.mark.parametrize('frames', [1, 300])
def test_a_folded_state_stands_for_all_deltas_that_were_owed(frames: int) -> None:
    """Who waits where transforms come faster than the link takes them would wait for long."""
    box, log = Outbox(link=Link()), SceneLog(lambda: 0.0)
    receiver = Receiver(box)
    rows = [(f'frame {i}', 'map', 1.0) for i in range(frames)]

    def more(count: int) -> None:
        for _ in range(count):
            delta = entry(transforms(*rows))
            box.add(delta, folded=log.add(delta))

    more(4)
    mark, came = box.mark(), 0
    more(DELTAS)
    while not mark.passed:
        found = receiver.step()
        came += len(found or ())
        box.ack(receiver.received, 0.0)
        if found:
            more(DELTAS + 1)
        assert came < 3
    assert came == 1


def test_what_was_joined_of_thousands_is_looked_at_once() -> None:
    """The loop would stand still for as long as the square of their number takes."""
    identity, asked = Entry(cloud('a')).identity, list[Identity]()
    mark = Mark(Outbox(), Counter({identity: 5000}))

    def waits(one: Identity) -> bool:
        asked.append(one)
        return False

    mark.begun([identity] * 3000, waits)
    assert asked == [identity] and mark.owed == {identity: 3000}
    mark.sent([identity] * 3000)
    assert mark.passed
