# SPDX-License-Identifier: Apache-2.0
"""The arm's description is one that every reader takes without a complaint."""

from __future__ import annotations

from ros_viz_bridge.demo.arm_description import BASE, HOME, TIP, urdf
from ros_viz_bridge.displays.robot.urdf import read_urdf


def test_the_description_is_whole():
    robot, problems = read_urdf(urdf(), display='arm')
    assert problems == []
    assert robot.frame == BASE
    assert robot.links[-1].name == TIP
    moving = [joint for joint in robot.joints if joint.type == 'revolute']
    assert len(moving) == len(HOME) == 7
    assert all(joint.lower < q < joint.upper for joint, q in zip(moving, HOME, strict=True))
    assert all(link.visuals for link in robot.links[:-1])
