# SPDX-License-Identifier: Apache-2.0
"""Lights with three.js' names."""

from __future__ import annotations

from ros_viz_bridge.vuer.schemas import (
    AmbientLight,
    DirectionalLight,
    HemisphereLight,
    PointLight,
    RectAreaLight,
    SpotLight,
)


def test_lights() -> None:
    plan = AmbientLight(color='red', intensity=2)._plan()
    assert plan.method == 'add_light_ambient' and plan.values['intensity'] == 2.0
    assert 'scale' not in plan.values
    assert DirectionalLight(castShadow=True)._plan().values['cast_shadow'] is True
    assert PointLight(decay=1)._plan().values['decay'] == 1.0
    spot = SpotLight(position=[1, 2, 3], angle=0.5)._plan().values
    assert spot['direction'] == (-1, -2, -3) and spot['angle'] == 0.5
    sky = HemisphereLight(color='blue', groundColor='green')._plan().values
    assert sky['sky_color'] == (0, 0, 255) and sky['ground_color'] == (0, 128, 0)
    assert 'color' not in sky
    assert RectAreaLight(width=2)._plan().values['width'] == 2.0
