# SPDX-License-Identifier: Apache-2.0
"""Messages of two subscriptions are counted once, in whatever order the copies come."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ros_viz_bridge.ros.pairing import Pairing


@given(st.lists(st.sampled_from([b'a', b'b', b'c']), max_size=30), st.randoms())
def test_each_message_that_comes_twice_is_taken_once(messages, random):
    """Latched publishers reach both subscriptions; each keeps its own order."""
    pairing = Pairing()
    queues = [list(messages), list(messages)]
    taken = []
    while any(queues):
        side = random.choice([i for i in (0, 1) if queues[i]])
        data = queues[side].pop(0)
        if not pairing.is_copy(data, side=side, now=0.0):
            taken.append(data)
    assert sorted(taken) == sorted(messages)


def test_the_same_message_again_is_a_new_one():
    """A publisher that repeats itself on one subscription is not silenced."""
    pairing = Pairing()
    assert [pairing.is_copy(b'x', side=1, now=float(i)) for i in range(3)] == [False] * 3


def test_copies_are_not_waited_for_longer_than_they_take():
    """What a volatile publisher said takes nothing away from a latched one later."""
    pairing = Pairing()
    assert not pairing.is_copy(b'x', side=1, now=0.0)
    assert not pairing.is_copy(b'x', side=0, now=10.0)


def test_memory_is_bounded():
    """An hour of messages that never pair keeps no more than the last few."""
    pairing = Pairing()
    for i in range(5000):
        pairing.is_copy(str(i).encode(), side=0, now=0.0)
    assert len(pairing._seen[0]) <= 256
