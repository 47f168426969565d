# SPDX-License-Identifier: Apache-2.0
"""Many nodes placed at once, by columns."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ...wire.scene import NodePlacement, with_columns
from .. import checks
from .node import SceneNodeHandle
from .scene_base import SceneBase


class Places(SceneBase):
    """Places many nodes at once."""

    def place(
        self,
        nodes: Iterable[SceneNodeHandle | str],
        *,
        position: ArrayLike | None = None,
        wxyz: ArrayLike | None = None,
        scale: ArrayLike | None = None,
        visible: ArrayLike | None = None,
    ) -> None:
        """
        Place, turn, scale, show or hide many nodes at once: a row for each, seen in one picture.

        As if each were assigned to each handle within ``atomic()``, at a fraction of the cost.
        ``nodes`` are N handles or names of this scene; ``position`` is (N, 3), metres, ``wxyz``
        (N, 4), quaternions with w first, ``scale`` (N,) or (N, 3), ``visible`` (N,) of bools; what
        is None stays. Raises TypeError or ValueError that name the argument and the row,
        RuntimeError for a node that was removed; nothing has changed then.
        """
        handles = self._given(nodes)
        count = len(handles)
        columns: dict[str, NDArray[np.float64]] = {}
        if position is not None:
            columns['position'] = _numbers('position', position, (count, 3))
        if wxyz is not None:
            columns['orientation'] = _turns(_numbers('wxyz', wxyz, (count, 4)))
        if scale is not None:
            for i, handle in enumerate(handles):
                if type(handle).scale is not SceneNodeHandle.scale:
                    raise ValueError(
                        f'nodes[{i}]: {handle.name!r} has a scale that is not of its place: assign'
                        ' to its own `scale`'
                    )
            columns['scale'] = _scales(scale, count)
        if visible is not None:
            columns['visible'] = _flags(visible, count)
        if handles and columns:
            with self._publisher.atomic():
                _place(handles, columns, self._publisher.places(self._layer))

    def _given(self, nodes: Iterable[SceneNodeHandle | str]) -> list[SceneNodeHandle]:
        if isinstance(nodes, (str, SceneNodeHandle)) or not isinstance(nodes, Iterable):
            raise TypeError(f'nodes must be several handles or names, not {checks.shown(nodes)}')
        found = []
        for i, node in enumerate(nodes):
            handle = node if isinstance(node, SceneNodeHandle) else self._named(i, node)
            if handle._scene is not self:
                raise ValueError(f'nodes[{i}]: {handle.name!r} is a node of another scene')
            if handle._live.ended:
                raise RuntimeError(f'nodes[{i}]: the scene node {handle.name!r} was removed')
            found.append(handle)
        return found

    def _named(self, i: int, node: str) -> SceneNodeHandle:
        found = self._nodes.get(checks.node_name(f'nodes[{i}]', node))
        if found is None:
            raise ValueError(f'nodes[{i}]: there is no node {node!r}')
        return found


def _place(
    handles: Sequence[SceneNodeHandle],
    columns: Mapping[str, NDArray[np.float64]],
    tell: Callable[[NodePlacement], bool],
) -> None:
    """Put each where its row says; what was changed meanwhile keeps the rest of that change."""
    slot = NodePlacement.SLOT
    before = [handle._placement for handle in handles]
    after = with_columns(before, columns)
    for i, (handle, old, new) in enumerate(zip(handles, before, after, strict=True)):
        if not handle._live.swap(slot, old, new, tell):
            row = {name: column[i].tobytes() for name, column in columns.items()}
            handle._live.assign(slot, row)


def _numbers(name: str, value: ArrayLike, *shapes: tuple[int, ...]) -> NDArray[np.float64]:
    """Return finite float64 of one of these shapes."""
    found = checks.array(name, value)
    if found.shape not in shapes:
        wanted = ' or '.join(map(str, shapes))
        raise ValueError(
            f'{name} must have shape {wanted}, a row for each node, not {found.shape}'
        )
    _all(name, np.isfinite(found), found, 'must be finite numbers, not {}')
    return found


def _turns(wxyz: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return unit quaternions x y z w."""
    most = np.abs(wxyz).max(axis=1, keepdims=True)
    _all('wxyz', most >= 1e-9, wxyz, 'is a quaternion of length zero: {}')
    near_one = wxyz / most  # the squares of what is very long would be infinite
    return np.roll(near_one / np.linalg.norm(near_one, axis=1, keepdims=True), -1, axis=1)


def _scales(scale: ArrayLike, count: int) -> NDArray[np.float64]:
    found = _numbers('scale', scale, (count,), (count, 3))
    _all('scale', found != 0.0, found, 'must not be 0 along an axis, but is {}')
    return found if found.ndim == 2 else np.repeat(found[:, None], 3, axis=1)


def _flags(visible: ArrayLike, count: int) -> NDArray[np.float64]:
    found = np.asarray(visible)
    if found.dtype != np.bool_ and found.size:
        raise TypeError(f'visible must be bools, not {checks.shown(visible)}')
    if found.shape != (count,):
        raise ValueError(
            f'visible must have shape {(count,)}, one for each node, not {found.shape}'
        )
    return found.astype(np.float64)


def _all(name: str, good: NDArray[np.bool_], found: NDArray[Any], text: str) -> None:
    """Raise ValueError that names the first row that is not good."""
    if not good.all():
        row = int(np.argmin(good.reshape(len(found), -1).all(axis=1)))
        raise ValueError(f'{name}[{row}] ' + text.format(found[row].tolist()))
