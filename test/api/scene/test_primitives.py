# SPDX-License-Identifier: Apache-2.0
"""Boxes, balls and cylinders are told in a few numbers."""

from __future__ import annotations

import pytest
from support.published import Published

from ros_viz_bridge.api.scene.primitives import between, sizes


def test_the_three() -> None:
    out = Published()
    box = out.scene.add_box('/b', (0, 0, 255), (1, 2, 3))
    ball = out.scene.add_icosphere('/s', 2, subdivisions=1)
    cylinder = out.scene.add_cylinder('/c', 0.5, 2, radial_segments=8)
    assert out.sent() == [
        each
        for look in ('BoxLook', 'IcosphereLook', 'CylinderLook')
        for each in ('NodePlacement', look)
    ]
    assert (box.color, box.dimensions, box.flat_shading) == ((0, 0, 255), (1.0, 2.0, 3.0), True)
    box.dimensions, ball.radius, ball.subdivisions = (3, 2, 1), 1, 2
    cylinder.radius, cylinder.height, cylinder.radial_segments = 1, 3, 16
    assert out.part('/b').dimensions == (3.0, 2.0, 1.0)
    assert (out.part('/s').radius, out.part('/s').subdivisions) == (1.0, 2)
    said = out.part('/c')
    assert (said.radius, said.height, said.radial_segments) == (1.0, 3.0, 16)


def test_what_is_no_size_is_refused() -> None:
    with pytest.raises(ValueError, match='it must not be below 0, but is'):
        sizes('it', (1, -1, 1))
    with pytest.raises(ValueError, match='it must be from 3 to 9, not 2'):
        between(3, 9)('it', 2)
    with pytest.raises(ValueError, match='subdivisions must be from 0 to 7, not 12'):
        Published().scene.add_icosphere('/s', subdivisions=12)
