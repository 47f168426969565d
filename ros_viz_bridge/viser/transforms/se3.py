# SPDX-License-Identifier: Apache-2.0
"""Rigid motions of space."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, DTypeLike

from .group import Array, floats, joined, SEBase
from .so3 import SO3


@dataclass(frozen=True, eq=False)
class SE3(SEBase[SO3]):
    """Rotations with translations: poses, and where one frame is in another."""

    matrix_dim = 4
    parameters_dim = 7
    tangent_dim = 6
    space_dim = 3

    wxyz_xyz: Array
    """Unit quaternion w x y z, then x y z, (..., 7)."""

    def __post_init__(self) -> None:
        object.__setattr__(self, 'wxyz_xyz', floats('wxyz_xyz', self.wxyz_xyz, 7))

    @classmethod
    def from_rotation_and_translation(cls, rotation: SO3, translation: ArrayLike) -> SE3:
        """Return what turns first and moves by ``translation`` (..., 3) then."""
        return SE3(joined(rotation.wxyz, floats('translation', translation, 3)))

    @classmethod
    def from_translation(cls, translation: ArrayLike) -> SE3:
        """Return what only moves, by (..., 3)."""
        moved = floats('translation', translation, 3)
        return SE3.from_rotation_and_translation(SO3.identity(dtype=moved.dtype), moved)

    @classmethod
    def identity(cls, batch_axes: tuple[int, ...] = (), dtype: DTypeLike = np.float64) -> SE3:
        """Return what changes nothing, as a batch of this shape."""
        return SE3.from_rotation(SO3.identity(batch_axes, dtype))

    @classmethod
    def from_matrix(cls, matrix: ArrayLike) -> SE3:
        """Return what homogeneous matrices (..., 4, 4) do."""
        m = floats('matrix', matrix, 4, 4)
        return SE3.from_rotation_and_translation(SO3.from_matrix(m[..., :3, :3]), m[..., :3, 3])

    @classmethod
    def exp(cls, tangent: ArrayLike) -> SE3:
        """Return where speeds x, y, z and turning about x, y, z (..., 6) lead to in a second."""
        vector = floats('tangent', tangent, 6)
        moved = _bend(vector[..., 3:]) @ vector[..., :3, None]
        return SE3.from_rotation_and_translation(SO3.exp(vector[..., 3:]), moved[..., 0])

    @classmethod
    def sample_uniform(
        cls,
        rng: np.random.Generator,
        batch_axes: tuple[int, ...] = (),
        dtype: DTypeLike = np.float64,
    ) -> SE3:
        """Return random ones: rotations evenly, translations from -1 to 1 on each axis."""
        moved = rng.uniform(-1.0, 1.0, (*batch_axes, 3)).astype(dtype)
        turned = SO3.sample_uniform(rng, batch_axes, dtype)
        return SE3.from_rotation_and_translation(turned, moved)

    def rotation(self) -> SO3:
        """Return how it turns."""
        return SO3(self.wxyz_xyz[..., :4])

    def translation(self) -> Array:
        """Return where the origin comes to, (..., 3)."""
        return self.wxyz_xyz[..., 4:]

    def parameters(self) -> Array:
        """Return quaternions w x y z and x y z, (..., 7)."""
        return self.wxyz_xyz

    def as_matrix(self) -> Array:
        """Return homogeneous matrices (..., 4, 4)."""
        matrix = np.zeros((*self.get_batch_axes(), 4, 4), self.wxyz_xyz.dtype)
        matrix[..., :3, :3] = self.rotation().as_matrix()
        matrix[..., :3, 3] = self.translation()
        matrix[..., 3, 3] = 1.0
        return matrix

    def log(self) -> Array:
        """Return speeds x, y, z and turning about x, y, z (..., 6) whose ``exp`` it is."""
        turning = self.rotation().log()
        moved = np.linalg.solve(_bend(turning), self.translation()[..., None])[..., 0]
        return joined(moved, turning)

    def adjoint(self) -> Array:
        """Return (..., 6, 6): tangents of the child's frame to the parent's."""
        turned = self.rotation().as_matrix()
        matrix = np.zeros((*self.get_batch_axes(), 6, 6), turned.dtype)
        matrix[..., :3, :3] = matrix[..., 3:, 3:] = turned
        matrix[..., :3, 3:] = _skew(self.translation()) @ turned
        return matrix


def _skew(vector: Array) -> Array:
    """Return matrices (..., 3, 3) that do what the cross product with these does."""
    x, y, z = np.moveaxis(vector, -1, 0)
    o = np.zeros_like(x)
    return np.stack([o, -z, y, z, o, -x, -y, x, o], axis=-1).reshape(*x.shape, 3, 3)


def _bend(turning: Array) -> Array:
    """Return what straight ways (..., 3, 3) become while they turn by this much."""
    angle = np.linalg.norm(turning, axis=-1)[..., None, None]
    skew = _skew(turning)
    aside = np.sinc(angle / 2.0 / np.pi) ** 2 / 2.0
    tiny = angle < 1e-2
    safe = np.where(tiny, 1.0, angle)
    series = 1.0 / 6.0 - angle**2 / 120.0 + angle**4 / 5040.0
    along = np.where(tiny, series, (1.0 - np.sinc(safe / np.pi)) / safe**2)
    bent: Array = np.eye(3, dtype=turning.dtype) + aside * skew + along * (skew @ skew)
    return bent
