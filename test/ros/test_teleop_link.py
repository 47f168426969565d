# SPDX-License-Identifier: Apache-2.0
"""A link between operator and robot that hangs, or is slow: through a relay of its own."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
import time
from typing import Any
from urllib.parse import urlsplit

from geometry_msgs.msg import PoseStamped
import numpy as np
import pytest
from ros.teleop_world import ARGUMENTS, Arm, HIGH, LOW, Operator
from support.stalling_relay import StallingRelay
from support.world import running_bridge, until, Viewer

from ros_viz_bridge.teleop.state_machine import EXPIRED, STALE
from ros_viz_bridge.wire.client import TakeControl
from ros_viz_bridge.wire.teleop import HeadsetLink

pytestmark = [pytest.mark.ros, pytest.mark.slow]
STEP = 0.02
SLACK = 0.03
"""Seconds that a loaded machine is late."""
LET_GO = 5.0
"""Seconds of silence after which nobody has the control any more."""


@pytest.fixture
def bridge() -> Iterator[Any]:
    """The node, with an arm for the right hand."""
    with running_bridge(*ARGUMENTS) as node:
        yield node


@pytest.fixture
def relay(bridge: Any) -> Iterator[StallingRelay]:
    """What the operator reaches the node by."""
    made = StallingRelay(urlsplit(bridge.server.url).port)
    yield made
    made.close()


@contextmanager
def put_on(relay: StallingRelay, robot: Any) -> Iterator[Operator]:
    """Be somebody with a headset, at the other end of the relay."""
    with closing(Viewer(f'http://127.0.0.1:{relay.port}')) as page:
        someone = Operator(page, Arm(robot))
        someone.session('started')
        yield someone


def move(operator: Operator, *, until_then: float) -> None:
    """Move the hand, clutch closed, to a time of ``time.time``."""
    while time.time() < until_then:
        operator.hand = operator.hand + np.array([0.0, 1e-4, 0.0])
        operator.frame(squeeze=True)
        time.sleep(STEP)


def stamps(messages: list[Any]) -> Any:
    stamped = [m.header.stamp for m in list(messages)]
    return np.array([s.sec + s.nanosec * 1e-9 for s in stamped])


@pytest.mark.parametrize('gap', [0.05, 0.3, 1.0, 10.0])
def test_what_a_link_held_back_moves_nothing(
    bridge: Any, relay: StallingRelay, robot: Any, gap: float
) -> None:
    """It goes on by itself if that was short; if it was not, from where the arm is."""
    with put_on(relay, robot) as operator:
        hangs(operator, relay, gap)
        operator.again(bridge)


def hangs(operator: Operator, relay: StallingRelay, gap: float) -> None:
    arm = operator.arm
    operator.engage()
    until(lambda: arm.targets, doing=operator.press)
    move(operator, until_then=time.time() + 0.5)
    operator.until('engaged', squeeze=True)
    begin, end = relay.stall(gap)
    move(operator, until_then=end + 0.1)
    until(lambda: operator.hear() or True)
    if gap < EXPIRED - STALE:
        operator.until('engaged', squeeze=True)
    else:
        until(arm.stands)
        count = len(arm.targets)
        move(operator, until_then=time.time() + 0.3)
        assert len(arm.targets) == count
    told = stamps(arm.targets)
    assert not ((told > begin + SLACK) & (told < end - STALE - SLACK)).any()
    places = arm.places()
    assert ((places >= LOW - 1e-9) & (places <= HIGH + 1e-9)).all()
    assert np.linalg.norm(np.diff(places, axis=0), axis=1).max() < 0.02
    if gap >= LET_GO:
        operator.page.send(TakeControl('robot'))


@pytest.mark.parametrize(('up', 'down'), [(0.02, 0.02), (0.01, 0.08), (0.08, 0.01)])
def test_stamps_are_when_it_was_or_say_by_how_much_they_are_off(
    relay: StallingRelay, robot: Any, up: float, down: float
) -> None:
    """Both ends have one clock here, so that the truth is known; messages take 60 ms longer."""
    relay.delay(up=up, down=down, jitter=0.06)
    heads = robot.hear(PoseStamped, '/xr/head/pose')
    with put_on(relay, robot) as operator:
        move(operator, until_then=time.time() + 8.0)
        heads.clear()
        move(operator, until_then=time.time() + 2.0)
        said, links = operator.said, operator.page.page.messages
    frames = [round(-head.pose.position.y * 1e3) for head in heads]
    assert len(frames) > 50
    wrong = np.abs(stamps(heads) - np.array(said)[frames]).max()
    bound = [m for m in links if isinstance(m, HeadsetLink)][-1].uncertainty
    print(f'\n{up * 1e3:g}, {down * 1e3:g} ms: off by {wrong * 1e3:.1f}, of {bound * 1e3:.1f}')
    assert 0.0 < wrong < bound + 1e-3 < 0.2
    if up == down:
        assert wrong < 0.005
