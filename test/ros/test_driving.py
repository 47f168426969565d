# SPDX-License-Identifier: Apache-2.0
"""Zero is the last word of whoever drove, whatever ended it: heard by a real subscriber."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
import time
from typing import Any

from geometry_msgs.msg import Twist, TwistStamped
import numpy as np
import pytest
from sensor_msgs.msg import Joy
from support.world import Robot, running_bridge, until, until_heard, Viewer

from ros_viz_bridge.driving.driver import ZEROS
from ros_viz_bridge.wire.client import ReleaseControl, ResetStop, Stop, TakeControl
from ros_viz_bridge.wire.drive import Drive, DriveEnded, DriveOffer
from ros_viz_bridge.wire.session import Control, Notice

pytestmark = pytest.mark.ros

NONE = np.zeros(0, np.float32)


def drive(hold: int, *, held: bool = True, **more: Any) -> Drive:
    """Return what a page says: full ahead, half as fast as it may."""
    given = {'forward': 1.0, 'left': 0.0, 'turn': -1.0, 'speed': 0.5, 'axes': NONE, **more}
    return Drive(
        page_time=time.monotonic() * 1e3, hold=hold, held=held, **{'buttons': NONE, **given}
    )


@pytest.fixture
def layout(tmp_path: Path) -> str:
    file = tmp_path / 'layout.yaml'
    file.write_text('tools: [drive]\n')
    return f'layout_file:={file}'


@pytest.fixture
def bridge(layout: str) -> Iterator[Any]:
    """A bridge whose layout lets operators drive."""
    with running_bridge(layout) as made:
        yield made


def take(page: Any) -> None:
    page.send(TakeControl('drive'))
    page.wait_for(
        lambda m: (
            isinstance(m, Control)
            and any(g.group == 'drive' and g.holder == page.client_id for g in m.groups)
        )
    )


def ends_with_zeros(heard: list[Twist]) -> None:
    """Wait for the zeros; then there is silence."""
    until(lambda: len(heard) >= ZEROS and all(is_zero(each) for each in heard[-ZEROS:]))
    count = len(heard)
    time.sleep(0.2)
    assert len(heard) == count, 'others may drive'


def is_zero(twist: Twist) -> bool:
    return twist == Twist()


def moves(page: Any, heard: list[Twist], hold: int) -> None:
    """Hold on until it is heard to move; on a busy machine it may stand again by then."""
    begin = len(heard)
    until(
        lambda: not all(is_zero(each) for each in heard[begin:]),
        doing=lambda: page.send(drive(hold)),
    )


def test_whatever_ends_it_zero_is_the_last_word(robot: Robot, bridge: Any):
    """Let go, stalled, stopped in the page, handed over, gone: each time several zeros."""
    heard = robot.hear(Twist, '/cmd_vel')
    until_heard(bridge, '/cmd_vel')
    page = Viewer(bridge.server.url, interest=())
    offer = page.wait_for(DriveOffer)
    assert (offer.linear, offer.angular, offer.deadman) == (0.5, 1.0, 4)
    take(page)
    moves(page, heard, 1)
    first = next(each for each in heard if not is_zero(each))
    assert (first.linear.x, first.angular.z) == (0.25, -0.5)
    page.send(drive(1, held=False))
    ends_with_zeros(heard)
    moves(page, heard, 2)
    ends_with_zeros(heard)  # a stall: nothing more is said
    page.send(drive(2))
    assert 'nothing new was heard' in page.wait_for(DriveEnded).why
    moves(page, heard, 3)
    page.send(Stop('no'))
    ends_with_zeros(heard)
    page.send(ResetStop(1))
    moves(page, heard, 4)
    page.send(ReleaseControl('drive'))
    ends_with_zeros(heard)
    take(page)
    moves(page, heard, 5)
    bridge._stop_from_ros()
    ends_with_zeros(heard)
    page.send(ResetStop(2))
    moves(page, heard, 6)
    page.close()
    ends_with_zeros(heard)


def test_a_page_that_was_loaded_anew_is_told_too(robot: Robot, bridge: Any):
    """It counts its presses from one again, and is who it was."""
    heard = robot.hear(Twist, '/cmd_vel')
    until_heard(bridge, '/cmd_vel')
    back: dict[str, Any] = {}
    for _ in range(2):
        page = Viewer(bridge.server.url, interest=(), **back)
        take(page)
        moves(page, heard, 1)
        ends_with_zeros(heard)
        page.send(drive(1))
        assert page.wait_for(DriveEnded).hold == 1
        back = {'resume': page.page.hello}
        page.close()


def test_only_who_has_the_control_drives(robot: Robot, bridge: Any, open_page: Any):
    heard = robot.hear(Twist, '/cmd_vel')
    until_heard(bridge, '/cmd_vel')
    page, other = open_page(bridge), open_page(bridge)
    page.send(drive(1))
    assert "nobody has the control of 'drive'" in page.wait_for(Notice).text
    take(page)
    other.send(drive(1))
    assert f"{page.client_id} has the control of 'drive'" in other.wait_for(Notice).text
    assert heard == []


def test_stamped_and_joy_and_the_end_of_the_bridge(robot: Robot, layout: str, open_page: Any):
    heard = robot.hear(TwistStamped, '/base/cmd')
    sticks = robot.hear(Joy, '/joy')
    given = ('drive.topic:=base/cmd', 'drive.stamped:=true', 'drive.frame_id:=base')
    with running_bridge(layout, *given) as bridge:
        until_heard(bridge, '/base/cmd')
        until_heard(bridge, '/joy')
        page = open_page(bridge)
        take(page)
        held = {'axes': np.float32([-0.5, -1.0]), 'buttons': np.float32([0, 1])}
        until(
            lambda: any(each.twist.linear.x for each in heard),
            doing=lambda: page.send(drive(1, **held)),
        )
    until(lambda: heard[-1].twist == Twist(), 'a bridge that ends says zero')
    until(lambda: list(sticks[-1].axes) == [0.0, 0.0] and list(sticks[-1].buttons) == [0, 0])
    assert heard[0].header.frame_id == 'base' and heard[0].header.stamp.sec > 0
    assert list(sticks[0].axes) == [0.5, 1.0] and list(sticks[0].buttons) == [0, 1]


def test_without_the_tool_nobody_drives(open_page: Any):
    with running_bridge() as bridge:
        assert bridge.driving is None
        assert '/cmd_vel' not in bridge.publications.topics()
