# SPDX-License-Identifier: Apache-2.0
"""Gizmos that are frames: on /tf while they are held, on /tf_static for ever."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from ros.gizmo_world import bridge_with_gizmos, drag, frame, place
from support.world import LATCHED_ONE, Robot, until, until_heard
from tf2_msgs.msg import TFMessage

pytestmark = pytest.mark.ros


@pytest.fixture
def bridge(tmp_path: Any) -> Iterator[Any]:
    with bridge_with_gizmos(tmp_path) as node:
        yield node


def test_frames_go_out_while_they_are_held_or_for_ever(
    bridge: Any, robot: Robot, open_page: Any
) -> None:
    moving = robot.hear(TFMessage, '/tf')
    page = open_page(bridge)
    until_heard(bridge, '/tf')
    drag(page, 'lamp', 'start', x=1.0)
    until(lambda: len(moving) > 3, 'it is told again and again')
    stamps = [
        (m.transforms[0].header.stamp.sec, m.transforms[0].header.stamp.nanosec) for m in moving
    ]
    assert stamps == sorted(set(stamps))
    drag(page, 'lamp', 'end', x=2.0)
    until(lambda: moving[-1].transforms[0].transform.translation.x == 2.0)
    count = len(moving)

    drag(page, 'camera', 'start', 'end', x=3.0)
    drag(page, 'marker', 'start', 'end', x=4.0)
    until(lambda: place(bridge, 'marker')[0] == 4.0)
    late = robot.hear(TFMessage, '/tf_static', LATCHED_ONE)
    until(lambda: late)
    fixed = [(t.child_frame_id, t.transform.translation.x) for t in late[-1].transforms]
    assert fixed == [('camera', 3.0), ('marker', 4.0)]
    assert len(moving) == count, 'once it is let go nothing is told of it any more'


def test_a_frame_that_others_tell_of_is_followed(bridge: Any, robot: Robot) -> None:
    robot.latch('/tf_static', frame('camera', 0.25))
    until(lambda: place(bridge, 'camera') == [0.25, 0.0, 0.0])
