# SPDX-License-Identifier: Apache-2.0
"""A display of a recording says what it is, and what is wrong with its messages."""

from __future__ import annotations

from typing import Any

from support.film import CLOUD, cloud, CLOUD_TEXT

from ros_viz_bridge.cdr import MessageType
from ros_viz_bridge.displays import point_cloud2
from ros_viz_bridge.replay.shown import Shown
from ros_viz_bridge.topics.plan import Wanted
from ros_viz_bridge.wire.display import Display, DisplayStatus
from ros_viz_bridge.wire.point_cloud import PointCloud

WANTED = Wanted('/points', {'/points': CLOUD}, CLOUD, True, None)


def shown() -> tuple[Shown, list[Any]]:
    said: list[Any] = []
    types = {CLOUD: MessageType.from_text(CLOUD, CLOUD_TEXT)}
    one = Shown(
        WANTED, 0, point_cloud2, types, publish=lambda *m: said.extend(m), ros_time=lambda: 5.0
    )
    return one, said


def test_it_is_described_and_shown() -> None:
    one, said = shown()
    assert [type(each) for each in said] == [Display, DisplayStatus]
    assert (one.topics, one.bulky, one.places) == (('/points',), True, False)
    one.show('/points', cloud(1.0, 'lidar', 3))
    assert isinstance(said[-1], PointCloud)
    one.say()
    assert (said[-1].level, said[-1].count, said[-1].received) == ('ok', 1, 5.0)


def test_a_damaged_message_is_said_and_another_place_forgets_it() -> None:
    one, said = shown()
    one.show('/points', cloud(1.0, 'lidar', 3)[:40])
    assert said[-1].level == 'error'
    one.forget()
    one.say()
    assert said[-1].level == 'ok'
