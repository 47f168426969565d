# SPDX-License-Identifier: Apache-2.0
"""Every shape with its sizes; one that makes no sense is left out by name, the rest stays."""

from __future__ import annotations

import re

from displays.robot.urdf_texts import body, robot
import pytest

from ros_viz_bridge.displays.robot.urdf import read_urdf
from ros_viz_bridge.wire.robot import RobotGeometry


def shape(text: str, **more: str) -> RobotGeometry:
    made, items = read_urdf(body(text, **more), display='/r')
    link = made.links[1]
    [found] = link.visuals + link.collisions
    return found


def test_all_shapes() -> None:
    assert shape('<box size="1 2 3"/>').size == (1, 2, 3)
    assert shape('<sphere radius="2"/>', tag='collision').size == (2, 0, 0)
    assert shape('<cylinder radius="1" length="4"/>').shape == 'cylinder'
    assert shape('<capsule radius="1" length="4"/>').size == (1, 4, 0)
    mesh = shape('<mesh filename="package://a/b.dae" scale="1 -1 1"/>')
    assert (mesh.mesh, mesh.size) == ('package://a/b.dae', (1, -1, 1))
    assert shape('<mesh filename="package://a/b.dae" scale="0.01"/>').size == (0.01, 0.01, 0.01)


@pytest.mark.parametrize(
    ('text', 'said'),
    [
        ('', 'no <geometry>'),
        ('<box size="1 2"/>', 'line 3, <box>: size'),
        ('<box size="-1 2 1"/>', 'negative'),
        ('<box/>', 'no attribute size'),
        ('<sphere radius="0"/>', 'radius is 0'),
        ('<sphere radius="1e30"/>', 'radius is 1e\\+30'),
        ('<cylinder radius="1"/>', 'no attribute length'),
        ('<cone radius="1"/>', "'cone' is no shape"),
        ('<mesh/>', 'filename is empty'),
        ('<mesh filename="package://a/b.stl" scale="0 1 1"/>', 'scale'),
        ('<mesh filename="package://a/../../b.stl"/>', 'leads out'),
        ('<mesh filename="https://a/b.stl"/>', 'only package://'),
    ],
)
def test_a_body_that_makes_no_sense_is_named(text: str, said: str) -> None:
    made, [item] = read_urdf(body(text), display='/r')
    assert (item.name, item.level) == ('link part', 'error')
    assert re.search(said, item.text)
    assert 'left out' in item.text
    assert [link.name for link in made.links] == ['base', 'part']


def test_an_origin_of_nan_leaves_the_body_out() -> None:
    made, [item] = read_urdf(
        body('<sphere radius="1"/>', origin='<origin xyz="nan 0 0"/>'), display='/r'
    )
    assert 'xyz' in item.text and made.links[1].visuals == []


def test_links_without_or_with_the_same_name() -> None:
    made, items = read_urdf(robot('<link/><link name="base"/>'), display='/r')
    assert [link.name for link in made.links] == ['base']
    assert {item.name for item in items} == {'link', 'link base'}
