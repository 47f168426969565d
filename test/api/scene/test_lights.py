# SPDX-License-Identifier: Apache-2.0
"""Lights of each kind say what that kind has, and no more."""

from __future__ import annotations

import pytest
from support.published import Published


def test_each_kind() -> None:
    out = Published()
    scene = out.scene
    scene.add_light_ambient('/a', intensity=0.5)
    sun = scene.add_light_directional('/d', position=(0, 0, 5), cast_shadow=True)
    sky = scene.add_light_hemisphere('/h', sky_color=(0, 0, 255), ground_color=(1, 2, 3))
    scene.add_light_point('/p', distance=4, decay=1)
    scene.add_light_rectarea('/r', width=2, height=3)
    spot = scene.add_light_spot('/s', direction=(1, 0, 0), penumbra=0.5)
    kinds = [type(out.part(name)).__name__ for name in ('/a', '/d', '/h', '/p', '/r', '/s')]
    assert kinds == [
        f'{kind}LightLook'
        for kind in ('Ambient', 'Directional', 'Hemisphere', 'Point', 'RectArea', 'Spot')
    ]
    assert (out.part('/a').intensity, out.part('/d').cast_shadow) == (0.5, True)
    assert (out.part('/h').color, out.part('/h').ground_color) == ((0, 0, 255), (1, 2, 3))
    assert (out.part('/p').distance, out.part('/p').decay) == (4.0, 1.0)
    assert (out.part('/r').width, out.part('/r').height) == (2.0, 3.0)
    assert (out.part('/s').direction, out.part('/s').penumbra) == ((1.0, 0.0, 0.0), 0.5)
    sun.color, sky.sky_color, spot.angle = (1, 1, 1), (2, 2, 2), 0.3
    assert (out.part('/d').color, out.part('/h').color) == ((1, 1, 1), (2, 2, 2))
    assert out.part('/s').angle == 0.3


def test_what_no_light_can_be_is_refused() -> None:
    scene = Published().scene
    with pytest.raises(
        ValueError, match='angle must be radians, above 0 and at most pi/2, not 60'
    ):
        scene.add_light_spot('/s', angle=60)
    with pytest.raises(ValueError, match='direction is a vector of length zero'):
        scene.add_light_spot('/s', direction=(0, 0, 0))
    with pytest.raises(ValueError, match='intensity must not be below 0'):
        scene.add_light_ambient('/a', intensity=-1)
