# SPDX-License-Identifier: Apache-2.0
"""What the handles of things that are drawn in many places have in common."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal, TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray

from .. import checks
from .node import SceneNodeHandle
from .node_state import Part, Parts
from .prop import Prop

Lod: TypeAlias = Literal['auto', 'off'] | tuple[tuple[float, float], ...]
MOST_LEVELS = 8
PLACES = 'instances'
"""The slot of the arrays that have a row for each place."""


def positions(name: str, value: ArrayLike) -> NDArray[np.float32]:
    """Return (N, 3) metres."""
    return checks.rows(name, value, 3)


def rotations(name: str, value: ArrayLike) -> NDArray[np.float32]:
    """Return unit quaternions x y z w of (N, 4) that are w x y z, none of length zero."""
    found = checks.rows(name, value, 4, np.float64)
    lengths = np.linalg.norm(found, axis=1)
    if len(lengths) and lengths.min() < 1e-9:
        raise ValueError(f'{name}[{lengths.argmin()}] is a quaternion of length zero')
    unit: NDArray[np.float32]
    unit = np.roll(found / lengths[:, None], -1, axis=1).astype(np.float32)
    unit.flags.writeable = False
    return unit


def scales(name: str, value: ArrayLike | None) -> NDArray[np.float32]:
    """Return (N, 3) of (N,) or (N, 3); none of None."""
    if value is None:
        return np.zeros((0, 3), np.float32)
    found = checks.array(name, value, None)
    if found.ndim == 1:
        found = np.repeat(found[:, None], 3, axis=1)
    return checks.rows(name, found, 3)


def one_or_many_colors(name: str, value: ArrayLike) -> NDArray[np.uint8]:
    """Return (N, 3), or (1, 3) of one for all."""
    found = checks.colors(name, value)
    if found.ndim > 2:
        raise ValueError(f'{name} must have shape (3,) or (N, 3), not {found.shape}')
    rows: NDArray[np.uint8] = np.array(found.reshape(-1, 3))
    rows.flags.writeable = False
    return rows


def opacities(name: str, value: ArrayLike | None) -> NDArray[np.float32]:
    """Return (N,) of numbers 0..1; none of None."""
    found = checks.rows(name, () if value is None else value, 1)
    if len(found) and not (found.min() >= 0.0 and found.max() <= 1.0):
        raise ValueError(f'{name} must be from 0 to 1; it is {found.min()} to {found.max()}')
    return found


def lod(name: str, value: Lod) -> Any:
    """Return the levels as a list of pairs, or the word."""
    if isinstance(value, str):
        if value not in ('auto', 'off'):
            raise ValueError(f"{name} must be 'auto', 'off' or (distance, ratio) pairs")
        return value
    found = checks.array(name, value)
    if found.ndim != 2 or found.shape[1] != 2 or not 0 < len(found) <= MOST_LEVELS:
        raise ValueError(
            f"{name} must be 'auto', 'off' or 1 to {MOST_LEVELS} (distance, ratio) pairs"
        )
    return [
        (checks.positive(f'{name} distance', d), checks.fraction(f'{name} ratio', r))
        for d, r in found.tolist()
    ]


def _none_if_empty(rows: NDArray[Any]) -> NDArray[Any] | None:
    return rows if len(rows) else None


class InstancesHandle(SceneNodeHandle):
    """
    A thing drawn in many places; moving them does not send its shape again.

    The arrays read as arrays that cannot be written to. While their numbers of rows do not agree
    pages keep what they showed: assign all, or ``update(batched_positions=..., ...)`` at once.
    """

    _kept_back = False
    batched_wxyzs: Prop[ArrayLike, NDArray[np.float32]] = Prop(
        rotations, field='orientations', read=lambda xyzw: np.roll(xyzw, 1, axis=1)
    )
    """(N, 4) quaternions in the node, w first."""
    batched_positions = Prop(positions, field='positions')
    """(N, 3) metres in the node."""
    batched_scales: Prop[ArrayLike | None, NDArray[np.float32] | None] = Prop(
        scales, field='scales', read=_none_if_empty
    )
    """(N,) or (N, 3); None for 1."""

    def _settled(self, parts: Parts) -> Parts:
        problem = self._disagreement(parts)
        if problem and not self._shown:
            raise ValueError(problem)
        return parts

    def _tell(self, parts: Parts, changed: Sequence[Part]) -> None:
        """Keep the places back while they disagree."""
        rest = [part for part in changed if part.SLOT != PLACES]
        if self._disagreement(parts):
            self._kept_back = True
        elif self._kept_back or len(rest) < len(changed):
            self._kept_back = False
            rest.append(parts[PLACES])
        if rest:
            super()._tell(parts, rest)

    @staticmethod
    def _disagreement(parts: Parts) -> str:
        """Return which arrays are not as many as the positions, '' for none."""
        places: Any = parts[PLACES]
        count = len(places.positions)
        said = {
            'batched_wxyzs': len(places.orientations),
            'batched_scales': len(places.scales) or count,
            'batched_opacities': len(getattr(places, 'opacities', ())) or count,
        }
        colors = len(getattr(places, 'colors', ()))
        if colors > 1:
            said['batched_colors'] = colors
        for name, found in said.items():
            if found != count:
                return (
                    f'{name} has {found} rows, batched_positions has {count}: as many are needed'
                )
        return ''
