# SPDX-License-Identifier: Apache-2.0
"""The demo's robot model fits its frames, its joints move it as TF does, and its meshes exist."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ros_viz_bridge.demo.description import joint_values, JOINTS, urdf
from ros_viz_bridge.demo.frames import moving_transforms, static_transforms
from ros_viz_bridge.demo.make_meshes import FOLDER
from ros_viz_bridge.demo.robot import Robot
from ros_viz_bridge.displays.robot.urdf import read_urdf

MODEL, FAULTS = read_urdf(urdf(), display='/robot_description')


def test_it_is_a_faultless_tree_from_the_base() -> None:
    assert FAULTS == []
    assert MODEL.frame == 'base_link'
    children = {MODEL.links[joint.child].name for joint in MODEL.joints}
    assert children == {t.child for t in (*moving_transforms(Robot()), *static_transforms())} - {
        'base_link'
    }


def test_every_mesh_is_there_one_of_each_format() -> None:
    meshes = {body.mesh for link in MODEL.links for body in link.visuals if body.mesh}
    names = {uri.rsplit('/', 1)[1] for uri in meshes}
    assert {name.rsplit('.', 1)[1] for name in names} == {'stl', 'dae', 'obj', 'glb'}
    assert all((FOLDER / name).exists() for name in names)


def test_fixed_links_are_where_tf_says() -> None:
    for transform in static_transforms():
        joint = next(j for j in MODEL.joints if MODEL.links[j.child].name == transform.child)
        assert joint.position == pytest.approx(transform.translation)
        sign = 1 if joint.orientation[3] * transform.rotation[3] >= 0 else -1
        assert [sign * v for v in joint.orientation] == pytest.approx(transform.rotation, abs=1e-5)


def test_the_state_names_every_moving_joint_within_its_limits() -> None:
    moving = {joint.name: joint for joint in MODEL.joints if joint.type != 'fixed'}
    for time in range(40):
        values = joint_values(replace(Robot(mode='wave'), time=time / 7, speed=0.3))
        assert set(values.names) == set(moving) == {joint.name for joint in JOINTS.values()}
        for name, effort in zip(values.names, values.efforts, strict=True):
            assert abs(effort) <= moving[name].effort
