# SPDX-License-Identifier: Apache-2.0
"""A robot is a tree of frames: joints move these alone, meshes are found where they lie."""

from __future__ import annotations

import logging
import math
from pathlib import Path

import numpy as np
import pytest
from support.published import Published

from ros_viz_bridge.api.scene.urdf import placed
from ros_viz_bridge.wire.robot import RobotJoint

STL = b'solid a\nendsolid a\n'
URDF = """<robot name="r">
<material name="red"><color rgba="1 0 0 0.5"/></material>
<link name="base"><visual><geometry><box size="1 2 3"/></geometry><material name="red"/></visual>
<collision><geometry><cylinder radius="1" length="2"/></geometry></collision></link>
<link name="arm"><visual><origin xyz="0 0 1"/><geometry><mesh filename="../meshes/a.stl"
 scale="2 2 2"/></geometry></visual></link>
<link name="tool"><visual><geometry><sphere radius="0.1"/></geometry></visual></link>
<link name="eye"><visual><geometry><mesh filename="package://none/a.stl"/></geometry></visual></link>
<joint name="shoulder" type="revolute"><parent link="base"/><child link="arm"/>
<origin xyz="1 0 0"/><axis xyz="0 0 1"/><limit lower="-1" upper="2"/></joint>
<joint name="slide" type="prismatic"><parent link="arm"/><child link="tool"/>
<origin rpy="0 0 1.5707963"/><axis xyz="1 0 0"/><limit lower="0" upper="1"/></joint>
<joint name="copy" type="continuous"><parent link="base"/><child link="eye"/>
<mimic joint="shoulder" multiplier="2" offset="0.5"/></joint></robot>"""


def test_a_robot_moves_by_its_joints(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / 'urdf').mkdir()
    (tmp_path / 'meshes').mkdir()
    (tmp_path / 'meshes' / 'a.stl').write_bytes(STL)
    (tmp_path / 'urdf' / 'r.urdf').write_text(URDF)
    out = Published()
    with caplog.at_level(logging.WARNING):
        robot = out.scene.add_urdf('/r', tmp_path / 'urdf' / 'r.urdf', collision=True)
    assert "'none' is neither in packages, nor above the description, nor installed" in caplog.text
    names = [name for name, _ in out.scene._nodes.take('/r')]
    assert '/r/base/arm/tool/visual 0' in names and '/r/base/collision 0' in names
    assert out.sent().count('ModelBuffers') == 1
    assert robot.joints == {'shoulder': 0.0, 'slide': 0.0}
    assert robot.joint_limits == {'shoulder': (-1.0, 2.0), 'slide': (0.0, 1.0)}


def test_moving_sends_places_alone() -> None:
    out = Published()
    robot = out.scene.add_urdf('/r', URDF.replace('filename="../', 'filename="package://x/'))
    out.sent()
    robot.joints = {'shoulder': math.pi / 2, 'slide': 0.25}
    assert set(out.sent()) == {'NodePlacement'}
    arm, tool, eye = (
        out.scene.get_handle_by_name(f'/r/base/{name}') for name in ('arm', 'arm/tool', 'eye')
    )
    assert arm is not None and tool is not None and eye is not None
    assert np.allclose(arm.wxyz, [math.sqrt(0.5), 0, 0, math.sqrt(0.5)])
    assert np.allclose(tool.position, [0, 0.25, 0], atol=1e-6)
    half = (2 * math.pi / 2 + 0.5) / 2  # it mimics the shoulder
    assert np.allclose(np.abs(eye.wxyz), np.abs([math.cos(half), math.sin(half), 0, 0]))
    robot.joints = {'slide': 0.5}
    assert robot.joints == {'shoulder': math.pi / 2, 'slide': 0.5}
    robot.remove()
    assert out.scene.get_handle_by_name('/r/base/arm') is None


def test_what_is_no_robot_is_refused(tmp_path: Path) -> None:
    scene = Published().scene
    with pytest.raises(ValueError, match='urdf: .*begins with <robot>'):
        scene.add_urdf('/r', '<model/>')
    with pytest.raises(ValueError, match=r"urdf: cannot read '.*none.urdf': No such file"):
        scene.add_urdf('/r', tmp_path / 'none.urdf')
    with pytest.raises(TypeError, match='urdf must be a path or the text of a URDF, not 3'):
        scene.add_urdf('/r', 3)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="joints: there is no joint 'knee' that can be moved;"):
        scene.add_urdf('/r', URDF, joints={'knee': 1.0})


def test_a_joint_at_zero_is_where_it_is_written() -> None:
    joint = RobotJoint(
        'j', 'floating', 0, 1, (1, 2, 3), (0, 0, 1, 0), (1, 0, 0), 0, 0, 0, -1, 1, 0
    )
    assert placed(joint, 5.0) == {'position': (1, 2, 3), 'wxyz': (0, 0, 0, 1)}
