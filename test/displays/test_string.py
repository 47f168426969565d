# SPDX-License-Identifier: Apache-2.0
"""std_msgs/msg/String: on a topic named robot_description it is a robot, elsewhere nothing."""

from __future__ import annotations

from typing import Any

from displays.robot.urdf_texts import ARM, body, BOMB
import pytest

from ros_viz_bridge.displays import string
from ros_viz_bridge.displays.base import DisplayError, NodeParameter, Source, TextFile
from ros_viz_bridge.wire.codec import decode, encode
from ros_viz_bridge.wire.display import StatusItem
from ros_viz_bridge.wire.robot import Robot
from ros_viz_bridge.wire.schema import SERVER_MESSAGES


def convert(as_view: Any, text: str) -> list[Any]:
    source = Source('/robot_description', '/robot_description', 5.0, string.Options())
    return list(string.convert(as_view(string.ROS_TYPE, {'data': text}), source))


def test_the_name_of_the_topic_tells() -> None:
    assert string.accepts('/robot_description')
    assert string.accepts('/left/robot_description')
    assert not string.accepts('/robot_description/words')
    assert not string.accepts('/chatter')


def test_a_file_or_a_parameter_may_have_the_description() -> None:
    where = string.elsewhere
    assert where(string.Options()) is None
    assert where(string.Options(file='/opt/x.urdf')) == TextFile('file:///opt/x.urdf')
    assert where(string.Options(parameter='rsp')) == NodeParameter('rsp', 'robot_description')
    named = string.Options(parameter='/left/rsp:robot.urdf')
    assert where(named) == NodeParameter('/left/rsp', 'robot.urdf')


@pytest.mark.parametrize(
    ('options', 'said'),
    [
        ({'file': 'package://a/../../etc/passwd'}, 'file: .*leads out'),
        ({'file': 'http://a/b.urdf'}, 'file: .*only package://'),
        ({'file': 'arm.urdf'}, 'file: .*relative'),
        ({'file': 'package://a/b.urdf', 'parameter': 'rsp'}, 'both set'),
        ({'parameter': 'rsp; rm'}, 'must be node:name'),
        ({'parameter': '../rsp'}, 'must be node:name'),
        ({'parameter': ':robot_description'}, 'must be node:name'),
    ],
)
def test_settings_that_name_no_such_place_are_refused(options: dict[str, str], said: str) -> None:
    with pytest.raises(DisplayError, match=said):
        string.elsewhere(string.Options(**options))


def test_a_description_becomes_a_robot(as_view: Any) -> None:
    [robot] = convert(as_view, ARM)
    assert isinstance(robot, Robot)
    assert (robot.display, robot.key) == ('/robot_description', 'robot')
    assert decode(encode(robot), SERVER_MESSAGES) == robot


def test_faults_come_beside_the_robot(as_view: Any) -> None:
    robot, item = convert(as_view, body('<sphere radius="-1"/>'))
    assert isinstance(robot, Robot) and isinstance(item, StatusItem)
    assert item.name == 'link part'


@pytest.mark.parametrize('text', ['', 'hello', BOMB, '<robot>'])
def test_what_is_no_description_is_refused(as_view: Any, text: str) -> None:
    with pytest.raises(DisplayError):
        convert(as_view, text)
