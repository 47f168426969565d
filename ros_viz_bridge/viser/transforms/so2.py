# SPDX-License-Identifier: Apache-2.0
"""Rotations of the plane."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, DTypeLike

from .group import Array, floats, SOBase


@dataclass(frozen=True, eq=False)
class SO2(SOBase):
    """Rotations of the plane, kept as unit complex numbers."""

    matrix_dim = 2
    parameters_dim = 2
    tangent_dim = 1
    space_dim = 2

    unit_complex: Array
    """Cosine and sine of the angle, (..., 2)."""

    def __post_init__(self) -> None:
        object.__setattr__(self, 'unit_complex', floats('unit_complex', self.unit_complex, 2))

    @staticmethod
    def from_radians(theta: ArrayLike) -> SO2:
        """Return rotations by these angles, counterclockwise."""
        angle = floats('theta', theta)
        return SO2(np.stack([np.cos(angle), np.sin(angle)], axis=-1))

    def as_radians(self) -> Array:
        """Return the angles, from -pi to pi."""
        radians: Array = np.arctan2(self.unit_complex[..., 1], self.unit_complex[..., 0])
        return radians

    @classmethod
    def identity(cls, batch_axes: tuple[int, ...] = (), dtype: DTypeLike = np.float64) -> SO2:
        """Return what turns nothing, as a batch of this shape."""
        return SO2(np.broadcast_to(np.array([1, 0], dtype), (*batch_axes, 2)).copy())

    @classmethod
    def from_matrix(cls, matrix: ArrayLike) -> SO2:
        """Return what rotation matrices (..., 2, 2) do."""
        return SO2(floats('matrix', matrix, 2, 2)[..., :, 0])

    @classmethod
    def exp(cls, tangent: ArrayLike) -> SO2:
        """Return rotations by angles (..., 1)."""
        return SO2.from_radians(floats('tangent', tangent, 1)[..., 0])

    @classmethod
    def sample_uniform(
        cls,
        rng: np.random.Generator,
        batch_axes: tuple[int, ...] = (),
        dtype: DTypeLike = np.float64,
    ) -> SO2:
        """Return random rotations, all equally likely."""
        return SO2.from_radians(rng.uniform(-np.pi, np.pi, batch_axes).astype(dtype))

    def as_matrix(self) -> Array:
        """Return rotation matrices (..., 2, 2)."""
        cos, sin = self.unit_complex[..., 0], self.unit_complex[..., 1]
        return np.stack([cos, -sin, sin, cos], axis=-1).reshape(*cos.shape, 2, 2)

    def parameters(self) -> Array:
        """Return cosine and sine, (..., 2)."""
        return self.unit_complex

    def apply(self, target: ArrayLike) -> Array:
        """Return where points (..., 2) come to."""
        points = floats('target', target, 2)
        turned: Array = (self.as_matrix() @ points[..., None])[..., 0]
        return turned

    def multiply(self, other: SO2) -> SO2:
        """Return both rotations in one."""
        return SO2(self.apply(other.unit_complex))

    def inverse(self) -> SO2:
        """Return the way back."""
        return SO2(self.unit_complex * np.array([1, -1], self.unit_complex.dtype))

    def log(self) -> Array:
        """Return the angles, (..., 1)."""
        return self.as_radians()[..., None]

    def adjoint(self) -> Array:
        """Return ones, (..., 1, 1): turning in the plane commutes."""
        return np.ones((*self.get_batch_axes(), 1, 1), self.unit_complex.dtype)

    def normalize(self) -> SO2:
        """Return it with a length of one again."""
        length = np.linalg.norm(self.unit_complex, axis=-1, keepdims=True)
        return SO2(self.unit_complex / length)
