# SPDX-License-Identifier: Apache-2.0
"""One holder at a time, whatever clients do."""

from __future__ import annotations

from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule, RuleBasedStateMachine

from ros_viz_bridge.core.lease import Leases

clients = st.sampled_from(['c1', 'c2', 'c3'])
groups = st.sampled_from(['robot', 'arm'])


class LeaseMachine(RuleBasedStateMachine):
    """A group changes hands only by release, departure or silence, and to whoever asked first."""

    def __init__(self) -> None:
        super().__init__()
        self.leases = Leases(('robot', 'arm'), timeout=5.0)
        self.now = 0.0

    @rule(group=groups, client=clients)
    def take(self, group: str, client: str) -> None:
        before = self.leases.holders()[group]
        holder = self.leases.take(group, client, self.now)
        assert holder == (before or client)
        self.leases.heard(client, self.now)

    @rule(group=groups, client=clients)
    def release(self, group: str, client: str) -> None:
        before = self.leases.holders()[group]
        changed = self.leases.release(group, client, self.now)
        assert changed == (before == client)
        if before != client:
            assert self.leases.holders()[group] == before

    @rule(client=clients)
    def leave(self, client: str) -> None:
        self.leases.free(client, self.now)
        assert not self.leases.held_by(client)

    @rule(seconds=st.floats(0.1, 6.0))
    def wait(self, seconds: float) -> None:
        self.now += seconds
        for client in self.leases.expire(self.now):
            assert not self.leases.held_by(client)

    @invariant()
    def no_group_has_two_holders(self) -> None:
        held = [self.leases.held_by(client) for client in ('c1', 'c2', 'c3')]
        assert sum(len(each) for each in held) == len(frozenset().union(*held))


TestLeases = LeaseMachine.TestCase


def test_a_release_hands_over_to_whoever_asked_first() -> None:
    leases = Leases(('robot',), timeout=5.0)
    assert leases.take('robot', 'c1', 0.0) == 'c1'
    assert leases.take('robot', 'c2', 0.0) == 'c1'
    assert leases.take('robot', 'c3', 0.0) == 'c1'
    assert leases.release('robot', 'c1', 1.0)
    assert leases.holders() == {'robot': 'c2'}


def test_whoever_leaves_does_not_wait_any_more() -> None:
    leases = Leases(('robot',), timeout=5.0)
    for client in ('c1', 'c2', 'c3'):
        leases.take('robot', client, 0.0)
    assert not leases.free('c2', 0.0)
    assert leases.free('c1', 0.0)
    assert leases.holders() == {'robot': 'c3'}


def test_a_silent_holder_loses_the_lease() -> None:
    leases = Leases(('robot',), timeout=5.0)
    leases.take('robot', 'c1', 0.0)
    leases.heard('c1', 3.0)
    assert leases.expire(8.0) == []
    assert leases.expire(8.1) == ['c1']
    assert leases.holders() == {'robot': ''}


def test_groups_are_the_declared_ones() -> None:
    assert 'robot' in Leases(('robot',), timeout=1.0)
    assert 'moon' not in Leases(('robot',), timeout=1.0)
