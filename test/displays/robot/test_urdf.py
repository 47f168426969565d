# SPDX-License-Identifier: Apache-2.0
"""A whole description becomes a robot; one that is none says so in a sentence."""

from __future__ import annotations

import math

from displays.robot.urdf_texts import ARM, robot
import pytest

from ros_viz_bridge.displays.base import DisplayError
from ros_viz_bridge.displays.robot.urdf import read_urdf


def test_a_robot_arrives_whole() -> None:
    made, items = read_urdf(ARM, display='/robot_description')
    assert items == []
    assert (made.name, made.frame, made.stamp) == ('arm', 'base', 0.0)
    assert [link.name for link in made.links] == ['base', 'upper', 'finger']
    [shell] = made.links[1].visuals
    assert (shell.name, shell.mesh) == ('shell', 'package://arm/meshes/upper.stl')
    assert shell.orientation == pytest.approx((0, 0, math.sqrt(0.5), math.sqrt(0.5)))
    assert made.materials[shell.material].color == (1, 0, 0, 0.5)
    elbow, grip = made.joints
    assert (elbow.axis, elbow.lower, elbow.upper, elbow.effort) == ((0, 1, 0), -1, 1.5, 20)
    assert (grip.mimic, grip.multiplier, grip.offset) == (0, -0.5, 0.25)
    assert made.links[0].collisions[0].size == (0.5, 2, 0)


@pytest.mark.parametrize(
    ('text', 'said'),
    [
        ('<sdf version="1.6"/>', 'this is SDF'),
        ('<html/>', "not with 'html'"),
        ('<robot name="r"/>', 'no link'),
        ('package://ur_description/urdf/ur5.xacro', 'this is no XML'),
    ],
)
def test_what_is_no_robot_says_so(text: str, said: str) -> None:
    with pytest.raises(DisplayError, match=said):
        read_urdf(text, display='/r')


def test_hundreds_of_faults_leave_the_rest_and_a_bounded_report() -> None:
    joints = '<joint name="x" type="fixed"/>' * 500
    links = ''.join(f'<link name="l{i}"><visual/></link>' for i in range(500))
    made, items = read_urdf(robot(joints + links), display='/r')
    assert len(made.links) == 501
    assert len(items) < 60
