# SPDX-License-Identifier: Apache-2.0
"""Meshes with a face the wrong way round look hollow."""

from __future__ import annotations

import numpy as np
import pytest

from ros_viz_bridge.demo import mesh_shapes
from ros_viz_bridge.demo.mesh_shapes import disc, normals, Part, prism


def volume(triangles: np.ndarray) -> float:
    """Return the signed volume in m^3: negative where faces look inwards."""
    a, b, c = np.moveaxis(triangles.astype(np.float64), 1, 0)
    return float((np.cross(a, b) * c).sum() / 6)


def is_closed(triangles: np.ndarray) -> bool:
    """Return whether each edge is run through once in each direction."""
    corners = np.round(triangles, 6)
    edges = [(tuple(t[i]), tuple(t[(i + 1) % 3])) for t in corners.tolist() for i in range(3)]
    return len(edges) == len(set(edges)) and {(b, a) for a, b in edges} == set(edges)


@pytest.mark.parametrize('axis', [0, 1, 2])
def test_a_prism_is_closed_and_faces_outwards(axis: int) -> None:
    square = [(0, 0), (2, 0), (2, 3), (0, 3)]
    solid = prism(square, axis=axis, low=-1, high=1)
    assert volume(solid) == pytest.approx(12)
    assert is_closed(solid)
    assert np.linalg.norm(normals(solid), axis=1) == pytest.approx(np.ones(len(solid)))


def test_a_disc_approaches_its_circle() -> None:
    solid = prism(disc(0.5, segments=200), axis=2, low=0, high=1)
    assert volume(solid) == pytest.approx(np.pi / 4, rel=1e-3)


@pytest.mark.parametrize('make', [mesh_shapes.body, mesh_shapes.wheel, mesh_shapes.mast])
def test_every_part_is_closed_and_faces_outwards(make: object) -> None:
    parts: list[Part] = make()  # type: ignore[operator]
    for part in parts:
        assert volume(part.triangles) > 0, part.name
        assert is_closed(part.triangles), part.name


def test_the_lidar_is_two_rims_and_a_window() -> None:
    rim, window = mesh_shapes.lidar()
    assert volume(rim.triangles) > 0 and volume(window.triangles) > 0
    assert np.abs(rim.triangles[..., 2]).max() == pytest.approx(0.045)
