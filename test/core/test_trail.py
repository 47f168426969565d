# SPDX-License-Identifier: Apache-2.0
"""Who joins late, or reloads, sees the trail that the others see, within bounds."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from support.hubs import Client, display, make_hub, publish

from ros_viz_bridge.core.commands import TimeJump
from ros_viz_bridge.core.entry import Entry
from ros_viz_bridge.core.trail import Keeping, keeping, MOST, MOST_BYTES, Trail
from ros_viz_bridge.displays import odometry
from ros_viz_bridge.displays.base import page_fields
from ros_viz_bridge.wire.display import Display, DisplayCopy, OptionValue
from ros_viz_bridge.wire.flat import Point
from ros_viz_bridge.wire.poses import Poses
from ros_viz_bridge.wire.screw import Screw

FIELDS = page_fields(odometry.Options)
OPTIONS: dict[str, OptionValue] = {field.name: field.default for field in FIELDS}


def announced(**options: OptionValue) -> Display:
    return replace(display('odom'), fields=FIELDS, options={**OPTIONS, **options})


def pose(x: float, yaw: float = 0.0) -> Poses:
    turned = [x, 0.0, 0.0, 0.0, 0.0, np.sin(yaw / 2), np.cos(yaw / 2)]
    return Poses('odom', 'odom', 'odom', x, np.array([turned]))


def screw(x: float) -> Screw:
    return Screw('odom', 'odom/twist', 'odom', x, pose(x).poses[0], np.ones(3), np.ones(3))


def places(client: Client) -> list[float]:
    return [round(m.poses[0, 0], 3) for m in client.scene() if isinstance(m, Poses)]


def test_a_late_joiner_gets_the_poses_that_stayed_and_the_newest() -> None:
    """Those that are too near to the one before are in nobody's trail."""
    hub, _ = make_hub()
    publish(hub, announced())
    for i in range(101):
        publish(hub, pose(i * 0.04), screw(i * 0.04))
    late = Client(hub).open_data()
    late.look_at('odom', streams=('odom',))
    messages = late.scene()
    found = [round(m.poses[0, 0], 3) for m in messages if isinstance(m, Poses)]
    assert found == [round(i * 0.12, 3) for i in range(34)] + [4.0]
    assert [m.stamp for m in messages if isinstance(m, Screw)] == [4.0]
    plain = Client(hub).open_data()
    plain.look_at('odom')
    assert places(plain) == [4.0]


def test_a_jump_of_time_and_the_end_of_the_display_forget_it() -> None:
    hub, _ = make_hub()
    publish(hub, announced())
    for i in range(5):
        publish(hub, pose(float(i)))
    hub.apply([TimeJump(0.0, 'again', frozenset())])
    publish(hub, pose(7.0))
    late = Client(hub).open_data()
    late.look_at('odom', streams=('odom',))
    assert places(late) == [7.0]


def test_it_is_as_long_as_the_setting_that_keeps_most() -> None:
    assert keeping(display('points')) is None
    assert keeping(announced(keep=1.0)) is None
    assert keeping(announced(keep=0.0)) == Keeping(MOST, 0.1, 0.1)
    assert keeping(announced(keep=1000.0)) == Keeping(MOST, 0.1, 0.1)
    more = DisplayCopy('odom#2', '', True, {**OPTIONS, 'keep': 20.0, 'angle_tolerance': 0.0}, 1)
    assert keeping(replace(announced(keep=5.0), copies=[more])) == Keeping(20, 0.1, 0.0)
    trail = Trail(Entry(pose(0.0)))
    for i in range(1, 50):
        trail.add(Entry(pose(float(i))), Keeping(10))
    assert [entry.message.stamp for entry in trail.entries] == [*map(float, range(40, 50))]  # type: ignore[attr-defined]


@pytest.mark.parametrize(('x', 'yaw', 'stays'), [(0.05, 0, False), (0.2, 0, True), (0, 0.2, True)])
def test_a_pose_that_is_turned_stays_too(x: float, yaw: float, stays: bool) -> None:
    trail, rule = Trail(Entry(pose(0.0))), Keeping(10, 0.1, 0.1)
    trail.add(Entry(pose(x, yaw)), rule)
    trail.add(Entry(pose(9.0)), rule)
    assert len(trail.entries) == 2 + stays


def test_what_is_no_pose_counts_each_time_and_bytes_are_bounded() -> None:
    trail = Trail(Entry(Point('p', 'p', 'map', 0.0, (0.0, 0.0, 0.0))))
    trail.add(Entry(Point('p', 'p', 'map', 1.0, (0.0, 0.0, 0.0))), Keeping(5, 1.0, 1.0))
    assert len(trail.entries) == 2
    path = np.zeros((10_000, 7))
    for i in range(20):
        large = Poses('odom', 'odom', 'map', float(i), path)
        trail.add(Entry(large), Keeping(100))
    assert sum(len(entry.data) for entry in trail.entries) <= MOST_BYTES
