# SPDX-License-Identifier: Apache-2.0
"""Rotations of space."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, DTypeLike

from .group import Array, floats, joined, SOBase


class RollPitchYaw(NamedTuple):
    """Angles about x, y, z, in radians; the rotation about x comes first, all axes are fixed."""

    roll: Array
    pitch: Array
    yaw: Array


@dataclass(frozen=True, eq=False)
class SO3(SOBase):
    """Rotations of space, kept as unit quaternions."""

    matrix_dim = 3
    parameters_dim = 4
    tangent_dim = 3
    space_dim = 3

    wxyz: Array
    """Unit quaternions w x y z, (..., 4)."""

    def __post_init__(self) -> None:
        object.__setattr__(self, 'wxyz', floats('wxyz', self.wxyz, 4))

    @staticmethod
    def from_x_radians(theta: ArrayLike) -> SO3:
        """Return rotations about x."""
        return _about(0, theta)

    @staticmethod
    def from_y_radians(theta: ArrayLike) -> SO3:
        """Return rotations about y."""
        return _about(1, theta)

    @staticmethod
    def from_z_radians(theta: ArrayLike) -> SO3:
        """Return rotations about z."""
        return _about(2, theta)

    @staticmethod
    def from_rpy_radians(roll: ArrayLike, pitch: ArrayLike, yaw: ArrayLike) -> SO3:
        """Return rotations about the fixed axes x, then y, then z, as URDF and ROS have them."""
        turned = SO3.from_z_radians(yaw).multiply(SO3.from_y_radians(pitch))
        return turned.multiply(SO3.from_x_radians(roll))

    @staticmethod
    def from_quaternion_xyzw(xyzw: ArrayLike) -> SO3:
        """Return what quaternions (..., 4) with w behind do, as ROS has them."""
        return SO3(np.roll(floats('xyzw', xyzw, 4), 1, axis=-1))

    def as_quaternion_xyzw(self) -> Array:
        """Return quaternions (..., 4) with w behind, as ROS has them."""
        return np.roll(self.wxyz, -1, axis=-1)

    def as_rpy_radians(self) -> RollPitchYaw:
        """Return the angles about the fixed axes x, y, z."""
        return RollPitchYaw(
            self.compute_roll_radians(), self.compute_pitch_radians(), self.compute_yaw_radians()
        )

    def compute_roll_radians(self) -> Array:
        """Return the angle about x, from -pi to pi."""
        w, x, y, z = np.moveaxis(self.wxyz, -1, 0)
        roll: Array = np.arctan2(2.0 * (w * x + y * z), 1.0 - 2.0 * (x * x + y * y))
        return roll

    def compute_pitch_radians(self) -> Array:
        """Return the angle about y, from -pi/2 to pi/2."""
        w, x, y, z = np.moveaxis(self.wxyz, -1, 0)
        pitch: Array = np.arcsin(np.clip(2.0 * (w * y - z * x), -1.0, 1.0))
        return pitch

    def compute_yaw_radians(self) -> Array:
        """Return the angle about z, from -pi to pi."""
        w, x, y, z = np.moveaxis(self.wxyz, -1, 0)
        yaw: Array = np.arctan2(2.0 * (w * z + x * y), 1.0 - 2.0 * (y * y + z * z))
        return yaw

    @classmethod
    def identity(cls, batch_axes: tuple[int, ...] = (), dtype: DTypeLike = np.float64) -> SO3:
        """Return what turns nothing, as a batch of this shape."""
        return SO3(np.broadcast_to(np.array([1, 0, 0, 0], dtype), (*batch_axes, 4)).copy())

    @classmethod
    def from_matrix(cls, matrix: ArrayLike) -> SO3:
        """Return what rotation matrices (..., 3, 3) do."""
        m = floats('matrix', matrix, 3, 3)
        xx, yy, zz = m[..., 0, 0], m[..., 1, 1], m[..., 2, 2]
        wx, wy, wz = (
            m[..., 2, 1] - m[..., 1, 2],
            m[..., 0, 2] - m[..., 2, 0],
            m[..., 1, 0] - m[..., 0, 1],
        )
        xy, xz, yz = (
            m[..., 0, 1] + m[..., 1, 0],
            m[..., 0, 2] + m[..., 2, 0],
            m[..., 1, 2] + m[..., 2, 1],
        )
        # Four times the quaternion's outer product with itself: its longest column is exact.
        outer = np.stack(
            [
                np.stack([1.0 + xx + yy + zz, wx, wy, wz], axis=-1),
                np.stack([wx, 1.0 + xx - yy - zz, xy, xz], axis=-1),
                np.stack([wy, xy, 1.0 - xx + yy - zz, yz], axis=-1),
                np.stack([wz, xz, yz, 1.0 - xx - yy + zz], axis=-1),
            ],
            axis=-2,
        )
        longest = np.argmax(np.diagonal(outer, axis1=-2, axis2=-1), axis=-1)
        column = np.take_along_axis(outer, longest[..., None, None], axis=-2)[..., 0, :]
        return SO3(column.astype(m.dtype, copy=False)).normalize()

    @classmethod
    def exp(cls, tangent: ArrayLike) -> SO3:
        """Return rotations by vectors (..., 3): their length is the angle, about their axis."""
        vector = floats('tangent', tangent, 3)
        half = np.linalg.norm(vector, axis=-1, keepdims=True) / 2.0
        return SO3(joined(np.cos(half), vector * (np.sinc(half / np.pi) / 2.0)))

    @classmethod
    def sample_uniform(
        cls,
        rng: np.random.Generator,
        batch_axes: tuple[int, ...] = (),
        dtype: DTypeLike = np.float64,
    ) -> SO3:
        """Return random rotations, all equally likely."""
        return SO3(rng.normal(size=(*batch_axes, 4)).astype(dtype)).normalize()

    def as_matrix(self) -> Array:
        """Return rotation matrices (..., 3, 3), also of quaternions that are not quite of one."""
        each = SO3(self.normalize().wxyz[..., None, :])
        return np.swapaxes(each.apply(np.eye(3, dtype=self.wxyz.dtype)), -1, -2)

    def parameters(self) -> Array:
        """Return the quaternions w x y z, (..., 4)."""
        return self.wxyz

    def apply(self, target: ArrayLike) -> Array:
        """Return where points (..., 3) come to."""
        points = floats('target', target, 3)
        w, xyz = self.wxyz[..., :1], self.wxyz[..., 1:]
        across = 2.0 * np.cross(xyz, points)
        turned: Array = points + w * across + np.cross(xyz, across)
        return turned

    def multiply(self, other: SO3) -> SO3:
        """Return the rotation that does ``other`` first and this after it."""
        w, xyz = self.wxyz[..., :1], self.wxyz[..., 1:]
        other_w, other_xyz = other.wxyz[..., :1], other.wxyz[..., 1:]
        real = w * other_w - np.sum(xyz * other_xyz, axis=-1, keepdims=True)
        return SO3(joined(real, w * other_xyz + other_w * xyz + np.cross(xyz, other_xyz)))

    def inverse(self) -> SO3:
        """Return the way back."""
        return SO3(self.wxyz * np.array([1, -1, -1, -1], self.wxyz.dtype))

    def log(self) -> Array:
        """Return vectors (..., 3) along the axes whose lengths are the angles, up to pi."""
        short = np.where(self.wxyz[..., :1] < 0.0, -self.wxyz, self.wxyz)
        w, xyz = short[..., :1], short[..., 1:]
        sine = np.linalg.norm(xyz, axis=-1, keepdims=True)
        tiny = sine < 1e-9
        factor = np.where(tiny, 2.0, 2.0 * np.arctan2(sine, w) / np.where(tiny, 1.0, sine))
        vector: Array = xyz * factor.astype(xyz.dtype)
        return vector

    def adjoint(self) -> Array:
        """Return the rotation matrices, (..., 3, 3)."""
        return self.as_matrix()

    def normalize(self) -> SO3:
        """Return it with quaternions of length one again."""
        return SO3(self.wxyz / np.linalg.norm(self.wxyz, axis=-1, keepdims=True))


def _about(axis: int, theta: ArrayLike) -> SO3:
    angle = floats('theta', theta)
    vector = np.zeros((*angle.shape, 3), angle.dtype)
    vector[..., axis] = angle
    return SO3.exp(vector)
