# SPDX-License-Identifier: Apache-2.0
"""A robot of a URDF file is in the scene, and its joints move it."""

from __future__ import annotations

from pathlib import Path
import sys
from typing import Any

import numpy as np
from numpy.testing import assert_allclose
import pytest
from support.served import serving

from ros_viz_bridge.viser.extras import ViserUrdf
from ros_viz_bridge.viser.transforms import SO3

yourdfpy = pytest.importorskip('yourdfpy')

ARM = """<robot name="arm">
  <link name="base">
    <visual><geometry><box size="1 1 1"/></geometry></visual>
  </link>
  <link name="upper">
    <visual>
      <origin xyz="0 0 0.5"/><geometry><cylinder radius="0.1" length="1"/></geometry>
    </visual>
    <collision><geometry><sphere radius="0.2"/></geometry></collision>
  </link>
  <link name="hand"/>
  <link name="finger"/>
  <joint name="shoulder" type="revolute">
    <parent link="base"/><child link="upper"/><origin xyz="0 0 1"/><axis xyz="0 1 0"/>
    <limit lower="-1" upper="2" effort="1" velocity="1"/>
  </joint>
  <joint name="wrist" type="continuous">
    <parent link="upper"/><child link="hand"/><origin xyz="0 0 1"/><axis xyz="0 0 1"/>
  </joint>
  <joint name="grip" type="prismatic">
    <parent link="hand"/><child link="finger"/><axis xyz="1 0 0"/>
    <limit lower="0" upper="0.1" effort="1" velocity="1"/>
    <mimic joint="shoulder" multiplier="0.1"/>
  </joint>
</robot>
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / 'arm.urdf'
    path.write_text(ARM)
    return path


def names(server: Any) -> list[str]:
    return [handle.name for handle in server.scene._nodes.values()]


@pytest.mark.parametrize('as_text', [False, True])
def test_joints_move_links_below_the_root(file: Path, as_text: bool) -> None:
    with serving() as server:
        robot = ViserUrdf(server, str(file) if as_text else file, 2.0, '/robot')
        assert robot.get_actuated_joint_names() == ('shoulder', 'wrist')
        assert robot.get_actuated_joint_limits() == {
            'shoulder': (-1.0, 2.0),
            'wrist': (-np.pi, np.pi),
        }
        robot.update_cfg(np.array([0.5, 1.0]))
        upper: Any = server.scene.get_handle_by_name('/robot/visual/upper')
        hand: Any = server.scene.get_handle_by_name('/robot/visual/upper/hand')
        finger: Any = server.scene.get_handle_by_name('/robot/visual/upper/hand/finger')
        assert_allclose(upper.wxyz, SO3.from_y_radians(0.5).wxyz, atol=1e-7)
        assert_allclose(upper.position, [0.0, 0.0, 2.0], atol=1e-7)
        assert_allclose(hand.wxyz, SO3.from_z_radians(1.0).wxyz, atol=1e-7)
        assert_allclose(finger.position, [0.1, 0.0, 0.0], atol=1e-7)
        assert robot.show_visual and not robot.show_collision
        robot.show_visual = False
        assert not server.scene.get_handle_by_name('/robot/visual').visible
        with pytest.warns(UserWarning, match='load_collision_meshes loaded nothing'):
            robot.show_collision = True
        robot.remove()
        assert not [name for name in names(server) if name.startswith('/robot')]


def test_colours_and_collision_bodies(file: Path) -> None:
    urdf = yourdfpy.URDF.load(
        str(file), build_collision_scene_graph=True, load_collision_meshes=True
    )
    with serving() as server:
        robot = ViserUrdf(
            server,
            urdf,
            mesh_color_override=(255, 0, 0),
            collision_mesh_color_override=(0.0, 1.0, 0.0, 0.25),
            load_collision_meshes=True,
        )
        meshes: Any = [h for h in server.scene._nodes.values() if hasattr(h, 'vertices')]
        kinds = {h.name.split('/')[1]: (h.color, h.opacity) for h in meshes}
        assert kinds == {'visual': ((255, 0, 0), None), 'collision': ((0, 255, 0), 0.25)}
        cylinder = next(h for h in meshes if h.name.startswith('/visual/upper/'))
        assert_allclose(cylinder.vertices.max(axis=0)[2], 1.0, atol=1e-6)
        robot.show_collision = False
        assert not robot.show_collision


def test_wrong_use_says_what_to_do(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with serving() as server:
        with pytest.raises(
            TypeError, match=r'must be the path of a URDF file or a yourdfpy\.URDF'
        ):
            ViserUrdf(server, 5)
        with pytest.raises(ValueError, match='a colour is'):
            ViserUrdf(server, file, mesh_color_override=(1.0,))  # type: ignore[arg-type]
        bare = yourdfpy.URDF.load(str(file), build_scene_graph=False, load_meshes=False)
        with pytest.warns(UserWarning, match='without visual geometry'):
            ViserUrdf(server, bare)
        monkeypatch.setitem(sys.modules, 'yourdfpy', None)
        with pytest.raises(ImportError, match='pip install'):
            ViserUrdf(server, file)
