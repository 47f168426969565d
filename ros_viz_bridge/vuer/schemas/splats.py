# SPDX-License-Identifier: Apache-2.0
"""Gaussian splats of files."""

from __future__ import annotations

import functools
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .element import Plan
from .place import matrix_of, SceneElement

RECORD = np.dtype([('place', '<f4', 3), ('scale', '<f4', 3), ('rgba', 'u1', 4), ('turn', 'u1', 4)])
UP = np.array([1.0, -1.0, 1.0])
"""The files have y down, the scenes that they are shown in have it up."""


class Splat(SceneElement):
    """A .splat file: ``src`` is it, its address below /workspace/, or its bytes."""

    tag = 'Splat'
    PROPERTIES = frozenset(('src', 'buff', 'up'))

    def _plan(self) -> Plan:
        what = f'{self.tag} {self.key!r}'
        src = self._get('buff', None) or self._get('src', None)
        data = self._workspace.content(src, what)
        if len(data) % RECORD.itemsize or not data:
            raise ValueError(
                f'{what}: a .splat file has {RECORD.itemsize} bytes for each splat,'
                f' not {len(data)} in all'
            )
        return Plan('add_gaussian_splats', {**gaussians(data), **self._place()})


class LumaSplats(Splat):
    """The same."""

    tag = 'LumaSplats'


class SparkSplats(Splat):
    """The same."""

    tag = 'SparkSplats'


@functools.lru_cache(4)
def gaussians(data: bytes) -> dict[str, NDArray[Any]]:
    """Return centers, covariances, rgbs and opacities of a .splat file, y up."""
    rows = np.frombuffer(data, RECORD)
    w, x, y, z = ((rows['turn'].astype(np.float64) - 128.0) / 128.0).T
    turn = np.stack([x, y, z, w], -1)
    length = np.linalg.norm(turn, axis=1, keepdims=True)
    unit = np.divide(turn, length, out=np.tile([0.0, 0.0, 0.0, 1.0], (len(rows), 1)),
                     where=length > 0.0)  # fmt: skip
    axes = UP[:, None] * matrix_of(unit) * rows['scale'][:, None, :].astype(np.float64)
    return {
        'centers': (rows['place'] * UP).astype(np.float32),
        'covariances': (axes @ axes.transpose(0, 2, 1)).astype(np.float32),
        'rgbs': np.ascontiguousarray(rows['rgba'][:, :3]),
        'opacities': np.ascontiguousarray(rows['rgba'][:, 3:]),
    }
