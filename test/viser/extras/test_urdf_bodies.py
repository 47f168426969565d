# SPDX-License-Identifier: Apache-2.0
"""Bodies of a robot are nodes below those of the links they hang on."""

from __future__ import annotations

from pathlib import Path

from numpy.testing import assert_allclose
import pytest
from support.published import Published

from ros_viz_bridge.viser.extras.urdf_bodies import UrdfBodies

yourdfpy = pytest.importorskip('yourdfpy')

CART = """<robot name="cart">
  <link name="frame"/>
  <link name="wheel">
    <visual><geometry><mesh filename="disc.stl" scale="2 -1 1"/></geometry></visual>
  </link>
  <joint name="axle" type="continuous">
    <parent link="frame"/><child link="wheel"/><origin xyz="1 0 0"/><axis xyz="0 1 0"/>
  </joint>
</robot>
"""
DISC = """solid disc
facet normal 0 0 1
outer loop
vertex 0 0 0
vertex 1 0 0
vertex 0 3 0
endloop
endfacet
endsolid
"""


def test_a_mesh_beside_the_file_is_mirrored_and_stretched_as_it_says(tmp_path: Path) -> None:
    (tmp_path / 'cart.urdf').write_text(CART)
    (tmp_path / 'disc.stl').write_text(DISC)
    urdf = yourdfpy.URDF.load(str(tmp_path / 'cart.urdf'))
    seen = Published()
    bodies = UrdfBodies(seen.scene, urdf, '/cart', 10.0, (0, 0, 255))
    assert_allclose(seen.shown['/cart/wheel']['placement'].position, (10.0, 0.0, 0.0))
    mesh = next(name for name in seen.shown if name.startswith('/cart/wheel/'))
    points = seen.shown[mesh]['buffers'].vertices.reshape(-1, 3)
    assert_allclose(points.max(axis=0), (20.0, 0.0, 0.0))
    assert_allclose(points.min(axis=0), (0.0, -30.0, 0.0))
    bodies.root.remove()
    assert seen.shown == {}
