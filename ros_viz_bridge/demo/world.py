# SPDX-License-Identifier: Apache-2.0
"""Solids in a room, and where many rays at once hit them.

Rays are arrays of components first, (3, N): numpy reduces three long rows several times faster
than many short ones.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

F32 = NDArray[np.float32]
Vec3 = tuple[float, float, float]

_TINY = np.float32(1e-9)


@dataclass(frozen=True, eq=False)
class Rays:
    """Origins (3, N), or (3, 1) for all, in metres and unit directions (3, N), in one frame."""

    origins: F32
    directions: F32

    def pick(self, chosen: NDArray[np.intp]) -> Rays:
        """Return some of the rays."""
        origins = self.origins if self.origins.shape[1] == 1 else self.origins[:, chosen]
        return Rays(origins, self.directions[:, chosen])

    def seen_from(self, centre: Vec3, *, yaw: float = 0.0) -> Rays:
        """Return the rays in a frame at centre, turned by yaw radians about z."""
        moved = self.origins - np.array(centre, np.float32)[:, None]
        if yaw == 0:
            return Rays(moved, self.directions)
        turn = rotation_z(-yaw)
        return Rays(turn @ moved, turn @ self.directions)


class Solid(Protocol):
    """What rays can hit from outside. Positions are metres in the map frame, z up."""

    @property
    def colour(self) -> Vec3:
        """Return red, green, blue in 0..1."""

    @property
    def reflectivity(self) -> float:
        """Return the share of lidar light sent back, 0..1."""

    @property
    def sphere(self) -> tuple[Vec3, float]:
        """Return centre and radius of a sphere around the solid, in metres."""

    def hit(self, rays: Rays) -> tuple[F32, F32]:
        """Return distances (N,), inf where missed, and outward normals (3, N)."""


@dataclass(frozen=True)
class Box:
    """A box that stands upright, turned by yaw (radians, about z)."""

    centre: Vec3
    size: Vec3
    colour: Vec3
    yaw: float = 0.0
    reflectivity: float = 0.5

    @property
    def sphere(self) -> tuple[Vec3, float]:
        return self.centre, float(np.linalg.norm(self.size)) / 2

    def hit(self, rays: Rays) -> tuple[F32, F32]:
        own = rays.seen_from(self.centre, yaw=self.yaw)
        enter, leave = slabs(own, size=self.size)
        near, far = _largest(enter), -_largest(-leave)
        distance = np.where((near > far) | (near < 0), np.float32(np.inf), near)
        normal = np.where(enter == near, -np.sign(own.directions), np.float32(0))
        return distance, normal if self.yaw == 0 else rotation_z(self.yaw) @ normal


@dataclass(frozen=True)
class Cylinder:
    """An upright cylinder with flat ends."""

    centre: Vec3
    radius: float
    height: float
    colour: Vec3
    reflectivity: float = 0.5

    @property
    def sphere(self) -> tuple[Vec3, float]:
        return self.centre, float(np.hypot(self.radius, self.height / 2))

    def hit(self, rays: Rays) -> tuple[F32, F32]:
        own = rays.seen_from(self.centre)
        x, y, z = own.origins
        dx, dy, dz = _without_zeros(own.directions)
        a = dx * dx + dy * dy
        b = x * dx + y * dy
        c = x * x + y * y - np.float32(self.radius) ** 2
        square = b * b - a * c
        root = np.sqrt(np.maximum(square, 0))
        ends = [(np.float32(sign * self.height / 2) - z) / dz for sign in (-1, 1)]
        side, top = (-b - root) / a, np.minimum(*ends)
        near = np.maximum(side, top)
        far = np.minimum((-b + root) / a, np.maximum(*ends))
        missed = (square < 0) | (near > far) | (near < 0)
        distance = np.where(missed, np.float32(np.inf), near)
        on_side = side >= top
        radius = np.float32(self.radius)
        normal = np.stack(
            [
                np.where(on_side, (x + dx * near) / radius, 0),
                np.where(on_side, (y + dy * near) / radius, 0),
                np.where(on_side, 0, -np.sign(dz)),
            ]
        )
        return distance, normal.astype(np.float32)


@dataclass(frozen=True, eq=False)
class Hits:
    """Where N rays ended: distance (N,) in metres, inf for none; reflectivity (N,) is 0 there.

    normal and colour are (3, N) and mean nothing where there is no hit.
    """

    distance: F32
    normal: F32
    colour: F32
    reflectivity: F32


def rotation_z(yaw: float) -> F32:
    """Return the (3, 3) rotation about z by yaw radians."""
    c, s = np.cos(yaw), np.sin(yaw)
    return np.array([[c, -s, 0], [s, c, 0], [0, 0, 1]], np.float32)


def slabs(rays: Rays, *, size: Vec3) -> tuple[F32, F32]:
    """Return where rays enter and leave the three slabs of a box around zero, both (3, N)."""
    half = np.array(size, np.float32)[:, None] / np.float32(2)
    inverse = 1 / _without_zeros(rays.directions)
    low, high = (-half - rays.origins) * inverse, (half - rays.origins) * inverse
    return np.minimum(low, high), np.maximum(low, high)


def cast(solids: Sequence[Solid], hits: Hits, *, rays: Rays) -> Hits:
    """Return hits, brought nearer where a solid is in the way of the rays, in the map frame.

    A solid costs only the rays that can meet the sphere around it.
    """
    distance, normal = hits.distance.copy(), hits.normal.copy()
    colour, reflectivity = hits.colour.copy(), hits.reflectivity.copy()
    middle = rays.origins.mean(axis=1)
    spread = float(np.abs(rays.origins - middle[:, None]).max()) * 2
    for solid in solids:
        centre, radius = solid.sphere
        offset = np.array(centre, np.float32) - middle
        facing = _facing(rays.directions, offset, radius + spread)
        found, face = solid.hit(rays.pick(facing))
        nearer = found < distance[facing]
        struck = facing[nearer]
        distance[struck] = found[nearer]
        normal[:, struck] = face[:, nearer]
        colour[:, struck] = np.array(solid.colour, np.float32)[:, None]
        reflectivity[struck] = solid.reflectivity
    return Hits(distance, normal, colour, reflectivity)


def _largest(rows: F32) -> F32:
    largest: F32 = np.maximum(np.maximum(rows[0], rows[1]), rows[2])
    return largest


def _without_zeros(directions: F32) -> F32:
    return np.where(np.abs(directions) < _TINY, _TINY, directions)


def _facing(directions: F32, offset: F32, radius: float) -> NDArray[np.intp]:
    """Return the indices of the rays within the cone around a sphere at offset."""
    far = float(np.linalg.norm(offset))
    if far <= radius:
        return np.arange(directions.shape[1])
    limit = np.sqrt(1 - (radius / far) ** 2)
    return np.flatnonzero((offset / np.float32(far)) @ directions >= limit)
