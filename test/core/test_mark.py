# SPDX-License-Identifier: Apache-2.0
"""Whoever waits for what was published waits for that, and not for what comes after it."""

from __future__ import annotations

from support.scene import cloud, entry, pose

from ros_viz_bridge.core.link import INITIAL_WINDOW, Link
from ros_viz_bridge.core.outbox import Outbox

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
