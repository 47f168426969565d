# SPDX-License-Identifier: Apache-2.0
"""An edge that is served alone keeps nobody waiting, and has more time than the others."""

from __future__ import annotations

import time

import pytest
from support.hubs import publish
from support.robot_ends import ENROL, JOINED, Made
from support.scene import cloud
from support.served import in_loop, soon

from ros_viz_bridge.core.forms import Forms
from ros_viz_bridge.runtime import robot_end
from ros_viz_bridge.runtime.voice import Voice
from ros_viz_bridge.wire.trunk import LetGo

NAME = 16 * '0'


def slow(monkeypatch: pytest.MonkeyPatch) -> Made:
    """Return a robot's end that serves whoever comes alone, by a voice that nobody hears."""
    made = Made()
    made.end._network.voice = lambda key: Voice(lambda data, at: None, lambda: None)
    monkeypatch.setattr(made.end, '_is_slow', lambda who, now: True)
    return made


@in_loop
async def test_one_that_takes_nothing_for_a_few_seconds_is_kept(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Else a narrow way would be given up while the first window passes, again and again."""
    made = slow(monkeypatch)
    made.hears(NAME, ENROL, JOINED)
    branch = made.end._alone[NAME]
    await soon(lambda: branch.trunk.sent)
    began, kept = time.monotonic(), 0.0
    for i in range(60):
        now = began + 0.25 * i
        if NAME in made.end._lines:
            made.end._lines[NAME].heard = now
            kept = now - began
        made.end.tick(now)
    assert robot_end.PATIENCE <= kept <= robot_end.PATIENCE + 1.0
    await soon(lambda: not made.end._hub.trunks)


@in_loop
async def test_at_first_it_is_said_no_more_than_a_narrow_way_takes_at_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Else a router has no room for that, waits, and closes its connection again."""
    made = slow(monkeypatch)
    publish(made.end._hub, *(cloud('', size=1000, key=f'{i}') for i in range(100)))
    made.hears(NAME, ENROL, JOINED)
    trunk = made.end._alone[NAME].trunk
    trunk.look(1, Forms(frozenset({''})), frozenset(), edge=NAME)
    await soon(lambda: trunk.sent >= robot_end.ALONE)
    assert trunk.sent < 2.5 * robot_end.ALONE
    assert not trunk.idle


@in_loop
async def test_one_that_cannot_be_served_alone_leaves_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made = slow(monkeypatch)
    monkeypatch.setattr(robot_end, 'EdgeLine', None)
    made.hears(NAME, ENROL, JOINED)
    assert isinstance(made.told[-1][1], LetGo)
    await soon(lambda: not made.end._hub.trunks)
    assert not made.end._alone
