# SPDX-License-Identifier: Apache-2.0
"""Who did not keep up has to show that it does, and longer each time that it was not enough."""

from __future__ import annotations

from ros_viz_bridge.core.laggards import (
    ALONE,
    BACK,
    BUSY,
    FIRST,
    FORGIVEN,
    Laggards,
    LONGEST,
    Recovery,
)


def test_who_was_behind_is_slow_if_it_is_back_at_once_and_others_kept_up() -> None:
    slow = Laggards()
    assert not slow.is_slow('a', 0.0, since=-1.0)
    slow.left('a', 100.0, alone=False)
    assert slow.is_slow('a', 100.0 + BACK - 1, since=99.9)  # another came just before, and stayed
    assert not slow.is_slow('a', 100.0 + BACK - 1, since=100.0)  # all were gone
    assert not slow.is_slow('a', 100.0 + BACK, since=99.9)
    slow.left('a', 200.0, alone=True)
    assert slow.is_slow('a', 200.0 + ALONE - 1, since=200.0 + ALONE - 1)
    assert not slow.is_slow('a', 200.0 + ALONE, since=0.0)


def test_each_time_that_it_was_not_enough_it_takes_twice_as_long() -> None:
    slow, now, needed = Laggards(), 0.0, list[float]()
    for _ in range(8):
        needed.append(slow.enough('a'))
        slow.joined('a', now)
        assert not slow.is_slow('a', now, since=now - 1)
        slow.tick(now + FORGIVEN - 1, {'a'})
        slow.left('a', now + FORGIVEN - 1, alone=False)
        slow.left('a', now + FORGIVEN, alone=True)  # it was served alone, and went
        now += FORGIVEN + ALONE / 2
        slow.tick(now, ())
    assert needed[:3] == [FIRST, 2 * FIRST, 4 * FIRST] and needed[-1] == LONGEST
    for i in range(100):  # served alone all the while
        slow.tick(now + i * ALONE, {'a'})
    assert slow.enough('a') == LONGEST
    slow.joined('a', now)
    slow.tick(now + FORGIVEN, {'a'})
    assert slow.enough('a') == FIRST
    slow.left('b', now, alone=True)
    slow.tick(now + ALONE, {'a'})
    assert not slow._known


def test_one_keeps_up_for_as_long_as_nothing_waits_for_long() -> None:
    recovery = Recovery(100.0)
    for i in range(40):
        assert recovery.lasted(100.0 + i * BUSY / 4, rests=i % 4 == 0) == i * BUSY / 4
    recovery.lasted(200.0, rests=True)  # nothing was to be said meanwhile
    assert recovery.lasted(201.0, rests=False) == 101.0
    assert recovery.lasted(201.0 + 1.5 * BUSY, rests=False) == 0.0
    assert recovery.lasted(203.0, rests=True) == 203.0 - (201.0 + 1.5 * BUSY)
    recovery.begin(204.0)
    assert recovery.lasted(205.0, rests=True) == 1.0
