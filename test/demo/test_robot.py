# SPDX-License-Identifier: Apache-2.0
"""A robot that leaps or spins would make every other demo figure wrong."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
import numpy as np
import pytest

from ros_viz_bridge.demo.robot import (
    ACCELERATION,
    advance,
    at_start,
    COMMAND_TIMEOUT,
    COURSE_LENGTH,
    MAXIMUM_SPEED,
    MODES,
    on_course,
    pose_before,
    Robot,
    START_SPEED_LIMIT,
    WHEEL_RADIUS,
    with_command,
    with_goal,
    with_limit,
    with_mode,
)
from ros_viz_bridge.demo.steering import Pose2


def drive(robot: Robot, *, seconds: float, dt: float = 0.02) -> Robot:
    for _ in range(round(seconds / dt)):
        robot = advance(robot, dt=dt)
    return robot


def test_it_speeds_up_gently_to_its_limit() -> None:
    robot = drive(Robot(), seconds=0.5)
    assert robot.speed == pytest.approx(0.5 * ACCELERATION)
    assert drive(robot, seconds=5).speed == START_SPEED_LIMIT


def test_another_limit_changes_the_speed_both_ways() -> None:
    robot = drive(with_limit(Robot(), 1.5), seconds=5)
    assert robot.speed == 1.5
    assert drive(with_limit(robot, 0.2), seconds=5).speed == pytest.approx(0.2)


@pytest.mark.parametrize(('asked', 'got'), [(-1.0, 0.0), (99.0, MAXIMUM_SPEED), (1.0, 1.0)])
def test_limits_are_kept_to_what_the_motors_can(asked: float, got: float) -> None:
    assert with_limit(Robot(), asked).limit == got


@pytest.mark.parametrize('nonsense', [np.nan, np.inf, -np.inf])
def test_a_limit_that_is_no_number_changes_nothing(nonsense: float) -> None:
    assert with_limit(Robot(limit=0.7), nonsense).limit == 0.7


@pytest.mark.parametrize('mode', ['pause', 'wave'])
def test_other_modes_stand(mode: str) -> None:
    robot = drive(with_mode(drive(Robot(), seconds=2), mode), seconds=3)
    assert robot.speed == 0
    assert drive(robot, seconds=1).pose == robot.pose


def test_only_waving_waves() -> None:
    moved = {
        mode: np.ptp([drive(Robot(mode=mode), seconds=s).joints[2] for s in np.arange(0, 2, 0.1)])
        for mode in MODES
    }
    assert moved['wave'] > 1 and moved['pause'] == 0


def test_an_unknown_mode_names_those_there_are() -> None:
    with pytest.raises(ValueError, match="'fly', only drive, pause, wave, manual"):
        with_mode(Robot(), 'fly')


def test_reset_puts_it_at_the_start_and_keeps_the_settings() -> None:
    robot = at_start(drive(with_limit(Robot(), 1.2), seconds=4))
    assert robot.pose == Robot().pose
    assert (robot.speed, robot.limit) == (0.0, 1.2)


@given(st.floats(0, 3 * COURSE_LENGTH))
def test_the_course_is_smooth_closed_and_faces_its_way(travelled: float) -> None:
    here, next_ = on_course(travelled), on_course(travelled + 0.05)
    step = np.array([next_.x - here.x, next_.y - here.y])
    assert np.linalg.norm(step) == pytest.approx(0.05, rel=0.02)
    heading = np.array([np.cos(here.yaw), np.sin(here.yaw)])
    assert heading @ step / np.linalg.norm(step) > 0.999
    again = on_course(travelled + COURSE_LENGTH)
    assert (again.x, again.y) == pytest.approx((here.x, here.y), abs=1e-6)


def test_wheels_roll_without_slipping() -> None:
    robot = drive(Robot(), seconds=3)
    turned = 0.0
    for _ in range(50):
        next_ = advance(robot, dt=0.02)
        for before, after in (
            (robot.left_wheel, next_.left_wheel),
            (robot.right_wheel, next_.right_wheel),
        ):
            turned += ((after - before + np.pi) % (2 * np.pi) - np.pi) / 2
        robot = next_
    assert turned * WHEEL_RADIUS == pytest.approx(START_SPEED_LIMIT * 1.0, rel=1e-3)


def test_a_velocity_drives_it_and_its_own_watchdog_halts_it() -> None:
    """Whoever drives may be gone: then it stands, where it is."""
    start = drive(Robot(), seconds=1)
    assert with_command(start, 0.0, 0.0) is start, 'that takes nobody off the course'
    robot = with_command(start, 0.4, 0.0)
    assert (robot.pose, robot.mode) == (start.pose, 'manual')
    robot = drive(robot, seconds=COMMAND_TIMEOUT)
    assert robot.speed == pytest.approx(0.4)
    robot = drive(robot, seconds=1)
    assert robot.speed == 0.0 and drive(robot, seconds=1).pose == robot.pose
    turned = drive(with_command(robot, 0.0, -1.0), seconds=COMMAND_TIMEOUT - 0.02)
    assert turned.pose.yaw - robot.pose.yaw == pytest.approx(-0.48, abs=0.03)
    back = pose_before(turned, 0.2)
    assert back.yaw - turned.pose.yaw == pytest.approx(0.2)
    assert with_command(robot, np.nan, 0.0) is robot


def test_it_goes_to_a_goal_and_back_to_its_course() -> None:
    robot = drive(with_goal(drive(Robot(), seconds=2), Pose2(-5.0, 2.0, 1.0)), seconds=60)
    there = robot.pose
    assert (there.x, there.y, there.yaw) == pytest.approx((-5.0, 2.0, 1.0), abs=0.05)
    assert robot.goal is None and robot.mode == 'manual' and robot.speed == 0.0
    robot = drive(with_mode(robot, 'drive'), seconds=60)
    assert robot.free is None and robot.speed == START_SPEED_LIMIT


def test_who_drives_takes_it_from_its_goal_and_manual_stands() -> None:
    robot = with_command(with_goal(Robot(), Pose2(1.0, 1.0, 0.0)), 0.1, 0.0)
    assert robot.goal is None
    robot = drive(with_mode(Robot(), 'manual'), seconds=1)
    assert robot.pose == Robot().pose == at_start(robot).pose
    assert with_goal(robot, Pose2(np.inf, 0.0, 0.0)) is robot
