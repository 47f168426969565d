# SPDX-License-Identifier: Apache-2.0
"""Joints with all their numbers; of what is wrong the default is taken, and said."""

from __future__ import annotations

from displays.robot.urdf_texts import joint, robot
import pytest

from ros_viz_bridge.displays.robot.urdf import read_urdf
from ros_viz_bridge.wire.robot import RobotJoint


def only(inside: str, kind: str = 'revolute') -> tuple[RobotJoint, list[str]]:
    text = robot('<link name="tip"/>' + joint('j', 'base', 'tip', inside, kind=kind))
    made, items = read_urdf(text, display='/r')
    [found] = made.joints
    return found, [item.text for item in items if item.name == 'joint j']


def test_all_numbers_arrive() -> None:
    found, said = only(
        '<origin xyz="1 2 3"/><axis xyz="0 0 -3"/><limit lower="-1" upper="2" effort="-9"/>'
    )
    assert said == []
    assert (found.position, found.axis) == ((1, 2, 3), (0, 0, -1))
    assert (found.lower, found.upper, found.effort) == (-1, 2, 9)
    assert (found.parent, found.child, found.mimic) == (0, 1, -1)


def test_a_continuous_joint_has_no_limits() -> None:
    found, _ = only('<limit lower="-1" upper="1" effort="3"/>', 'continuous')
    assert (found.lower, found.upper, found.effort) == (0, 0, 3)


@pytest.mark.parametrize(
    ('inside', 'said'),
    [
        ('', 'no <limit>'),
        ('<origin xyz="nan 0 0"/>', 'xyz'),
        ('<axis xyz="0 0 0"/>', 'no direction'),
        ('<limit lower="inf" upper="1"/>', 'lower'),
        ('<limit lower="2" upper="1"/>', 'above the upper'),
        ('<mimic joint="x"/>', 'no moving joint'),
        ('<mimic joint="j"/>', 'mimics itself'),
        ('<mimic joint="j" multiplier="many"/>', 'multiplier'),
    ],
)
def test_a_fault_is_named_and_the_joint_stays(inside: str, said: str) -> None:
    found, texts = only(inside)
    assert any(said in text for text in texts), texts
    assert (found.position, found.axis, found.mimic) == ((0, 0, 0), (1, 0, 0), -1)


def test_an_unknown_type_is_fixed() -> None:
    found, [said] = only('', 'screw')
    assert found.type == 'fixed'
    assert "type is 'screw'" in said and 'revolute' in said


def test_joints_without_their_links_are_left_out() -> None:
    text = robot(joint('a', 'base', 'none') + joint('b', '', 'base') + '<joint type="fixed"/>')
    made, items = read_urdf(text, display='/r')
    assert made.joints == []
    assert {item.name for item in items} == {'joint a', 'joint b', 'joint'}
