# SPDX-License-Identifier: Apache-2.0
"""Rigid motions of the plane."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, DTypeLike

from .group import Array, floats, joined, SEBase
from .so2 import SO2


@dataclass(frozen=True, eq=False)
class SE2(SEBase[SO2]):
    """Rotations with translations of the plane."""

    matrix_dim = 3
    parameters_dim = 4
    tangent_dim = 3
    space_dim = 2

    unit_complex_xy: Array
    """Cosine, sine, x, y, (..., 4)."""

    def __post_init__(self) -> None:
        checked = floats('unit_complex_xy', self.unit_complex_xy, 4)
        object.__setattr__(self, 'unit_complex_xy', checked)

    @staticmethod
    def from_xy_theta(x: ArrayLike, y: ArrayLike, theta: ArrayLike) -> SE2:
        """Return what turns by ``theta`` radians and moves by ``x``, ``y`` then."""
        moved = np.stack(np.broadcast_arrays(floats('x', x), floats('y', y)), axis=-1)
        return SE2.from_rotation_and_translation(SO2.from_radians(theta), moved)

    @classmethod
    def from_rotation_and_translation(cls, rotation: SO2, translation: ArrayLike) -> SE2:
        """Return what turns first and moves by ``translation`` (..., 2) then."""
        return SE2(joined(rotation.unit_complex, floats('translation', translation, 2)))

    @classmethod
    def from_translation(cls, translation: ArrayLike) -> SE2:
        """Return what only moves, by (..., 2)."""
        moved = floats('translation', translation, 2)
        return SE2.from_rotation_and_translation(SO2.identity(dtype=moved.dtype), moved)

    @classmethod
    def identity(cls, batch_axes: tuple[int, ...] = (), dtype: DTypeLike = np.float64) -> SE2:
        """Return what changes nothing, as a batch of this shape."""
        return SE2.from_rotation(SO2.identity(batch_axes, dtype))

    @classmethod
    def from_matrix(cls, matrix: ArrayLike) -> SE2:
        """Return what homogeneous matrices (..., 3, 3) do."""
        m = floats('matrix', matrix, 3, 3)
        return SE2.from_rotation_and_translation(SO2.from_matrix(m[..., :2, :2]), m[..., :2, 2])

    @classmethod
    def exp(cls, tangent: ArrayLike) -> SE2:
        """Return where speeds x, y and turning (..., 3) lead to within a second."""
        vector = floats('tangent', tangent, 3)
        moved = _bend(vector[..., 2]) @ vector[..., :2, None]
        return SE2.from_rotation_and_translation(SO2.exp(vector[..., 2:]), moved[..., 0])

    @classmethod
    def sample_uniform(
        cls,
        rng: np.random.Generator,
        batch_axes: tuple[int, ...] = (),
        dtype: DTypeLike = np.float64,
    ) -> SE2:
        """Return random ones: rotations evenly, translations from -1 to 1 on each axis."""
        moved = rng.uniform(-1.0, 1.0, (*batch_axes, 2)).astype(dtype)
        turned = SO2.sample_uniform(rng, batch_axes, dtype)
        return SE2.from_rotation_and_translation(turned, moved)

    def rotation(self) -> SO2:
        """Return how it turns."""
        return SO2(self.unit_complex_xy[..., :2])

    def translation(self) -> Array:
        """Return where the origin comes to, (..., 2)."""
        return self.unit_complex_xy[..., 2:]

    def parameters(self) -> Array:
        """Return cosine, sine, x, y, (..., 4)."""
        return self.unit_complex_xy

    def as_matrix(self) -> Array:
        """Return homogeneous matrices (..., 3, 3)."""
        matrix = np.zeros((*self.get_batch_axes(), 3, 3), self.unit_complex_xy.dtype)
        matrix[..., :2, :2] = self.rotation().as_matrix()
        matrix[..., :2, 2] = self.translation()
        matrix[..., 2, 2] = 1.0
        return matrix

    def log(self) -> Array:
        """Return speeds x, y and turning (..., 3) whose ``exp`` it is."""
        angle = self.rotation().as_radians()
        moved = np.linalg.solve(_bend(angle), self.translation()[..., None])[..., 0]
        return joined(moved, angle[..., None])

    def adjoint(self) -> Array:
        """Return (..., 3, 3): tangents of the child's frame to the parent's."""
        matrix = self.as_matrix()
        x, y = matrix[..., 0, 2].copy(), matrix[..., 1, 2].copy()
        matrix[..., 0, 2], matrix[..., 1, 2] = y, -x
        return matrix


def _bend(angle: Array) -> Array:
    """Return what straight ways (..., 2, 2) become while they turn by this much."""
    ahead = np.sinc(angle / np.pi)
    aside = np.sin(angle / 2.0) * np.sinc(angle / 2.0 / np.pi)
    bend = np.stack([ahead, -aside, aside, ahead], axis=-1).reshape(*angle.shape, 2, 2)
    return bend.astype(angle.dtype, copy=False)  # numpy 1 makes more of a single number
