# SPDX-License-Identifier: Apache-2.0
"""Materials as children say what ``material`` would."""

from __future__ import annotations

from ros_viz_bridge.vuer.schemas import MeshNormalMaterial, MeshStandardMaterial, Sphere, Text3D


def test_a_material_inside_a_body() -> None:
    ball = Sphere(MeshStandardMaterial(color='red', opacity=0.5), material={'opacity': 0.25})
    assert ball._look()['color'] == (255, 0, 0) and ball._look()['opacity'] == 0.25
    assert Text3D('Hello', MeshNormalMaterial())._plan().values['text'] == 'Hello'
