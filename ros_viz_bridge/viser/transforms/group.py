# SPDX-License-Identifier: Apache-2.0
"""What rotations and rigid motions have in common: values that are chained and applied."""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import Any, ClassVar, Generic, overload, TypeVar

import numpy as np
from numpy.typing import ArrayLike, DTypeLike, NDArray

Array = NDArray[np.floating[Any]]
Own = TypeVar('Own', bound='MatrixLieGroup')
Turn = TypeVar('Turn', bound='SOBase')
Motion = TypeVar('Motion', bound='SEBase[Any]')


def floats(name: str, value: ArrayLike, *shape: int) -> Array:
    """Return float32 or float64 numbers whose last axes have this shape; else float64."""
    found = np.asarray(value)
    if found.dtype.kind not in 'biuf':
        raise TypeError(f'{name} must be numbers, not {found.dtype}')
    if found.shape[found.ndim - len(shape) :] != shape or found.ndim < len(shape):
        wanted = ', '.join(['...', *map(str, shape)])
        raise ValueError(f'{name} must have shape ({wanted}), not {found.shape}')
    return found if found.dtype in (np.float32, np.float64) else found.astype(np.float64)


def joined(*parts: Array) -> Array:
    """Return numbers of last axes side by side, the axes before them broadcast."""
    batch = np.broadcast_shapes(*(part.shape[:-1] for part in parts))
    return np.concatenate([np.broadcast_to(p, (*batch, p.shape[-1])) for p in parts], axis=-1)


class MatrixLieGroup(ABC):
    """
    One transform, or an array of them: leading axes of the parameters are a batch.

    They are values: every method returns a new one. Operations broadcast over the batch.
    """

    matrix_dim: ClassVar[int]
    """Rows of ``as_matrix``."""
    parameters_dim: ClassVar[int]
    """Numbers that are kept for one."""
    tangent_dim: ClassVar[int]
    """Degrees of freedom."""
    space_dim: ClassVar[int]
    """Coordinates of the points that it is applied to."""

    @overload
    def __matmul__(self: Own, other: Own) -> Own: ...

    @overload
    def __matmul__(self, other: Array) -> Array: ...

    def __matmul__(self, other: Any) -> Any:
        """Chain with another of its kind, or apply to points (..., space_dim)."""
        if isinstance(other, MatrixLieGroup):
            if type(other) is not type(self):
                raise TypeError(
                    f'{type(self).__name__} @ {type(other).__name__}: '
                    'only transforms of one kind are chained'
                )
            return self.multiply(other)
        return self.apply(other)

    @classmethod
    @abstractmethod
    def identity(
        cls: type[Own], batch_axes: tuple[int, ...] = (), dtype: DTypeLike = np.float64
    ) -> Own:
        """Return what changes nothing, as a batch of this shape."""

    @classmethod
    @abstractmethod
    def from_matrix(cls: type[Own], matrix: ArrayLike) -> Own:
        """Return what these matrices (..., matrix_dim, matrix_dim) do; they must be exact."""

    @classmethod
    @abstractmethod
    def exp(cls: type[Own], tangent: ArrayLike) -> Own:
        """Return what a vector (..., tangent_dim) of the tangent space leads to."""

    @classmethod
    @abstractmethod
    def sample_uniform(
        cls: type[Own],
        rng: np.random.Generator,
        batch_axes: tuple[int, ...] = (),
        dtype: DTypeLike = np.float64,
    ) -> Own:
        """Return random ones: rotations evenly, translations from -1 to 1 on each axis."""

    @abstractmethod
    def as_matrix(self) -> Array:
        """Return matrices (..., matrix_dim, matrix_dim)."""

    @abstractmethod
    def parameters(self) -> Array:
        """Return the numbers that are kept, (..., parameters_dim)."""

    @abstractmethod
    def apply(self, target: ArrayLike) -> Array:
        """Return where points (..., space_dim) come to."""

    @abstractmethod
    def multiply(self: Own, other: Own) -> Own:
        """Return what ``other`` does first and this does after it."""

    @abstractmethod
    def inverse(self: Own) -> Own:
        """Return what undoes it."""

    @abstractmethod
    def log(self) -> Array:
        """Return the vector (..., tangent_dim) whose ``exp`` it is; its angle is at most pi."""

    @abstractmethod
    def adjoint(self) -> Array:
        """Return (..., tangent_dim, tangent_dim): tangents in the child to the parent."""

    @abstractmethod
    def normalize(self: Own) -> Own:
        """Return it with its rotation of length one again."""

    def get_batch_axes(self) -> tuple[int, ...]:
        """Return the shape of the batch, () for one transform."""
        return self.parameters().shape[:-1]


class SOBase(MatrixLieGroup):
    """Rotations."""


class SEBase(MatrixLieGroup, Generic[Turn]):
    """Rigid motions: a rotation, then a translation."""

    @classmethod
    @abstractmethod
    def from_rotation_and_translation(
        cls: type[Motion], rotation: Turn, translation: ArrayLike
    ) -> Motion:
        """Return what turns first and moves by ``translation`` (..., space_dim) then."""

    @classmethod
    def from_rotation(cls: type[Motion], rotation: Turn) -> Motion:
        """Return what only turns."""
        still = np.zeros(cls.space_dim, rotation.parameters().dtype)
        return cls.from_rotation_and_translation(rotation, still)

    @classmethod
    @abstractmethod
    def from_translation(cls: type[Motion], translation: ArrayLike) -> Motion:
        """Return what only moves, by (..., space_dim)."""

    @abstractmethod
    def rotation(self) -> Turn:
        """Return how it turns."""

    @abstractmethod
    def translation(self) -> Array:
        """Return where the origin comes to, (..., space_dim)."""

    def apply(self, target: ArrayLike) -> Array:
        """Return where points (..., space_dim) come to."""
        return self.rotation().apply(target) + self.translation()

    def multiply(self: Motion, other: Motion) -> Motion:
        """Return what ``other`` does first and this does after it."""
        return self.from_rotation_and_translation(
            self.rotation().multiply(other.rotation()), self.apply(other.translation())
        )

    def inverse(self: Motion) -> Motion:
        """Return what undoes it."""
        back = self.rotation().inverse()
        return self.from_rotation_and_translation(back, -back.apply(self.translation()))

    def normalize(self: Motion) -> Motion:
        """Return it with its rotation of length one again."""
        return self.from_rotation_and_translation(self.rotation().normalize(), self.translation())
