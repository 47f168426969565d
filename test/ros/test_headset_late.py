# SPDX-License-Identifier: Apache-2.0
"""No arm follows what is old, unseen or of another session: with a clock of its own."""

from __future__ import annotations

import heapq
from types import SimpleNamespace
from typing import Any

from inputs.xr_samples import NOTHING, sample
import numpy as np
import pytest
from ros.recording_outgoing import RecordingOutgoing

from ros_viz_bridge.core.session import ClientInfo
from ros_viz_bridge.ros.headset import Headset
from ros_viz_bridge.ros.page_times import PageTimes
from ros_viz_bridge.ros.parameters import check_values
from ros_viz_bridge.ros.teleop import Teleop
from ros_viz_bridge.teleop.rigid import Pose
from ros_viz_bridge.teleop.state_machine import EXPIRED, STALE, State
from ros_viz_bridge.wire.client import Ping, XrSession
from ros_viz_bridge.wire.xr import XrPlaced, XrSample

CLIENT = ClientInfo('c1', 'operator')
DELAY, STEP = 0.01, 0.02


class World:
    """A page with a headset whose right hand moves, a link that may hang, and the watchdog."""

    def __init__(self, *hands: str) -> None:
        self.now, self.room, self.out = 100.0, True, RecordingOutgoing()
        self._postponed: list[Any] = []
        self._pong = (0.0, 0.0)
        self.times = PageTimes(
            ros_time=lambda: self.now, simulated=lambda: False, clock=lambda: self.now
        )
        arms = hands or ('right',)
        parameters = check_values({f'teleop.{hand}.effector_frame': 'tool' for hand in arms})
        out: Any = self.out
        self.teleop = Teleop(
            parameters,
            out,
            SimpleNamespace(pose=lambda *a, **k: Pose((0.5, 0.1, 0.4))),
            ros_time=lambda: self.now,
            show=lambda message: None,
            unshow=lambda key: None,
            clock=lambda: self.now,
        )
        publications: Any = SimpleNamespace(held_back=False, postpone=self._postpone)
        self.headset = Headset(
            publications,
            out,
            self.times,
            self.teleop,
            parameters,
            show=lambda message: None,
            clock=lambda: self.now,
        )
        self.headset.handed_over('c1')
        self.session('started')

    def _postpone(self, due: float, call: Any) -> bool:
        if self.room:
            heapq.heappush(self._postponed, (due, len(self._postponed), call))
        return self.room

    def session(self, state: Any) -> None:
        self.headset.session(CLIENT, XrSession(state, 'immersive-vr', 0.0))

    def ping(self) -> None:
        """There and back, twice: then both ways are known."""
        for _ in range(2):
            sent = self.now
            self.pass_time(self.now + DELAY)
            self.times.pinged(CLIENT, Ping(sent * 1e3, *self._pong), self.now)
            answered = self.now
            self.pass_time(self.now + DELAY)
            self._pong = (self.now * 1e3, answered)

    def pass_time(self, until: float) -> None:
        while self._postponed and self._postponed[0][0] <= until:
            due, _, call = heapq.heappop(self._postponed)
            self.now = max(self.now, due)
            call()
        self.now = max(self.now, until)

    def frames(self, count: int, *, squeeze: bool, gap: float = 0.0) -> None:
        """Say frames; all of them come when the link, which hangs for ``gap``, is there again."""
        begin = self.now
        for i in range(count):
            at = begin + i * STEP
            self.pass_time(max(at, begin + gap) + DELAY)
            self.frame(at, squeeze=squeeze)

    def frame(self, at: float, *, squeeze: bool) -> None:
        self.headset.sample(CLIENT, self.event(at, squeeze=squeeze), self.now)

    def event(self, at: float, *, squeeze: bool) -> XrSample:
        grip = np.array([0.1 * (at - 100.0) % 0.5, 1.0, -0.5, 0, 0, 0, 1] * 2, np.float32)
        pad = np.array([0, 0, 0, 0, 0, float(squeeze)], np.float32)
        parts = {'right_controller': grip, 'right_gamepad': pad}
        parts |= {'left_controller': grip, 'left_gamepad': pad}
        return sample(of=NOTHING, **{**parts, 'page_time': at * 1e3, 'predicted': at * 1e3})

    def engage(self) -> None:
        self.frames(2, squeeze=False)
        self.frames(3, squeeze=True)
        assert self.state is State.ENGAGED

    @property
    def state(self) -> State:
        return self.teleop.arms[0].safety.state

    def targets(self) -> int:
        return len(self.out.of('teleop/right/target'))


def test_nothing_is_followed_before_the_clock_is_known_both_ways() -> None:
    world = World()
    world.frames(5, squeeze=False)
    world.frames(20, squeeze=True)
    assert world.targets() == 0 and world.out.of('xr/right_controller/grip')
    world.ping()
    world.engage()


@pytest.mark.parametrize('gap', [0.05, 0.3, 1.0, 10.0])
def test_a_gap_of_the_link_goes_on_by_itself_only_if_it_was_short(gap: float) -> None:
    world = World()
    world.ping()
    world.engage()
    before = world.targets()
    # The hand moves on while the link hangs, and stays closed: all of it comes at once.
    world.frames(int(gap / STEP) + 1, squeeze=True, gap=gap)
    assert world.targets() - before <= STALE / STEP + 2, 'only what is fresh is followed'
    world.frames(5, squeeze=True)
    assert (world.state is State.ENGAGED) == (gap < EXPIRED - 2 * DELAY)


def test_a_session_that_begins_anew_needs_a_new_clutch() -> None:
    """Its floor is another one, though the end of the last was never told."""
    world = World()
    world.ping()
    world.engage()
    world.session('started')
    assert world.state is not State.ENGAGED
    before = world.targets()
    world.frames(5, squeeze=True)
    assert world.targets() == before
    world.engage()


def test_without_a_watchdog_nothing_is_followed() -> None:
    """Too much waits to be published: nobody would notice that the hand is gone."""
    world = World()
    world.ping()
    world.engage()
    world.room = False
    before = world.targets()
    world.pass_time(world.now + STEP)
    world.frames(5, squeeze=True)
    assert world.state is State.HELD and world.targets() == before
    world.room = True
    world.engage()


def test_what_grew_old_while_a_publisher_blocked_moves_nothing() -> None:
    """Neither the other arm in the same frame, nor the frames that came meanwhile."""
    world = World('left', 'right')
    world.ping()
    world.engage()
    before, publish = world.targets(), world.out.publish

    def blocks(topic: str, *message: Any, **how: Any) -> None:
        publish(topic, *message, **how)
        world.now += 0.15 if topic == 'teleop/left/target' else 0.0

    world.out.publish = blocks  # type: ignore[method-assign]
    world.frame(world.now, squeeze=True)
    world.out.publish = publish  # type: ignore[method-assign]
    came = world.now - 0.12
    world.headset.sample(CLIENT, world.event(came, squeeze=True), came + DELAY)
    assert world.targets() == before and world.teleop.engaged == []
    world.pass_time(world.now + STEP)
    for hand in ('left', 'right'):
        assert not world.out.of(f'teleop/{hand}/twist')[-1]['twist'].any()


def test_no_frame_of_a_headset_is_the_parent_of_its_own_origin():
    world = World()
    for frame in ('map', '/xr_origin', 'xr_head'):
        world.headset.placed(CLIENT, XrPlaced(0.0, frame, (1.0, 2.0, 0.0), (0.0, 0.0, 0.0, 1.0)))
    anchor = world.headset._origin.of('c1')
    assert anchor is not None and anchor.parent == 'map'
