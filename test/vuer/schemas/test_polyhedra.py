# SPDX-License-Identifier: Apache-2.0
"""The regular bodies have their faces and volumes."""

from __future__ import annotations

import numpy as np
import pytest
from support.solids import volume

from ros_viz_bridge.vuer.schemas import polyhedra

VOLUMES = {4: 0.5132, 6: 1.3333, 12: 2.5362, 20: 2.7852}


@pytest.mark.parametrize(('corners', 'triangles'), [(4, 4), (6, 8), (12, 20), (20, 36)])
def test_regular_bodies(corners: int, triangles: int) -> None:
    vertices, faces, uv = polyhedra.regular(corners, 2.0)
    assert len(faces) == triangles
    assert np.linalg.norm(vertices, axis=1) == pytest.approx(2.0)
    assert uv.min() >= 0.0 and uv.max() <= 1.0
    assert volume((vertices, faces)) == pytest.approx(8 * VOLUMES[corners], rel=1e-3)


def test_divided_sides_come_near_a_ball() -> None:
    one = polyhedra.polyhedron([1, 1, 1, -1, -1, 1, -1, 1, -1, 1, -1, -1],
                               [2, 1, 0, 0, 3, 2, 1, 3, 0, 2, 3, 1], 1.0, 0)  # fmt: skip
    assert volume(one) == pytest.approx(VOLUMES[4], rel=1e-3)
    assert volume(polyhedra.regular(12, 1.0, 5)) == pytest.approx(4.1888, rel=0.02)
