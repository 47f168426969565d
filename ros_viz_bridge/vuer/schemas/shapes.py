# SPDX-License-Identifier: Apache-2.0
"""Triangles of shapes, placed and wound as three.js has them: y up, seen from outside."""

from __future__ import annotations

from collections.abc import Callable
import itertools
import math
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

F64 = NDArray[np.float64]
TURN = 2 * math.pi


class Mesh(NamedTuple):
    """Triangles, and where a picture on them is."""

    vertices: NDArray[np.float32]
    """(n, 3)."""
    faces: NDArray[np.uint32]
    """(m, 3)."""
    uv: NDArray[np.float32]
    """(n, 2): the picture's lower left corner is (0, 0), the upper right one (1, 1)."""


def surface(at: Callable[[F64, F64], tuple[F64, F64, F64]], columns: int, rows: int) -> Mesh:
    """
    Return the surface that ``at(u, v)``, both 0..1, runs over.

    It is seen from where u goes to the right while v goes down.
    """
    u, v = np.meshgrid(np.linspace(0, 1, columns + 1), np.linspace(0, 1, rows + 1))
    vertices = np.stack([np.broadcast_to(each, u.shape) for each in at(u, v)], -1)
    index = np.arange(u.size, dtype=np.uint32).reshape(u.shape)
    a, b, c, d = index[:-1, :-1], index[1:, :-1], index[1:, 1:], index[:-1, 1:]
    faces = np.stack([np.stack([a, b, d], -1), np.stack([b, c, d], -1)], -2)
    uv = np.stack([u, 1.0 - v], -1).reshape(-1, 2).astype(np.float32)
    return Mesh(vertices.reshape(-1, 3).astype(np.float32), faces.reshape(-1, 3), uv)


def plane(width: float = 1.0, height: float = 1.0) -> Mesh:
    """Return a rectangle in xy that faces z."""
    return surface(lambda u, v: ((u - 0.5) * width, (0.5 - v) * height, 0 * u), 1, 1)


def ring(inner: float = 0.5, outer: float = 1.0, segments: int = 32, start: float = 0.0,
         length: float = TURN) -> Mesh:  # fmt: skip
    """Return a ring in xy that faces z; angles from x."""

    def at(u: F64, v: F64) -> tuple[F64, F64, F64]:
        radius, angle = outer + (inner - outer) * v, start + length * (1 - u)
        return radius * np.cos(angle), radius * np.sin(angle), 0 * u

    return surface(at, segments, 1)


def circle(radius: float = 1.0, segments: int = 32, start: float = 0.0,
           length: float = TURN) -> Mesh:  # fmt: skip
    """Return a disk in xy that faces z."""
    return ring(0.0, radius, segments, start, length)


def box(width: float = 1.0, height: float = 1.0, depth: float = 1.0) -> Mesh:
    """Return a box with sharp edges, each of its sides with the whole picture."""
    size = np.array([width, height, depth]) / 2.0
    sides = []
    for axis, sign in itertools.product(range(3), (1.0, -1.0)):
        out = np.eye(3)[axis] * sign
        up = np.eye(3)[1 if axis != 1 else 2] * (1.0 if axis != 1 else -sign)
        right = np.cross(up, out)
        flat = plane(2.0, 2.0)
        corners = flat.vertices[:, :1] * right + flat.vertices[:, 1:2] * up + out
        sides.append(Mesh((corners * size).astype(np.float32), flat.faces, flat.uv))
    return join(*sides)


def sphere(radius: float = 1.0, columns: int = 32, rows: int = 16) -> Mesh:
    """Return a ball by meridians."""
    return lathe_of(
        lambda v: radius * np.sin(math.pi * v), lambda v: radius * np.cos(math.pi * v),
        columns, rows)  # fmt: skip


def cylinder(top: float = 1.0, bottom: float = 1.0, height: float = 1.0, segments: int = 32,
             rows: int = 1, open_ended: bool = False) -> Mesh:  # fmt: skip
    """Return a cylinder, or part of a cone, along y."""
    side = lathe_of(lambda v: top + (bottom - top) * v, lambda v: (0.5 - v) * height,
                    segments, rows)  # fmt: skip
    if open_ended:
        return side
    lids = [(top, height / 2, False), (bottom, -height / 2, True)]
    return join(side, *(_lid(r, y, segments, down) for r, y, down in lids if r > 0))


def cone(radius: float = 1.0, height: float = 1.0, segments: int = 32, rows: int = 1,
         open_ended: bool = False) -> Mesh:  # fmt: skip
    """Return a cone along y, its tip above."""
    return cylinder(0.0, radius, height, segments, rows, open_ended)


def capsule(radius: float = 1.0, length: float = 1.0, rows: int = 8, segments: int = 32) -> Mesh:
    """Return a cylinder of this length along y between two half balls."""
    half = length / 2

    def turned(v: F64) -> F64:
        # The two rows in the middle are both at the equators of their halves.
        step = 1 / (2 * rows + 1)
        return np.where(v < 0.5, v, v - step) / (1 - step) * math.pi

    return lathe_of(
        lambda v: radius * np.sin(turned(v)),
        lambda v: radius * np.cos(turned(v)) + np.where(v < 0.5, half, -half),
        segments, 2 * rows + 1)  # fmt: skip


def torus(radius: float = 1.0, tube: float = 0.4, rows: int = 12, columns: int = 48,
          arc: float = TURN) -> Mesh:  # fmt: skip
    """Return a torus around z."""

    def at(u: F64, v: F64) -> tuple[F64, F64, F64]:
        around, across = arc * u, TURN * v
        out = radius + tube * np.cos(across)
        return out * np.cos(around), out * np.sin(around), -tube * np.sin(across)

    return surface(at, columns, rows)


def lathe(points: F64, segments: int = 12, start: float = 0.0, length: float = TURN) -> Mesh:
    """Return what (n, 2) points (distance from y, height) run over when they turn around y."""
    steps = np.linspace(0, 1, len(points))
    return lathe_of(lambda v: np.interp(1 - v, steps, points[:, 0]),
                    lambda v: np.interp(1 - v, steps, points[:, 1]),
                    segments, len(points) - 1, start, length)  # fmt: skip


def tube(path: F64, radius: float = 1.0, segments: int = 8, closed: bool = False) -> Mesh:
    """Return a tube around (n, 3) points; its sections are not twisted against each other."""
    points = np.vstack([path, path[:1]]) if closed else path
    along = np.gradient(points, axis=0)
    if closed:
        along[0] = along[-1] = points[1] - points[-2]
    along /= np.maximum(np.linalg.norm(along, axis=1, keepdims=True), 1e-12)
    across = np.zeros_like(points)
    across[0] = np.cross(along[0], np.eye(3)[np.argmin(np.abs(along[0]))])
    for i in range(1, len(points)):  # parallel transport: each section follows from the one before
        across[i] = across[i - 1] - along[i] * (along[i] @ across[i - 1])
    across /= np.maximum(np.linalg.norm(across, axis=1, keepdims=True), 1e-12)
    third = np.cross(along, across)
    rows = len(points) - 1

    def at(u: F64, v: F64) -> tuple[F64, F64, F64]:
        i = np.rint(u * rows).astype(int)
        c, s = radius * np.cos(TURN * v)[..., None], radius * np.sin(TURN * v)[..., None]
        found = points[i] + c * across[i] + s * third[i]
        return found[..., 0], found[..., 1], found[..., 2]

    return surface(at, rows, segments)


def torus_knot(radius: float = 1.0, thick: float = 0.4, columns: int = 64, rows: int = 8,
               p: int = 2, q: int = 3) -> Mesh:  # fmt: skip
    """Return a tube along the knot that winds ``p`` times around its axis, ``q`` times inside."""
    t = np.linspace(0, TURN * p, columns, endpoint=False)
    out = radius * (2 + np.cos(q / p * t)) / 2
    path = np.stack([out * np.cos(t), out * np.sin(t), radius * np.sin(q / p * t) / 2], -1)
    return tube(path, thick, rows, closed=True)


def lathe_of(radius: Callable[[F64], F64], height: Callable[[F64], F64], columns: int, rows: int,
             start: float = 0.0, length: float = TURN) -> Mesh:  # fmt: skip
    """Return a surface around y, from its upper end down as v goes from 0 to 1."""

    def at(u: F64, v: F64) -> tuple[F64, F64, F64]:
        angle = start + length * u
        return radius(v) * np.sin(angle), height(v), radius(v) * np.cos(angle)

    return surface(at, columns, rows)


def join(*meshes: Mesh) -> Mesh:
    """Return one mesh of several."""
    first = np.cumsum([0, *(len(each.vertices) for each in meshes[:-1])])
    faces = [each.faces + np.uint32(n) for each, n in zip(meshes, first, strict=True)]
    return Mesh(
        np.concatenate([each.vertices for each in meshes]),
        np.concatenate(faces),
        np.concatenate([each.uv for each in meshes]),
    )


def _lid(radius: float, height: float, segments: int, down: bool) -> Mesh:
    vertices, faces, _ = circle(radius, segments)
    turned = np.stack([vertices[:, 0], np.full(len(vertices), height), -vertices[:, 1]], -1)
    uv = vertices[:, :2] / (2.0 * radius) + 0.5
    return Mesh(turned.astype(np.float32), faces[:, ::-1] if down else faces, uv)
