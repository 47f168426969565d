# SPDX-License-Identifier: Apache-2.0
"""Fold of ``Transforms``: the latest transform of every child frame, in columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ...wire.tf import Transforms

LAYOUTS = 64
"""So many broadcasters' layouts are remembered; each repeats its own, message after message."""
MOST = 10_000
"""Frames kept. Whoever makes up ever new names pushes out those that were silent for longest."""

Indices = NDArray[np.int64]
Rows = Indices | slice
Layout = tuple[Rows, Indices]


class TransformsFold:
    """
    Rows are child frames, in order of first appearance.

    Row i of ``_parent`` indexes ``_names``.
    """

    def __init__(self) -> None:
        self._display = self._key = ''
        self._names: list[str] = []
        self._name_ids: dict[str, int] = {}
        self._rows: dict[int, int] = {}
        self._layouts: dict[tuple[tuple[str, ...], bytes, bytes], Layout] = {}
        self._count = 0
        self._child = np.zeros(0, np.uint32)
        self._parent = np.zeros(0, np.uint32)
        self._stamp = np.zeros(0, np.float64)
        self._pose = np.zeros((0, 7), np.float64)
        self._static = np.zeros(0, np.uint8)
        # Number of the delta that told of it last.
        self._told = np.zeros(0, np.int64)
        self._deltas = 0

    @property
    def nbytes(self) -> int:
        """Roughly how large the folded message is."""
        return self._count * 96

    def add(self, delta: Transforms, time: float = 0.0) -> None:
        """Apply a delta; of two rows of one child the later one counts."""
        self._display, self._key = delta.display, delta.key
        rows, parents = self._layout(delta)
        self._parent[rows] = parents
        self._stamp[rows] = delta.stamp
        self._pose[rows] = delta.pose
        self._static[rows] = delta.static
        self._deltas += 1
        self._told[rows] = self._deltas
        if self._count > MOST or len(self._names) > 4 * MOST:
            self._forget_silent()

    def state(self, time: float) -> Transforms:
        """Return the latest of every child; transforms do not expire, the page fades them."""
        n = self._count
        return Transforms(
            self._display,
            self._key,
            list(self._names),
            self._child[:n].copy(),
            self._parent[:n].copy(),
            self._stamp[:n].copy(),
            self._pose[:n].copy(),
            self._static[:n].copy(),
        )

    def forget_dynamic(self, *, latched: bool) -> bool:
        """Keep only static transforms, latched or not; tell whether there are any."""
        self._keep(np.flatnonzero(self._static[: self._count]))
        return self._count > 0

    def _forget_silent(self) -> None:
        """Keep three quarters of ``MOST`` frames, and static ones rather than others."""
        n = self._count
        order = np.lexsort((self._told[:n], self._static[:n] != 0))
        self._keep(order[-MOST * 3 // 4 :])

    def _keep(self, rows: Indices) -> None:
        """Forget all but these rows, the names of others too."""
        state = self.state(0.0)
        rows = rows[np.argsort(self._told[rows], kind='stable')]
        child, parent = state.child[rows], state.parent[rows]
        used = np.unique(np.concatenate([child, parent]))
        place = np.zeros(len(state.names), np.uint32)
        place[used] = np.arange(len(used))
        self.__init__()  # type: ignore[misc]
        self.add(
            replace(
                state,
                names=[state.names[i] for i in used.tolist()],
                child=place[child],
                parent=place[parent],
                stamp=state.stamp[rows],
                pose=state.pose[rows],
                static=state.static[rows],
            )
        )
        self._deltas = self._count
        self._told[: self._count] = np.arange(self._count)

    def _layout(self, delta: Transforms) -> Layout:
        """Return the row of each transform of a delta, and the name index of its parent."""
        key = (tuple(delta.names), delta.child.tobytes(), delta.parent.tobytes())
        found = self._layouts.get(key)
        if found is None:
            if len(self._layouts) >= LAYOUTS:
                self._layouts.clear()
            names = np.array([self._name_id(name) for name in delta.names], np.int64)
            rows = [self._row(child) for child in names[delta.child].tolist()]
            found = self._layouts[key] = _rows(rows), names[delta.parent]
        return found

    def _name_id(self, name: str) -> int:
        found = self._name_ids.get(name)
        if found is None:
            found = self._name_ids[name] = len(self._names)
            self._names.append(name)
        return found

    def _row(self, child: int) -> int:
        found = self._rows.get(child)
        if found is None:
            found = self._rows[child] = self._count
            if found == len(self._child):
                self._grow()
            self._child[found] = child
            self._count += 1
        return found

    def _grow(self) -> None:
        size = max(64, 2 * len(self._child))

        def grown(array: NDArray[Any]) -> NDArray[Any]:
            larger = np.zeros((size, *array.shape[1:]), array.dtype)
            larger[: len(array)] = array
            return larger

        self._child, self._parent = grown(self._child), grown(self._parent)
        self._stamp, self._pose = grown(self._stamp), grown(self._pose)
        self._static, self._told = grown(self._static), grown(self._told)


def _rows(rows: list[int]) -> Rows:
    """Return rows to be written: one block where they are one."""
    if rows and rows == list(range(rows[0], rows[0] + len(rows))):
        return slice(rows[0], rows[0] + len(rows))
    return np.array(rows, np.int64)


def merge_transforms(deltas: Sequence[Transforms]) -> Transforms:
    """
    Return one delta with all rows of ``deltas``, in order.

    Every sample counts for the page's history.
    """
    ids: dict[str, int] = {}
    children: list[Any] = []
    parents: list[Any] = []
    for delta in deltas:
        table = np.array([ids.setdefault(name, len(ids)) for name in delta.names], np.uint32)
        children.append(table[delta.child])
        parents.append(table[delta.parent])
    return replace(
        deltas[0],
        names=list(ids),
        child=np.concatenate(children),
        parent=np.concatenate(parents),
        stamp=np.concatenate([delta.stamp for delta in deltas]),
        pose=np.concatenate([delta.pose for delta in deltas]),
        static=np.concatenate([delta.static for delta in deltas]),
    )
