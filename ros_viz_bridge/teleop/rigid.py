# SPDX-License-Identifier: Apache-2.0
"""Single poses and rotations, as plain numbers: at one pose a call an array costs more."""

from __future__ import annotations

from collections.abc import Iterable
import math
from typing import NamedTuple

Vector = tuple[float, float, float]
Quaternion = tuple[float, float, float, float]
"""x y z w, of length one."""
ZERO: Vector = (0.0, 0.0, 0.0)
IDENTITY: Quaternion = (0.0, 0.0, 0.0, 1.0)


class Pose(NamedTuple):
    """Where something is: metres, and the rotation from its axes to those it is told in."""

    position: Vector = ZERO
    orientation: Quaternion = IDENTITY

    @classmethod
    def of(cls, values: Iterable[float]) -> Pose:
        """Return the pose of seven numbers x y z, x y z w."""
        x, y, z, qx, qy, qz, qw = (float(value) for value in values)
        return cls((x, y, z), (qx, qy, qz, qw))

    @property
    def values(self) -> tuple[float, ...]:
        """Seven numbers x y z, x y z w."""
        return self.position + self.orientation


def within(outer: Pose, inner: Pose) -> Pose:
    """Return a pose that is told in another, in what that other is told in."""
    way = rotated(outer.orientation, inner.position)
    turn = unit(times(outer.orientation, inner.orientation))
    return Pose(add(outer.position, way), turn)


def add(a: Vector, b: Vector) -> Vector:
    """Return a + b."""
    return a[0] + b[0], a[1] + b[1], a[2] + b[2]


def subtract(a: Vector, b: Vector) -> Vector:
    """Return a - b."""
    return a[0] - b[0], a[1] - b[1], a[2] - b[2]


def scaled(v: Vector, factor: float) -> Vector:
    """Return v times a number."""
    return v[0] * factor, v[1] * factor, v[2] * factor


def at_most(v: Vector, length: float) -> Vector:
    """Return v, shortened to ``length`` if it is longer."""
    own = math.hypot(*v)
    return v if own <= length else scaled(v, length / own)


def times(a: Quaternion, b: Quaternion) -> Quaternion:
    """Return the rotation that is b, and then a."""
    ax, ay, az, aw = a
    bx, by, bz, bw = b
    return (
        aw * bx + ax * bw + ay * bz - az * by,
        aw * by - ax * bz + ay * bw + az * bx,
        aw * bz + ax * by - ay * bx + az * bw,
        aw * bw - ax * bx - ay * by - az * bz,
    )


def inverse(q: Quaternion) -> Quaternion:
    """Return the rotation back."""
    return -q[0], -q[1], -q[2], q[3]


def unit(q: Quaternion) -> Quaternion:
    """Return q with length one."""
    length = math.hypot(*q)
    return q[0] / length, q[1] / length, q[2] / length, q[3] / length


def rotated(q: Quaternion, v: Vector) -> Vector:
    """Return v, turned by q."""
    x, y, z, _ = times(times(q, (*v, 0.0)), inverse(q))
    return x, y, z


def rotation_vector(q: Quaternion) -> Vector:
    """Return axis times angle of q, the shorter way round: radians, at most pi long."""
    x, y, z, w = q if q[3] >= 0.0 else (-q[0], -q[1], -q[2], -q[3])
    sine = math.hypot(x, y, z)
    factor = 2.0 * math.atan2(sine, w) / sine if sine > 1e-12 else 2.0
    return x * factor, y * factor, z * factor


def from_rotation_vector(v: Vector) -> Quaternion:
    """Return the rotation about v by as many radians as it is long."""
    angle = math.hypot(*v)
    factor = math.sin(angle / 2) / angle if angle > 1e-12 else 0.5
    return v[0] * factor, v[1] * factor, v[2] * factor, math.cos(angle / 2)


def about_z(angle: float) -> Quaternion:
    """Return the rotation about z, radians."""
    return 0.0, 0.0, math.sin(angle / 2), math.cos(angle / 2)


def distance(a: Vector, b: Vector) -> float:
    """Return metres from a to b."""
    return math.dist(a, b)


def angle(a: Quaternion, b: Quaternion) -> float:
    """Return radians from a to b."""
    return math.hypot(*rotation_vector(times(b, inverse(a))))


def heading(orientation: Quaternion) -> float:
    """
    Return which way a head looks, as an angle about z from x, radians.

    Who looks up or down looks where the chin or the crown points: that is as stable as the rest.
    """
    x, y, z = rotated(orientation, (1.0, 0.0, 0.0))
    if abs(z) > 0.9:
        up = rotated(orientation, (0.0, 0.0, 1.0))
        x, y = (up[0], up[1]) if z < 0 else (-up[0], -up[1])
    return math.atan2(y, x)
