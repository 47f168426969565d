# SPDX-License-Identifier: Apache-2.0
"""No sequence of events lets a base go on that nobody holds: model-checked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import rule, RuleBasedStateMachine
import numpy as np
import pytest

from ros_viz_bridge.driving.driver import BOUND, Driver, ZEROS
from ros_viz_bridge.driving.velocity import DriveLimits, Velocity, ZERO
from ros_viz_bridge.wire.drive import Drive

LIMITS = DriveLimits(1.0, 0.5, 2.0)
NONE = np.zeros(0, np.float32)


def want(hold: int = 1, *, held: bool = True, **shares: float) -> Drive:
    """Return what a page says."""
    given = {'forward': 0.0, 'left': 0.0, 'turn': 0.0, 'speed': 1.0, **shares}
    return Drive(page_time=0.0, hold=hold, held=held, axes=NONE, buttons=NONE, **given)


def test_what_is_held_goes_out_and_ends_with_zeros_then_silence() -> None:
    driver = Driver(LIMITS)
    assert driver.silent and driver.step(0.0) is None
    assert driver.take('c1', want(forward=0.5, turn=-1.0), 0.0, 0.0) == ''
    assert driver.step(0.0) == Velocity(0.5, 0.0, -2.0)
    driver.take('c1', want(held=False), 0.1, 0.1)
    assert [driver.step(0.1) for _ in range(ZEROS + 2)] == [ZERO] * ZEROS + [None, None]


def test_a_stall_needs_a_new_press() -> None:
    """A page that was silent too long does not take the robot on by itself."""
    driver = Driver(LIMITS)
    driver.take('c1', want(forward=1.0), 0.0, 0.0)
    assert driver.step(BOUND) == Velocity(1.0, 0.0, 0.0)
    assert driver.step(BOUND + 0.01) == ZERO
    assert 'nothing new' in driver.take('c1', want(forward=1.0), 0.3, 0.3)
    assert not driver.moving
    assert driver.take('c1', want(2, forward=1.0), 0.4, 0.4) == ''
    assert driver.step(0.4) == Velocity(1.0, 0.0, 0.0)


def test_what_is_old_moves_nothing() -> None:
    driver = Driver(LIMITS)
    driver.take('c1', want(forward=1.0), 0.0, BOUND + 0.01)
    assert driver.silent


def test_who_takes_over_begins_and_the_other_is_over() -> None:
    driver = Driver(LIMITS)
    driver.take('c1', want(forward=1.0), 0.0, 0.0)
    driver.take('c2', want(forward=-1.0), 0.0, 0.0)
    assert driver.step(0.0) == Velocity(-1.0, 0.0, 0.0)
    assert driver.take('c1', want(forward=1.0), 0.0, 0.0) == 'somebody else drives'
    driver.take('c1', want(held=False), 0.0, 0.0)
    assert driver.moving, 'the other goes on'


def test_who_comes_back_counts_anew() -> None:
    driver = Driver(LIMITS)
    driver.take('c1', want(forward=1.0), 0.0, 0.0)
    driver.forget('c1')
    assert driver.step(0.0) == ZERO
    assert driver.take('c1', want(forward=1.0), 0.1, 0.1) == ''


def test_a_ramp_ends_at_once_when_it_is_let_go() -> None:
    driver = Driver(DriveLimits(1.0, 0.0, 2.0, acceleration=1.0))
    driver.take('c1', want(forward=1.0), 0.0, 0.0)
    assert driver.step(0.1) == pytest.approx((0.1, 0.0, 0.0))
    driver.take('c1', want(held=False), 0.1, 0.1)
    assert driver.step(0.1) == ZERO


@dataclass
class Input:
    """What a page said that may move something."""

    client: str
    hold: int
    captured: float


class Drivers(RuleBasedStateMachine):
    """Two pages, a lease, a stop, a link that delays, a clock that goes on."""

    def __init__(self) -> None:
        super().__init__()
        self.now = 100.0
        self.inputs: list[Input] = []
        self.over: dict[str, int] = {}
        """The greatest hold of each client that ended."""
        self.driver = Driver(DriveLimits(1.0, 0.5, 2.0, acceleration=3.0))
        self.last = ZERO

    @rule(
        client=st.sampled_from(['c1', 'c2']),
        hold=st.integers(1, 4),
        shares=st.tuples(*[st.floats(-1.0, 1.0)] * 3),
        speed=st.floats(0.0, 1.0),
        age=st.sampled_from([0.0, 0.01, 0.1, 0.24, 0.3, 2.0]),
    )
    def says(self, client: str, hold: int, shares: Any, speed: float, age: float) -> None:
        forward, left, turn = shares
        event = want(hold, forward=forward, left=left, turn=turn, speed=speed)
        before = self.held
        refused = self.driver.take(client, event, self.now - age, self.now)
        self.note(before)
        if hold <= self.over.get(client, -1):
            assert refused, 'what ended once is over'
        elif not refused:
            self.inputs.append(Input(client, hold, self.now - age))

    @rule(client=st.sampled_from(['c1', 'c2']), hold=st.integers(1, 4))
    def lets_go(self, client: str, hold: int) -> None:
        before = self.held
        self.driver.take(client, want(hold, held=False), self.now, self.now)
        assert self.held != (client, hold)
        self.note(before)

    @rule(client=st.sampled_from(['', 'c1', 'c2']))
    def loses(self, client: str) -> None:
        """A stop, a hand-over, a role that is another."""
        before = self.held
        self.driver.end('lost', client)
        self.note(before)

    @rule(client=st.sampled_from(['c1', 'c2']))
    def leaves(self, client: str) -> None:
        self.driver.forget(client)
        self.over.pop(client, None)
        self.inputs = [each for each in self.inputs if each.client != client]

    @rule(passed=st.sampled_from([0.0, 0.02, 0.05, 0.2, 0.26, 1.0]))
    def ticks(self, passed: float) -> None:
        self.now += passed
        before = self.held
        velocity = self.driver.step(self.now)
        self.note(before)
        if velocity is None:
            assert self.driver.silent and self.last == ZERO, 'zero is the last word'
            return
        self.last = velocity
        assert abs(velocity.forward) <= 1.0 and abs(velocity.left) <= 0.5
        assert abs(velocity.turn) <= 2.0
        if velocity != ZERO:
            fresh = [
                each
                for each in self.inputs
                if (each.client, each.hold) == self.held and self.now - each.captured <= BOUND
            ]
            assert fresh, 'nothing moves but by what is held, and by nothing older than the bound'

    def teardown(self) -> None:
        """Nobody says anything any more: the last word is zero, then there is silence."""
        self.now += BOUND + 0.01
        left = [self.driver.step(self.now) for _ in range(ZEROS + 1)]
        assert left[-1] is None and set(left) <= {ZERO, None}
        assert self.last == ZERO or left == [ZERO] * ZEROS + [None]

    @property
    def held(self) -> tuple[str, int] | None:
        held = self.driver._held
        return held and (held.client, held.hold)

    def note(self, before: tuple[str, int] | None) -> None:
        """Remember what ended."""
        if before is not None and before != self.held:
            client, hold = before
            self.over[client] = max(hold, self.over.get(client, -1))


Drivers.TestCase.settings = settings(max_examples=100, stateful_step_count=30, deadline=None)
TestDrivers = Drivers.TestCase
