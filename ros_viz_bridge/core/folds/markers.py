# SPDX-License-Identifier: Apache-2.0
"""Fold of ``Markers``: all markers of a topic, latest per (namespace, id)."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from ...wire.markers import Markers
from .marker_check import check
from .marker_columns import join, take
from .marker_keys import KeyTable, survivors

CHAIN_ROWS = 4096
CHAIN_LENGTH = 256
CHAIN_BYTES = 8 * 1024 * 1024
"""Deltas are kept as they came until they are more than this, or than the state itself."""
IMAGES = 256
IMAGE_BYTES = 64 * 1024 * 1024
"""So many embedded textures are kept, and bytes of them; the one longest not sent goes first."""
SPARE_NAMESPACES = 1024
"""So many names of namespaces without markers are remembered."""


class MarkersFold:
    """
    A state and a chain of deltas not yet applied.

    Adding is cheap: a delta joins the chain, and the chain is folded in one vectorised pass when
    somebody asks for the state, or when it has grown as large as the state. A delta with the keys
    of the state in their order *is* the new state. What has expired goes whenever the chain is
    folded.
    """

    def __init__(self) -> None:
        self._keys = KeyTable()
        self._state: Markers | None = None
        self._state_keys: NDArray[np.int64] = np.zeros(0, np.int64)
        self._chain: list[Markers] = []
        self._chain_rows = 0
        self._bytes = self._chain_bytes = 0
        self._images: dict[str, NDArray[np.uint8]] = {}

    @property
    def nbytes(self) -> int:
        """Roughly how large the folded message is."""
        return self._bytes + self._chain_bytes

    def add(self, delta: Markers, time: float = 0.0) -> None:
        """Take a delta. Raises ValueError for one whose columns do not fit each other."""
        check(delta)
        self._keep_images(delta)
        if self._replaces(delta):
            self._state, self._bytes = delta, _size(delta)
            return
        self._chain.append(delta)
        self._chain_rows += len(delta.ns) + len(delta.deleted_id)
        self._chain_bytes += _size(delta)
        held = 0 if self._state is None else len(self._state.ns)
        if (
            self._chain_rows > max(CHAIN_ROWS, held)
            or self._chain_bytes > max(CHAIN_BYTES, self._bytes)
            or len(self._chain) > CHAIN_LENGTH
        ):
            self._fold(time)

    def state(self, time: float) -> Markers:
        """
        Return all markers that have not expired at ROS time ``time``.

        Whoever receives it forgets all others.
        """
        return self._with_images(self._fold(time))

    def forget_dynamic(self, *, latched: bool) -> bool:
        """
        Time jumped.

        Markers are gone until they are published again, unless their publisher latches them.
        """
        return latched

    def _replaces(self, delta: Markers) -> bool:
        """Tell whether the delta is the new state: the same keys in order, and no more."""
        if delta.clear_all:
            return False
        quiet = not (len(delta.cleared) or len(delta.deleted_id) or self._chain)
        return quiet and np.array_equal(self._keys.of(delta), self._state_keys)

    def _fold(self, time: float) -> Markers:
        """Apply the chain, and leave out what has expired."""
        state = self._state if self._state is not None and not self._chain else self._joined()
        alive = (state.expires == 0) | (state.expires > time)
        if not alive.all():
            rows = np.flatnonzero(alive)
            state = take(state, rows)
            self._state_keys = self._state_keys[rows]
        self._state, self._bytes = state, _size(state)
        if len(self._keys) > len(state.namespaces) + SPARE_NAMESPACES:
            self._keys = KeyTable()  # most of them are gone for good
            self._state_keys = self._keys.of(state)
        return state

    def _joined(self) -> Markers:
        """Return the state with the chain applied, and let the chain go."""
        parts = [*self._chain] if self._state is None else [self._state, *self._chain]
        if not parts:
            raise ValueError('a fold of markers without any message has no state')
        keys, rows = survivors(parts, self._keys)
        joined = join([take(part, chosen) for part, chosen in zip(parts, rows, strict=True)])
        self._state_keys = keys
        self._chain.clear()
        self._chain_rows = self._chain_bytes = 0
        return replace(joined, display=parts[-1].display, key=parts[-1].key)

    def _keep_images(self, delta: Markers) -> None:
        if len(delta.image_offsets) == 0:
            return
        ends = delta.image_offsets.tolist()
        for i, name in enumerate(delta.texture_names):
            if ends[i + 1] > ends[i]:
                self._images.pop(name, None)
                self._images[name] = delta.images[ends[i] : ends[i + 1]].copy()
        size = sum(image.nbytes for image in self._images.values())
        while len(self._images) > IMAGES or (size > IMAGE_BYTES and len(self._images) > 1):
            size -= self._images.pop(next(iter(self._images))).nbytes

    def _with_images(self, state: Markers) -> Markers:
        """
        Return the state as a message that needs nothing sent before.

        It clears, and brings its images.
        """
        names = list(dict.fromkeys([*state.texture_names, *self._images]))
        if not names:
            return replace(
                state, clear_all=True, cleared=_NONE, deleted_ns=_NONE, deleted_id=_NO_ID
            )
        none = np.zeros(0, np.uint8)
        files = [self._images.get(name, none) for name in names]
        ends = np.cumsum([0, *(len(file) for file in files)])
        return replace(
            state,
            clear_all=True,
            cleared=_NONE,
            deleted_ns=_NONE,
            deleted_id=_NO_ID,
            texture_names=names,
            images=np.concatenate([none, *files]),
            image_offsets=ends.astype(np.uint32),
        )


def _size(part: Markers) -> int:
    return 128 * len(part.ns) + part.points.nbytes + part.colors.nbytes + part.uvs.nbytes


_NONE = np.zeros(0, np.uint32)
_NO_ID = np.zeros(0, np.int32)
