# SPDX-License-Identifier: Apache-2.0
"""Whoever waits for what was published waits for that, and not for what comes after it."""

from __future__ import annotations

from support.scene import cloud, entry, pose, Receiver

from ros_viz_bridge.core.link import INITIAL_WINDOW, Link
from ros_viz_bridge.core.outbox import Outbox
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
