# SPDX-License-Identifier: Apache-2.0
"""
No sequence of events moves a robot that should stand.

``Anything`` plays every event in any order and at any time against a follower, and keeps a model
of its own of what would have been allowed.
"""

from __future__ import annotations

import math

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    initialize,
    invariant,
    precondition,
    rule,
    RuleBasedStateMachine,
)
import pytest
from teleop.poses import DEGREE, poses

from ros_viz_bridge.teleop.follower import Follower
from ros_viz_bridge.teleop.limits import Limits
from ros_viz_bridge.teleop.one_euro import OneEuro
from ros_viz_bridge.teleop.rigid import (
    about_z,
    add,
    angle,
    distance,
    Pose,
    subtract,
    times,
)
from ros_viz_bridge.teleop.state_machine import EXPIRED, STALE, State
from ros_viz_bridge.teleop.stillness import FROZEN

LIMITS = Limits((-0.5, -0.5, 0.0), (0.5, 0.5, 1.0))
CLIENTS = st.sampled_from(['c1', 'c1', 'c2'])
INSIDE = Pose((0.1, -0.2, 0.5), about_z(0.3))


class Anything(RuleBasedStateMachine):
    """
    Every event, in any order; ``allowed`` says whether a target may come out at all.

    After each the operator goes on as if nothing had been: that is when a robot must not.
    """

    def __init__(self):
        super().__init__()
        self.arm = Follower(LIMITS, scale=1.5, smoothing=OneEuro())
        self.now = 100.0
        self.hand = Pose((0.0, 0.0, 1.2))
        self.operator = ''
        self.stopped = False
        self.hidden = False
        self.held = True
        self.allowed = False
        self.pressed_at = self.fresh_at = self.frozen_since = -math.inf
        self.seen = self.last = None
        self.presses = -1

    @initialize()
    def begins(self):
        self.all_is_well()

    @rule()
    def all_is_well(self):
        """Somebody follows the instructions, until the robot follows."""
        if self.stopped:
            self.arm.safety.reset(self.now)
            self.stopped = False
        self._connect(self.operator or 'c1')
        self._show(self.operator, visible=True)
        self._clutch(self.operator, pressed=False)
        self._go_on()
        self._clutch(self.operator, pressed=True)
        self._go_on()
        assert self.arm.safety.state is State.ENGAGED

    @rule(
        passed=st.one_of(st.floats(0.0, 0.1), st.floats(0.0, 1.0)),
        watched=st.booleans(),
        well=st.booleans(),
    )
    def time_passes(self, passed, watched, well):
        if well:
            self.all_is_well()
        self._pass(passed)
        if watched:
            self.arm.safety.tick(self.now)
        self._go_on()

    @rule(client=CLIENTS, well=st.booleans())
    def takes_control(self, client, well):
        if well:
            self.all_is_well()
        self._connect(client)
        self._go_on()

    @rule(gone=st.booleans(), back=st.booleans(), well=st.booleans())
    def loses_control(self, gone, back, well):
        if well:
            self.all_is_well()
        before = self.operator
        (self.arm.safety.disconnected if gone else self.arm.safety.operator_lost)(self.now)
        self._lose('')
        self._go_on(before)
        if back and before:
            self._connect(before)
            self._go_on()

    @rule(client=CLIENTS, well=st.booleans())
    def origin_is_reset(self, client, well):
        if well:
            self.all_is_well()
        self.arm.safety.origin_reset(client, self.now)
        self.allowed &= client != self.operator
        self._go_on()

    @rule(client=CLIENTS, visible=st.booleans(), well=st.booleans())
    def is_seen(self, client, visible, well):
        if well:
            self.all_is_well()
        self._show(client, visible=visible)
        self._go_on()

    @rule(pressed=st.booleans(), lifted=st.booleans())
    def stop(self, pressed, lifted):
        self.arm.safety.stop('somebody', self.now)
        self.stopped, self.allowed = True, False
        self._go_on()
        if pressed:
            self.presses_anew(self.operator)
        if lifted:
            self.reset()

    @precondition(lambda self: self.stopped)
    @rule()
    def reset(self):
        self.arm.safety.reset(self.now)
        self.stopped = False
        self._go_on()

    @rule(client=CLIENTS)
    def presses_anew(self, client):
        self._clutch(client, pressed=False)
        self._clutch(client, pressed=True)
        self._go_on()

    @rule(client=CLIENTS, pressed=st.booleans())
    def clutch(self, client, pressed):
        self._clutch(client, pressed=pressed)
        self._go_on()

    @rule(
        passed=st.sampled_from([0.0, 0.15, 0.3, 0.45, 0.6]),
        age=st.sampled_from([-0.5, 0.05, 0.09, 0.11, 0.2, 0.4, math.nan]),
        client=CLIENTS,
        well=st.booleans(),
    )
    def poses_are_of_another_time(self, passed, age, client, well):
        if well:
            self.all_is_well()
        self._pass(passed)
        for _ in range(3):
            self._move()
            self._sample(client, age)
        self._go_on()

    @rule(
        effector=st.sampled_from([None, Pose((0.6, 0.0, 0.5)), Pose((0.3, 0.4, 0.9))]),
        well=st.booleans(),
    )
    def effector_is_elsewhere_when_the_clutch_is_pressed(self, effector, well):
        if well:
            self.all_is_well()
        self._clutch(self.operator, pressed=False)
        self._clutch(self.operator, pressed=True)
        self._move()
        self._sample(self.operator, 0.01, effector)
        self._go_on()

    @rule(
        count=st.integers(20, 90),
        passed=st.floats(0.005, 0.08),
        speed=st.floats(-8.0, 8.0),
        well=st.booleans(),
    )
    def hand_moves_far(self, count, passed, speed, well):
        if well:
            self.all_is_well()
        for _ in range(count):
            self._move(passed, min(max(speed * passed, -0.09), 0.09))
            self._sample(self.operator, 0.01)

    @rule(count=st.integers(30, 60), well=st.booleans())
    def tracking_hangs(self, count, well):
        if well:
            self.all_is_well()
        for _ in range(count):
            self._pass(1 / 90)
            self._sample(self.operator, 0.01)
        self._go_on()

    @rule(hand=poses, well=st.booleans())
    def hand_jumps(self, hand, well):
        if well:
            self.all_is_well()
        self.hand = hand
        self._sample(self.operator, 0.01)
        self._go_on()

    def _go_on(self, client=''):
        for _ in range(3):
            self._move()
            self._sample(client or self.operator, 0.01)

    def _move(self, passed=1 / 90, way=0.002):
        self._pass(passed)
        turned = times(about_z(0.01), self.hand.orientation)
        self.hand = Pose(add(self.hand.position, (way, 0.6 * way, -0.3 * way)), turned)

    def _pass(self, passed):
        self.now += passed
        if self.now - max(self.fresh_at, self.pressed_at) > EXPIRED:
            self.allowed = False

    def _lose(self, operator):
        self.operator, self.allowed, self.held, self.hidden = operator, False, True, False
        self.seen = None

    def _connect(self, client):
        self.arm.safety.connected(client, self.now)
        if client != self.operator:
            self._lose(client)

    def _show(self, client, *, visible):
        self.arm.safety.visibility(client, self.now, visible=visible)
        if client == self.operator:
            self.hidden = not visible
            self.allowed &= visible

    def _clutch(self, client, *, pressed):
        self.arm.safety.clutch(client, self.now, pressed=pressed)
        if not client or client != self.operator or pressed == self.held:
            return
        self.held = pressed
        self.allowed = pressed and not self.stopped
        if pressed:
            self.pressed_at = self.now

    def _sample(self, client, age, effector=INSIDE):
        target = self.arm.follow(
            client, self.hand, captured=self.now - age, now=self.now, effector=effector
        )
        captured = min(self.now - age, self.now)
        if client and client == self.operator and not self.hidden:
            if captured > self.fresh_at and self.now - captured <= STALE:
                if self.hand != self.seen:
                    self.seen, self.frozen_since = self.hand, captured
                self.fresh_at = captured
                if captured - self.frozen_since > FROZEN:
                    self.allowed = False
        if self.arm.safety.state is not State.ENGAGED:
            assert target is None
            # What the follower refuses (a jump, no effector) needs a new clutch, too.
            self.allowed = self.allowed and self.arm.safety.armed
        if target is not None:
            self._check(target, client, captured, effector)

    def _check(self, target, client, captured, effector):
        assert self.allowed, 'a target without a clutch that was pressed since the last hold'
        assert client == self.operator
        assert not self.stopped
        assert not self.hidden
        assert self.now - target.captured <= STALE
        assert target.captured == captured == self.fresh_at
        assert LIMITS.inside(target.pose.position)
        assert math.hypot(*target.linear) <= LIMITS.speed + 1e-9
        assert math.hypot(*target.angular) <= LIMITS.turn_speed + 1e-9
        if self.arm.safety.presses != self.presses:
            self.presses = self.arm.safety.presses
            assert distance(target.pose.position, effector.position) < 1e-3
            assert angle(target.pose.orientation, effector.orientation) < 0.1 * DEGREE
            assert target.linear == target.angular == (0.0, 0.0, 0.0)
        else:
            when, before = self.last
            passed = self.now - when
            way = distance(target.pose.position, before.pose.position)
            turned = angle(target.pose.orientation, before.pose.orientation)
            assert way <= LIMITS.speed * passed + 1e-9
            assert turned <= LIMITS.turn_speed * passed + 1e-6
            if passed < STALE:
                change = math.hypot(*subtract(target.linear, before.linear))
                assert change <= LIMITS.acceleration * passed + 1e-9
        self.last = self.now, target

    @invariant()
    def stop_is_latched(self):
        assert (self.arm.safety.state is State.ESTOP) == self.stopped


TestAnything = Anything.TestCase
TestAnything.settings = settings(max_examples=100, stateful_step_count=25, deadline=None)


def engaged(**options):
    """Return a follower that client c1 has just engaged, and the time."""
    arm = Follower(LIMITS, **options)
    arm.safety.connected('c1', 1.0)
    arm.safety.clutch('c1', 1.0, pressed=False)
    arm.safety.clutch('c1', 1.0, pressed=True)
    target = arm.follow('c1', Pose(), captured=0.99, now=1.0, effector=INSIDE)
    assert target is not None
    assert target.pose == INSIDE
    return arm


def test_the_effector_follows_the_hand():
    arm, target = engaged(scale=2.0), None
    for i in range(1, 200):
        now = 1.0 + i / 90
        hand = Pose((0.001 * min(i, 100), 0.0, 1e-6 * i))
        target = arm.follow('c1', hand, captured=now - 0.01, now=now, effector=None)
    assert target is not None
    assert target.pose.position == pytest.approx((0.3, -0.2, 0.5), abs=1e-3)


def test_the_clutch_moves_the_hand_without_the_robot():
    """Closed again, it goes on from where the robot is, not from where the hand was."""
    arm = engaged()
    arm.safety.clutch('c1', 1.1, pressed=False)
    assert arm.follow('c1', Pose((0.3, 0.0, 0.0)), captured=1.1, now=1.1, effector=INSIDE) is None
    arm.safety.clutch('c1', 1.2, pressed=True)
    there = Pose((0.2, -0.3, 0.4), about_z(-0.5))
    hand = Pose((-0.4, 0.1, 0.2), about_z(2.0))
    target = arm.follow('c1', hand, captured=1.2, now=1.2, effector=there)
    assert target is not None
    assert target.pose.position == pytest.approx(there.position, abs=1e-9)
    assert angle(target.pose.orientation, there.orientation) < 1e-9


def test_the_way_the_operator_looks_is_forward():
    arm = Follower(LIMITS, forward=math.pi / 2)
    arm.safety.connected('c1', 1.0)
    arm.safety.clutch('c1', 1.0, pressed=False)
    arm.safety.clutch('c1', 1.0, pressed=True)
    target = None
    for i in range(90):
        now = 1.0 + i / 90
        target = arm.follow(
            'c1',
            Pose((-0.001 * i, 0.0, 0.0)),
            captured=now,
            now=now,
            effector=INSIDE,
            head=about_z(math.pi),
        )
    assert target is not None
    x, y, z = subtract(target.pose.position, INSIDE.position)
    assert (x, z) == pytest.approx((0.0, 0.0), abs=1e-9)
    assert y == pytest.approx(0.089, abs=1e-3)


@pytest.mark.parametrize(
    ('hand', 'effector', 'reason'),
    [
        (Pose((0.2, 0.0, 0.0)), INSIDE, 'the hand jumped'),
        (Pose(orientation=about_z(1.0)), INSIDE, 'the hand jumped'),
    ],
)
def test_a_hand_that_jumps_holds(hand, effector, reason):
    arm = engaged()
    assert arm.follow('c1', hand, captured=1.0, now=1.01, effector=effector) is None
    assert (arm.safety.state, arm.safety.reason) == (State.HELD, reason)


@pytest.mark.parametrize(
    ('effector', 'reason'),
    [(None, 'is not known'), (Pose((9.0, 0.0, 0.0)), 'outside of the workspace')],
)
def test_a_robot_that_is_nowhere_is_not_engaged(effector, reason):
    arm = Follower(LIMITS)
    arm.safety.connected('c1', 1.0)
    arm.safety.clutch('c1', 1.0, pressed=False)
    arm.safety.clutch('c1', 1.0, pressed=True)
    assert arm.follow('c1', Pose(), captured=1.0, now=1.0, effector=effector) is None
    assert arm.safety.state is State.HELD
    assert reason in arm.safety.reason
