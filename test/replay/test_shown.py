# SPDX-License-Identifier: Apache-2.0
"""A display of a recording says what it is, and what is wrong with its messages."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from support.film import CLOUD, cloud, CLOUD_TEXT

from ros_viz_bridge.cdr import MessageType
from ros_viz_bridge.displays import point_cloud2, string
from ros_viz_bridge.displays.registry import registry
from ros_viz_bridge.layout.layout import read_layout
from ros_viz_bridge.replay.asset_folders import AssetFolders
from ros_viz_bridge.replay.shown import Shown
from ros_viz_bridge.topics.plan import Wanted
from ros_viz_bridge.wire.display import Display, DisplayStatus
from ros_viz_bridge.wire.point_cloud import PointCloud
from ros_viz_bridge.wire.robot import Robot

STRING = 'std_msgs/msg/String'
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


def robot(folders: AssetFolders, **options: str) -> tuple[Shown, list[Any]]:
    said: list[Any] = []
    text = json.dumps({'displays': [{'type': 'robot', **options}]})
    [entry] = read_layout(text, file='my.yaml', types=registry()).displays
    topics = {'/robot_description': STRING}
    one = Shown(
        Wanted('/robot_description', topics, STRING, True, entry),
        0,
        string,
        {STRING: MessageType.from_text(STRING, 'string data')},
        publish=lambda *m: said.extend(m),
        ros_time=lambda: 5.0,
        folders=folders,
    )
    return one, said


def test_a_robot_of_a_file_is_read_whenever_it_is_shown(tmp_path: Path) -> None:
    (tmp_path / 'arm.urdf').write_text('<robot name="arm"><link name="base"/></robot>')
    one, said = robot(AssetFolders([tmp_path]), file=f'file://{tmp_path}/arm.urdf')
    assert one.topics == (), 'never the robot of the recording'
    for _ in range(2):
        said.clear()
        one.read()
        assert [each.links[0].name for each in said if isinstance(each, Robot)] == ['base']
        one.forget()


@pytest.mark.parametrize(
    ('options', 'why'),
    [
        ({'parameter': 'rsp:robot_description'}, 'a recording has no nodes'),
        ({'file': 'file:///arm.urdf'}, 'outside the folders in asset_roots'),
        ({'file': 'package://arm/arm.urdf'}, '--asset-root'),
        ({'file': 'file:///arm.urdf', 'parameter': 'rsp'}, 'both set'),
    ],
)
def test_a_robot_that_cannot_be_had_is_no_other(options: dict[str, str], why: str) -> None:
    one, said = robot(AssetFolders(), **options)
    one.read()
    one.say()
    assert one.topics == () and not any(isinstance(each, Robot) for each in said)
    assert said[-1].level in ('warning', 'error') and why in said[-1].text
