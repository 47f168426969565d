# SPDX-License-Identifier: Apache-2.0
"""A robot's description from a file or a parameter: shown, followed, and its faults said."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from rclpy.parameter import Parameter
from std_msgs.msg import String
from support.world import Robot, running_bridge

from ros_viz_bridge.wire.robot import Robot as RobotModel

pytestmark = pytest.mark.ros

TOPIC = '/robot_description'


def urdf(name: str) -> str:
    """Return a description of one link."""
    return f'<robot name="{name}"><link name="base"/></robot>'


def named(name: str) -> Any:
    """Return a test for the message of a robot."""
    return lambda message: isinstance(message, RobotModel) and message.name == name


def layout(folder: Path, display: str) -> str:
    """Write a layout; return the parameter that names it."""
    path = folder / 'layout.yaml'
    path.write_text(f'discover: none\ndisplays: [{{{display}}}]\n')
    return f'layout_file:={path}'


def test_a_file(tmp_path: Path, open_page: Any) -> None:
    """Instead of the topic, which may say something else; what is wrong in it is said."""
    path = tmp_path / 'arm.urdf'
    path.write_text(urdf('first'))
    other = Robot()
    other.latch(TOPIC, String(data=urdf('of the topic')))
    display = f'type: robot, file: "file://{path}"'
    with running_bridge(layout(tmp_path, display), f'asset_roots:=[{tmp_path}]') as bridge:
        page = open_page(bridge, TOPIC)
        assert page.wait_for(RobotModel).name == 'first'
        page.status(TOPIC, lambda s: s.level == 'ok' and s.text == '')
        path.write_text('<robot name="torn">')
        page.status(TOPIC, lambda s: s.level == 'error' and 'no XML' in s.text)
        path.write_text(urdf('second'))
        page.wait_for(named('second'))
        page.status(TOPIC, lambda s: s.level == 'ok')
        late = open_page(bridge, TOPIC)
        assert late.wait_for(RobotModel).name == 'second'
    other.close()


@pytest.mark.parametrize(
    ('display', 'said'),
    [
        ('file: /etc/passwd', 'is no robot description'),
        ('file: "package://a/../../etc/x.urdf"', 'leads out'),
        ('file: "package://nowhere/arm.urdf"', 'no package'),
        ('parameter: "no node"', 'must be node:name'),
    ],
)
def test_a_place_that_is_none_is_said_at_the_display(
    tmp_path: Path, open_page: Any, display: str, said: str
) -> None:
    """And nothing of the file is."""
    with running_bridge(layout(tmp_path, f'type: robot, {display}')) as bridge:
        page = open_page(bridge, TOPIC)
        status = page.status(TOPIC, lambda s: said in s.text)
        assert status.level in ('warning', 'error')
        assert 'root:' not in status.text


def test_a_parameter_of_a_node_that_comes_later(tmp_path: Path, open_page: Any) -> None:
    """It is waited for; then it is followed, its mistakes too."""
    display = "type: robot, parameter: 'state_publisher:robot_description'"
    with running_bridge(layout(tmp_path, display)) as bridge:
        page = open_page(bridge, TOPIC)
        page.status(TOPIC, lambda s: 'there is no node /state_publisher' in s.text)
        other = Robot('state_publisher')
        other.node.declare_parameter('robot_description', urdf('arm'))
        assert page.wait_for(RobotModel).name == 'arm'
        page.status(TOPIC, lambda s: s.level == 'ok')
        other.node.set_parameters([Parameter('robot_description', value='<sdf/>')])
        page.status(TOPIC, lambda s: s.level == 'error' and 'SDF' in s.text)
        other.node.set_parameters([Parameter('robot_description', value=urdf('leg'))])
        page.wait_for(named('leg'))
        other.close()
        page.status(TOPIC, lambda s: s.level == 'stale' and 'no node' in s.text)
