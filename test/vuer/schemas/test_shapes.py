# SPDX-License-Identifier: Apache-2.0
"""Bodies have the volume of what they are, so they are closed and seen from outside."""

from __future__ import annotations

import math

import numpy as np
import pytest
from support.solids import volume

from ros_viz_bridge.vuer.schemas import shapes


def area(mesh: shapes.Mesh) -> np.ndarray:
    vertices, faces, _ = mesh
    a, b, c = np.moveaxis(vertices[faces].astype(np.float64), 1, 0)
    return np.cross(b - a, c - a).sum(axis=0) / 2


@pytest.mark.parametrize(
    ('mesh', 'expected'),
    [
        (shapes.box(1.0, 2.0, 3.0), 6.0),
        (shapes.sphere(2.0, 96, 48), 4 / 3 * math.pi * 8),
        (shapes.cylinder(1.0, 1.0, 2.0, 96), 2 * math.pi),
        (shapes.cylinder(1.0, 2.0, 3.0, 96), math.pi * (1 + 2 + 4)),
        (shapes.cone(1.0, 3.0, 96), math.pi),
        (shapes.capsule(1.0, 2.0, 32, 96), 4 / 3 * math.pi + 2 * math.pi),
        (shapes.torus(2.0, 0.5, 48, 96), 2 * math.pi**2 * 2 * 0.25),
        (shapes.lathe(np.array([[0, -1], [1, -1], [1, 1], [0, 1.0]]), 96), 2 * math.pi),
    ],
)
def test_volumes(mesh: shapes.Mesh, expected: float) -> None:
    assert volume(mesh) == pytest.approx(expected, rel=0.01)
    assert mesh[0].dtype == np.float32 and mesh[1].dtype == np.uint32
    assert mesh[1].max() < len(mesh[0])
    assert mesh.uv.shape == (len(mesh.vertices), 2)
    assert mesh.uv.min() >= -1e-6 and mesh.uv.max() <= 1 + 1e-6


def test_a_knot_is_a_closed_tube_seen_from_outside() -> None:
    mesh = shapes.torus_knot(1.0, 0.1, 256, 16)
    path = shapes.torus_knot(1.0, 1e-6, 256, 16)[0].reshape(17, 257, 3)[0]
    length = np.linalg.norm(np.diff(path, axis=0), axis=1).sum()
    assert volume(mesh) == pytest.approx(length * math.pi * 0.01, rel=0.05)


def test_flat_shapes_face_z() -> None:
    assert area(shapes.plane(2, 3)) == pytest.approx([0, 0, 6])
    assert area(shapes.circle(1, 128)) == pytest.approx([0, 0, math.pi], rel=0.01)
    assert area(shapes.ring(1, 2, 128)) == pytest.approx([0, 0, 3 * math.pi], rel=0.01)


def test_open_cylinders_have_no_lids() -> None:
    closed, opened = shapes.cylinder(), shapes.cylinder(open_ended=True)
    assert len(closed[1]) > len(opened[1])
    assert np.abs(closed[0][:, 1]).max() == pytest.approx(0.5)
