# SPDX-License-Identifier: Apache-2.0
"""A node that takes nothing any more of what it asked for does not hold up what moves a robot."""

from __future__ import annotations

from collections.abc import Iterator
import time
from typing import Any

import pytest
from ros.teleop_world import ARGUMENTS, Arm, Operator
from support.stuck_reader import StuckReader
from support.world import running_bridge, until

pytestmark = [pytest.mark.ros, pytest.mark.slow]
TOPICS = {
    '/xr/head/pose': 'geometry_msgs/msg/PoseStamped',
    '/xr/right_controller/joy': 'sensor_msgs/msg/Joy',
    '/tf': 'tf2_msgs/msg/TFMessage',
    '/teleop/right/target': 'geometry_msgs/msg/PoseStamped',
    '/teleop/right/twist': 'geometry_msgs/msg/TwistStamped',
}
FRAMES = 150
"""More than any queue of a publisher holds."""


@pytest.fixture
def reader() -> Iterator[StuckReader]:
    """A node that wants every message."""
    made = StuckReader(TOPICS)
    yield made
    made.close()


def test_the_watchdog_and_the_other_readers_notice_nothing(
    robot: Any, open_page: Any, reader: StuckReader
) -> None:
    with running_bridge(*ARGUMENTS) as bridge:
        operator = Operator(open_page(bridge), Arm(robot))
        arm = operator.arm
        operator.session('started')
        operator.engage()
        until(reader.hears, 'all topics', doing=operator.press)
        operator.until('engaged', squeeze=True)
        reader.stick()
        before = len(arm.targets)
        for _ in range(FRAMES):
            operator.frame(squeeze=True)
            time.sleep(0.005)  # faster than a page may say them they would be left out
        assert len(arm.targets) - before > FRAMES // 2, 'what holds up a publisher makes it old'
        until(lambda: operator.hear() == 'held', 'the watchdog')
        until(arm.stands)
