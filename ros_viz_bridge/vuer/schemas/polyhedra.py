# SPDX-License-Identifier: Apache-2.0
"""The regular bodies, and any body of triangles blown up to a ball."""

from __future__ import annotations

from collections.abc import Sequence
import itertools
import math

import numpy as np
from numpy.typing import NDArray

from .shapes import Mesh

_GOLDEN = (1 + math.sqrt(5)) / 2


def polyhedron(
    vertices: Sequence[Sequence[float]],
    faces: Sequence[Sequence[int]],
    radius: float = 1.0,
    detail: int = 0,
) -> Mesh:
    """Return a body of flat triangles, its corners ``radius`` from the middle."""
    corners = np.asarray(vertices, np.float64).reshape(-1, 3)
    triangles = corners[np.asarray(faces, np.int64).reshape(-1, 3)]
    steps = detail + 1
    if steps > 1:
        triangles = _split(triangles, steps)
    flat = triangles.reshape(-1, 3)
    flat = flat / np.linalg.norm(flat, axis=1, keepdims=True)
    # A picture lies around them as a map of the earth does.
    east = np.arctan2(flat[:, 0], flat[:, 2]) / (2 * math.pi) + 0.5
    uv = np.stack([east, np.arcsin(np.clip(flat[:, 1], -1.0, 1.0)) / math.pi + 0.5], -1)
    each = np.arange(len(flat), dtype=np.uint32).reshape(-1, 3)
    return Mesh((flat * radius).astype(np.float32), each, uv.astype(np.float32))


def regular(corners: int, radius: float = 1.0, detail: int = 0) -> Mesh:
    """Return the regular body with 4, 6, 12 or 20 corners."""
    points = _corners(corners)
    return polyhedron(points.tolist(), _hull(points), radius, detail)


def _corners(count: int) -> NDArray[np.float64]:
    signs = (-1.0, 1.0)
    if count == 4:
        return np.array([[1, 1, 1], [-1, -1, 1], [-1, 1, -1], [1, -1, -1]], np.float64)
    if count == 6:
        return np.vstack([np.eye(3), -np.eye(3)])
    if count == 12:
        found = [(0, a, b * _GOLDEN) for a in signs for b in signs]
    else:
        found = [(0, a / _GOLDEN, b * _GOLDEN) for a in signs for b in signs]
    turned = [np.roll(each, k) for each in found for k in range(3)]
    cube = list(itertools.product(signs, repeat=3)) if count == 20 else []
    return np.array([*turned, *cube], np.float64)


def _hull(points: NDArray[np.float64]) -> list[list[int]]:
    """Return the triangles of the convex hull of a few points; corners in one plane as a fan."""
    planes: dict[tuple[float, ...], list[int]] = {}
    for i, j, k in itertools.combinations(range(len(points)), 3):
        normal = np.cross(points[j] - points[i], points[k] - points[i])
        if np.linalg.norm(normal) < 1e-9:
            continue
        normal /= np.linalg.norm(normal)
        height = points @ normal - points[i] @ normal
        if height.max() > 1e-9 and height.min() < -1e-9:
            continue
        normal = normal if height.max() <= 1e-9 else -normal
        planes[tuple(np.round(normal, 6) + 0.0)] = np.flatnonzero(np.abs(height) < 1e-9).tolist()
    faces = []
    for key, corners in planes.items():
        normal = np.array(key)
        middle = points[corners].mean(axis=0)
        x = points[corners[0]] - middle
        y = np.cross(normal, x)
        angle = [math.atan2((points[c] - middle) @ y, (points[c] - middle) @ x) for c in corners]
        ring = [corners[i] for i in np.argsort(angle)]
        faces += [[ring[0], a, b] for a, b in itertools.pairwise(ring[1:])]
    return faces


def _split(triangles: NDArray[np.float64], steps: int) -> NDArray[np.float64]:
    """Return each triangle as ``steps`` squared smaller ones."""
    a, b, c = (triangles[:, i] for i in range(3))

    def at(i: int, j: int) -> NDArray[np.float64]:
        return a + (b - a) * (i / steps) + (c - a) * (j / steps)

    found = []
    for i in range(steps):
        for j in range(steps - i):
            found.append([at(i, j), at(i + 1, j), at(i, j + 1)])
            if i + j < steps - 1:
                found.append([at(i + 1, j), at(i + 1, j + 1), at(i, j + 1)])
    return np.concatenate([np.stack(each, 1) for each in found])
