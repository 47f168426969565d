# SPDX-License-Identifier: Apache-2.0
"""What lets a robot follow, and what makes it hold."""

from __future__ import annotations

from pathlib import Path
import re

import pytest

from ros_viz_bridge.teleop.rigid import Pose
from ros_viz_bridge.teleop.state_machine import (
    Event,
    EXPIRED,
    SafetyMachine,
    STALE,
    State,
    TRANSITIONS,
)
from ros_viz_bridge.teleop.stillness import FROZEN

STEP = 1 / 90


class Operator:
    """Client c1 with a headset, whose hand moves with every frame."""

    def __init__(self):
        self.safety, self.now, self.frames = SafetyMachine(), 100.0, 0
        self.safety.connected('c1', self.now)

    def frame(self, *, clutch=True, after=STEP, age=0.01, client='c1', still=False):
        self.now += after
        self.frames += not still
        self.safety.clutch(client, self.now, pressed=clutch)
        pose = Pose((self.frames * 1e-3, 0.0, 1.0))
        return self.safety.sample(client, pose, self.now - age, self.now)

    def engage(self):
        self.frame(clutch=False)
        assert self.frame()
        assert self.safety.state is State.ENGAGED
        return self


def test_an_operator_engages_and_lets_go():
    operator = Operator()
    assert operator.safety.state is State.IDLE
    assert not operator.frame(clutch=False)
    assert operator.frame()
    assert operator.frame()
    assert not operator.frame(clutch=False)
    assert operator.safety.state is State.IDLE
    assert operator.safety.presses == 1


def test_a_clutch_that_was_closed_all_along_engages_nothing():
    """Whoever takes over, or comes back, with a closed hand opens it first."""
    operator = Operator()
    for _ in range(10):
        assert not operator.frame()
    operator.engage()
    operator.safety.connected('c2', operator.now)
    assert operator.safety.state is State.HELD
    assert not operator.frame(client='c2')
    operator.frame(client='c2', clutch=False)
    assert operator.safety.state is State.IDLE
    assert not operator.frame(client='c1')
    assert operator.frame(client='c2')


def test_a_short_pause_stops_and_goes_on():
    operator = Operator().engage()
    operator.safety.tick(operator.now + STALE)
    assert operator.safety.state is State.HELD
    assert operator.safety.reason == Event.STALE.value
    assert operator.safety.armed
    assert operator.frame(after=0.3)
    assert operator.safety.presses == 1


def test_a_long_pause_needs_a_new_clutch_with_or_without_a_watchdog():
    operator = Operator().engage()
    assert not operator.frame(after=EXPIRED + 0.02)
    assert operator.safety.state is State.HELD
    assert not operator.safety.armed
    assert not operator.frame()
    operator.engage()


@pytest.mark.parametrize('age', [STALE + 0.01, 10.0, float('nan')])
def test_late_poses_move_nothing(age):
    operator = Operator().engage()
    for _ in range(8):
        assert not operator.frame(age=age)
    assert not operator.frame(after=STALE, age=age)
    assert operator.safety.state is State.HELD


def test_poses_of_the_future_get_stale_too():
    operator = Operator().engage()
    assert operator.frame(age=-1000.0)
    operator.safety.tick(operator.now + STALE + 0.01)
    assert operator.safety.state is State.HELD


def test_poses_out_of_order_move_nothing():
    operator = Operator().engage()
    assert not operator.frame(age=0.05)
    assert operator.safety.state is State.ENGAGED


def test_frozen_tracking_holds_until_it_lives_and_the_clutch_is_pressed_anew():
    operator = Operator().engage()
    moved = [operator.frame(still=True) for _ in range(round((FROZEN + 0.1) / STEP))]
    assert moved.index(False) * STEP == pytest.approx(FROZEN, abs=2 * STEP)
    assert operator.safety.reason == Event.FROZEN.value
    operator.frame(clutch=False, still=True)
    assert not operator.frame(still=True)
    assert not operator.frame()
    operator.engage()


@pytest.mark.parametrize(
    ('event', 'happens'),
    [
        (Event.ORIGIN_RESET, lambda safety, now: safety.origin_reset('c1', now)),
        (Event.HIDDEN, lambda safety, now: safety.visibility('c1', now, visible=False)),
        (Event.OPERATOR_LOST, lambda safety, now: safety.operator_lost(now)),
        (Event.OPERATOR_CHANGED, lambda safety, now: safety.connected('c2', now)),
        (Event.REFUSED, lambda safety, now: safety.refuse(Event.REFUSED.value, now)),
    ],
)
def test_what_holds_the_robot(event, happens):
    """It stays there with the clutch held, and also once all is as it was."""
    operator = Operator().engage()
    happens(operator.safety, operator.now)
    assert (operator.safety.state, operator.safety.reason) == (State.HELD, event.value)
    operator.safety.connected('c1', operator.now)
    operator.safety.visibility('c1', operator.now, visible=True)
    for _ in range(5):
        assert not operator.frame()
    operator.engage()


def test_a_headset_that_is_gone_disconnects():
    operator = Operator().engage()
    operator.safety.disconnected(operator.now)
    assert operator.safety.state is State.DISCONNECTED
    assert not operator.frame()
    operator.safety.connected('c1', operator.now)
    assert not operator.frame()
    operator.engage()


def test_what_others_do_changes_nothing():
    operator = Operator().engage()
    operator.safety.origin_reset('c9', operator.now)
    operator.safety.visibility('c9', operator.now, visible=False)
    operator.safety.clutch('c9', operator.now, pressed=False)
    assert operator.safety.state is State.ENGAGED
    assert operator.frame()


def test_nobody_is_no_operator():
    """Once the control is lost, a client without a name does not have it."""
    operator = Operator().engage()
    operator.safety.operator_lost(operator.now)
    operator.frame(client='', clutch=False)
    assert not operator.frame(client='')
    assert operator.safety.state is State.HELD


def test_a_stop_is_latched_and_only_a_reset_lifts_it():
    operator = Operator().engage()
    operator.safety.stop('the red button', operator.now)
    operator.safety.stop('again', operator.now)
    assert operator.safety.reason == 'the red button'
    operator.frame(clutch=False)
    assert not operator.frame()
    operator.safety.connected('c2', operator.now)
    operator.safety.connected('c1', operator.now)
    operator.frame(clutch=False)
    assert not operator.frame()
    operator.safety.reset(operator.now)
    assert operator.safety.state is State.IDLE
    assert not operator.frame(), 'a clutch that was closed while it was stopped engages nothing'
    operator.engage()


@pytest.mark.parametrize(
    'happens',
    [
        lambda s, now: (s.stop('no', now), s.reset(now + 0.01)),
        lambda s, now: s.refuse('the controller was taken up, or put down', now),
        lambda s, now: [s.visibility('c1', now, visible=v) for v in (False, True)],
        lambda s, now: s.origin_reset('c1', now),
        lambda s, now: s.tick(now + EXPIRED + 0.01),
    ],
    ids=['stop and reset', 'other source', 'hidden', 'origin', 'silence'],
)
def test_a_clutch_that_closed_unseen_engages_nothing(happens):
    """It was open, then came what holds, and it is closed: nobody saw it being closed."""
    operator = Operator()
    operator.frame(clutch=False)
    happens(operator.safety, operator.now)
    operator.now = operator.safety._now
    for _ in range(3):
        assert not operator.frame()
    operator.engage()


@pytest.mark.parametrize('state', [s for s in State if s is not State.ESTOP])
def test_a_stop_stops_from_everywhere(state):
    assert TRANSITIONS[state, Event.STOP] is State.ESTOP


def test_stop_and_reset_without_anybody():
    safety = SafetyMachine()
    safety.stop('early', 0.0)
    safety.reset(1.0)
    assert safety.state is State.DISCONNECTED
    safety.reset(2.0)
    assert safety.state is State.DISCONNECTED


def test_time_that_goes_back_takes_nothing_back():
    operator = Operator().engage()
    operator.safety.tick(operator.now + 10.0)
    assert not operator.frame()
    assert not operator.safety.armed


def test_the_drawing_is_the_table():
    """ARCHITECTURE.md draws every transition, and none that there is not."""
    text = (Path(__file__).resolve().parents[2] / 'ARCHITECTURE.md').read_text()
    drawn = {
        (State[before], Event[event]): State[after]
        for before, after, events in re.findall(r'^    (\w+) --> (\w+): (.+)$', text, re.M)
        for event in events.split(', ')
    }
    assert drawn == TRANSITIONS
