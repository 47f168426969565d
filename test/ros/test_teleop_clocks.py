# SPDX-License-Identifier: Apache-2.0
"""Whatever clock is set, no target is older than it says, and none leaps."""

from __future__ import annotations

from collections.abc import Callable, Iterator
import time
from typing import Any

from geometry_msgs.msg import PoseStamped
import numpy as np
import pytest
from ros.teleop_world import ARGUMENTS, Arm, Operator, PLACE
from support.world import Robot, running_bridge, until

from ros_viz_bridge.ros.clock import Clock

pytestmark = pytest.mark.ros
HOUR = 3600.0
FRAMES, TRIES = 40, 5
CLOSE = 0.05
"""Seconds by which a stamp may be off, on a machine that has other things to do, too."""


class Set:
    """By how much the clock of the robot's computer was set."""

    step = 0.0


@pytest.fixture(scope='module')
def bridge() -> Iterator[Any]:
    """The node, with an arm for the right hand, on a computer whose clock can be set."""
    now = Clock.now
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Clock, 'now', lambda self: now(self) + Set.step)
        with running_bridge(*ARGUMENTS) as node:
            yield node


@pytest.fixture(scope='module')
def robot() -> Iterator[Robot]:
    """The robot's own node."""
    node = Robot()
    yield node
    node.close()


class Stamps:
    """What was said of each frame, and of each target."""

    def __init__(self, robot: Robot) -> None:
        self.arm = Arm(robot)
        self._heads = robot.hear(PoseStamped, '/xr/head/pose')

    def clear(self) -> None:
        self._heads.clear()
        self.arm.targets.clear()
        self.arm.twists.clear()

    def of_targets(self, said: list[float]) -> Any:
        """Return (n, 2): when each target's frame was, and its stamp."""
        frames = {stamp(head): round(-head.pose.position.y * 1e3) for head in list(self._heads)}
        told = [stamp(target) for target in list(self.arm.targets)]
        return np.array([(said[frames[one]], one) for one in told if one in frames])


def stamp(message: Any) -> float:
    return message.header.stamp.sec + message.header.stamp.nanosec * 1e-9


@pytest.fixture(scope='module')
def stamps(robot: Robot) -> Stamps:
    return Stamps(robot)


@pytest.fixture
def operator(bridge: Any, stamps: Stamps, open_page: Callable[..., Any]) -> Iterator[Operator]:
    """Somebody whose right hand moves the arm, and goes on to."""
    arm = stamps.arm
    arm.place, arm.turned = PLACE, (0.0, 0.0, 0.0, 1.0)
    someone = Operator(open_page(bridge), arm)
    someone.session('started')
    someone.engage()
    until(lambda: arm.targets, doing=someone.press)
    someone.until('engaged', squeeze=True)
    stamps.clear()
    yield someone
    Set.step = 0.0
    stamps.clear()


def goes_on(operator: Operator) -> None:
    """Move the hand with a closed clutch; one that has to be closed anew is."""
    for _ in range(FRAMES):
        operator.hand = operator.hand + (0.001, 0.0, 0.0)
        operator.frame(squeeze=True)
        time.sleep(0.01)
    operator.engage()
    until(lambda: operator.hear() == 'engaged', doing=lambda: operator.frame(squeeze=True))


def leaps(arm: Arm) -> float:
    """Return how far two targets, one after the other, are apart at most."""
    return float(np.linalg.norm(np.diff(arm.places(), axis=0), axis=1).max(initial=0.0))


@pytest.mark.parametrize('step', [-HOUR, -0.3, 0.3, HOUR])
def test_a_page_whose_clock_is_set_is_understood_before_it_moves_anything(
    operator: Operator, stamps: Stamps, step: float
) -> None:
    operator.page.page.clock = lambda: time.monotonic() + step
    goes_on(operator)
    told = stamps.of_targets(operator.said)
    assert len(told)
    assert np.abs(told[:, 1] - told[:, 0]).max() < CLOSE
    assert leaps(stamps.arm) < 0.05


@pytest.mark.parametrize('step', [-HOUR, HOUR])
def test_a_robot_whose_clock_is_set_is_moved_on_with_its_new_time(
    bridge: Any, operator: Operator, stamps: Stamps, step: float
) -> None:
    """Nothing that decides goes by it; only effectors measured by another clock are refused."""
    (arm,) = bridge.operation._teleop.arms

    def undisturbed() -> bool:
        """A machine that stands still for half a second lets go of the clutch."""
        Set.step = 0.0
        operator.engage()
        stamps.clear()
        count = arm.safety.presses
        for i in range(FRAMES):
            Set.step = step if i > FRAMES // 2 else 0.0
            operator.hand = operator.hand + (0.001, 0.0, 0.0)
            operator.frame(squeeze=True)
            time.sleep(0.01)
        return operator.hear() == 'engaged' and arm.safety.presses == count

    assert any(undisturbed() for _ in range(TRIES))
    told = stamps.of_targets(operator.said)
    off = told[:, 1] - told[:, 0]
    assert np.minimum(np.abs(off), np.abs(off - step)).max() < CLOSE
    assert abs(off[-1] - step) < CLOSE
    assert leaps(stamps.arm) < 0.05
    if step > 0:
        operator.until('idle', squeeze=False)
        operator.until('held', squeeze=True)
        assert 'stamped 3600' in operator.why
