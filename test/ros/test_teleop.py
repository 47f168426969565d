# SPDX-License-Identifier: Apache-2.0
"""Whatever goes wrong between a hand and a robot, no target is where it must not be."""

from __future__ import annotations

from collections.abc import Callable, Iterator
import time
from typing import Any

import numpy as np
import pytest
from ros.teleop_world import ARGUMENTS, Arm, HIGH, LOW, Operator, page_time, PLACE
from std_srvs.srv import SetBool
from support.world import Robot, running_bridge, until

from ros_viz_bridge.wire.client import ReleaseControl, ResetStop, Stop, TakeControl, XrSession
from ros_viz_bridge.wire.session import Control

pytestmark = pytest.mark.ros


@pytest.fixture(scope='module')
def bridge() -> Iterator[Any]:
    """The node, with an arm for the right hand."""
    with running_bridge(*ARGUMENTS) as node:
        yield node


@pytest.fixture(scope='module')
def robot() -> Iterator[Robot]:
    """The robot's own node."""
    node = Robot()
    yield node
    node.close()


@pytest.fixture(scope='module')
def arm(robot: Robot) -> Arm:
    """Its arm."""
    return Arm(robot)


@pytest.fixture
def operator(bridge: Any, arm: Arm, open_page: Callable[..., Any]) -> Iterator[Operator]:
    """Somebody whose right hand moves the arm."""
    arm.place, arm.turned = PLACE, (0.0, 0.0, 0.0, 1.0)
    someone = Operator(open_page(bridge), arm)
    someone.session('started')
    someone.engage()
    until(lambda: arm.targets, doing=someone.press)
    until(lambda: someone.hear() == 'engaged', doing=someone.press)
    yield someone
    places = arm.places()
    assert ((places >= LOW - 1e-9) & (places <= HIGH + 1e-9)).all()
    arm.targets.clear()
    arm.twists.clear()


def test_who_follows_it_is_found_before_anything_moves(
    robot: Robot, open_page: Callable[..., Any]
) -> None:
    """Else the first that an operator does is lost, where that takes a while."""
    topics = [f'/here/teleop/right/{name}' for name in ('target', 'twist', 'gripper')]
    with running_bridge(*ARGUMENTS, arguments=('-r', '__ns:=/here')) as node:
        other, page = open_page(node), open_page(node)
        other.send(TakeControl('robot'))
        other.wait_for(lambda m: isinstance(m, Control) and any(g.holder for g in m.groups))
        page.send(XrSession('started', 'immersive-vr', page_time()))
        until(lambda: robot.node.count_publishers('/here/xr/session') == 1)
        assert not any(robot.node.count_publishers(topic) for topic in topics)
        other.send(ReleaseControl('robot'))
        page.send(TakeControl('robot'))
        until(lambda: all(robot.node.count_publishers(topic) == 1 for topic in topics))


def test_the_arm_goes_where_the_hand_goes_and_no_farther(operator: Operator) -> None:
    arm = operator.arm
    for step in ((0.005, 0.0, 0.0), (0.0, 0.005, 0.0), (0.0, 0.0, -0.005)):
        for _ in range(60):
            operator.hand = operator.hand + step
            operator.frame(squeeze=True)
            time.sleep(0.008)
    until(
        lambda: np.allclose(arm.places()[-1], [0.8, 0.4, 0.1], atol=1e-3),
        doing=lambda: operator.frame(squeeze=True),
    )
    message = arm.targets[-1]
    assert message.header.frame_id == 'base_link'
    operator.until('idle', squeeze=False)
    until(arm.stands)


def nan(operator: Operator) -> None:
    """Both poses are made of NaN: the codec would not let it pass, a page leaves them out."""
    operator.held(right_controller=np.zeros(0, np.float32), emulated=8)


def frozen(operator: Operator) -> None:
    grip = np.array([0.2, 1.2, -0.3, 0, 0, 0, 1] * 2, np.float32)
    operator.frame(squeeze=True, right_controller=grip)
    operator.held(right_controller=grip)


def doffed(operator: Operator) -> None:
    operator.session('blurred')
    operator.held()
    operator.session('visible')


def hidden(operator: Operator) -> None:
    operator.session('hidden')
    operator.held()
    operator.session('visible')


def origin_reset(operator: Operator) -> None:
    operator.origin += 1
    operator.hand = operator.hand + (0.02, 0.02, 0.0)
    operator.held()


def jumped(operator: Operator) -> None:
    operator.hand = operator.hand + (0.3, 0.0, 0.0)
    operator.held()


def dropped(operator: Operator) -> None:
    until(lambda: operator.hear() == 'held' and not operator.armed)
    operator.held()


def put_down(operator: Operator) -> None:
    joints = np.tile(np.array([0.2, 1.2, -0.3, 0, 0, 0, 1], np.float32), 25)
    joints[::7] += np.random.default_rng(1).normal(size=25).astype(np.float32) * 0.01
    gone = np.zeros(0, np.float32)
    operator.held(right_controller=gone, right_gamepad=gone, right_hand=joints)


@pytest.mark.parametrize(
    'fault', [nan, frozen, doffed, hidden, origin_reset, jumped, dropped, put_down]
)
def test_after_a_fault_the_robot_holds_and_begins_where_it_is(
    bridge: Any, operator: Operator, fault: Callable[[Operator], None]
) -> None:
    fault(operator)
    operator.again(bridge)


def test_a_short_pause_goes_on_by_itself(operator: Operator) -> None:
    """A hiccup of the network is no reason to begin anew."""
    until(lambda: operator.hear() == 'held')
    operator.until('engaged', squeeze=True)


def test_old_frames_move_nothing(operator: Operator) -> None:
    """A link that stood still brings all that waited at once."""
    count = len(operator.arm.targets)
    until(lambda: operator.hear() == 'held')
    for late in np.linspace(2000.0, 200.0, 20):
        operator.hand = operator.hand + (0.01, 0.0, 0.0)
        operator.frame(squeeze=True, page_time=page_time() - late)
    operator.until('idle', squeeze=False)
    assert not operator.arm.moved(count)


def test_jitter_up_to_stale_moves_it_within_bounds(bridge: Any, operator: Operator) -> None:
    random = np.random.default_rng(2)
    for _ in range(60):
        operator.hand = operator.hand + random.normal(size=3) * 0.004
        operator.frame(squeeze=True, page_time=page_time() - random.uniform(0.0, 200.0))
        time.sleep(0.01)
    operator.again(bridge)


def test_a_page_that_is_closed_leaves_the_robot_standing(operator: Operator) -> None:
    operator.page._run(operator.page.page.close())
    until(operator.arm.stands)


def test_another_operator_begins_anew(
    bridge: Any, operator: Operator, open_page: Callable[..., Any]
) -> None:
    other = Operator(open_page(bridge), operator.arm)
    other.session('started')
    other.page.send(TakeControl('robot'))
    operator.page.send(ReleaseControl('robot', other.page.client_id))
    until(lambda: other.hear() in ('held', 'idle'), doing=lambda: other.frame(squeeze=True))
    until(operator.arm.stands)
    count = len(operator.arm.targets)
    for _ in range(5):
        for each in (operator, other):
            each.hand = each.hand + (0.01, 0.0, 0.0)
            each.frame(squeeze=True)
    other.until('idle', squeeze=False)
    assert not operator.arm.moved(count)
    other.again(bridge)


def test_a_stop_is_lifted_by_an_operator_alone(
    bridge: Any, operator: Operator, open_page: Callable[..., Any]
) -> None:
    open_page(bridge).send(Stop('a child'))
    until(lambda: operator.hear() == 'estop')
    assert 'stopped by' in operator.why
    until(operator.arm.stands)
    count = len(operator.arm.targets)
    for _ in range(5):
        operator.hand = operator.hand + (0.01, 0.0, 0.0)
        operator.frame(squeeze=True)
    operator.page.send(ResetStop(1))
    operator.until('idle', squeeze=True)
    assert not operator.arm.moved(count)
    operator.again(bridge)


def test_a_program_switches_it_off_and_on(bridge: Any, operator: Operator, robot: Robot) -> None:
    client = robot.node.create_client(SetBool, '/teleop/enable')
    until(client.service_is_ready)
    client.call_async(SetBool.Request(data=False))
    until(lambda: operator.hear() == 'disconnected', doing=lambda: operator.frame(squeeze=True))
    assert 'switched off' in operator.why
    until(operator.arm.stands)
    client.call_async(SetBool.Request(data=True))
    operator.again(bridge)


def test_without_a_measured_effector_nothing_moves(bridge: Any, operator: Operator) -> None:
    """The robot's own word on where it is has to be fresh when the clutch is closed."""
    arm = operator.arm
    operator.until('idle', squeeze=False)
    say, arm.say = arm.say, lambda: None
    time.sleep(0.6)
    count = len(arm.targets)
    operator.frame(squeeze=False)
    operator.until('held', squeeze=True)
    assert 'not known' in operator.why
    arm.say = say
    assert len(arm.targets) == count
    operator.again(bridge)
