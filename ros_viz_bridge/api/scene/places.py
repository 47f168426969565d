# SPDX-License-Identifier: Apache-2.0
"""Many nodes placed at once, by columns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ...wire.scene import NodePlacement
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
        handles = self._handles(nodes)
        count = len(handles)
        columns: dict[str, Sequence[Any]] = {}
        if position is not None:
            columns['position'] = _rows(_numbers('position', position, (count, 3)))
        if wxyz is not None:
            columns['orientation'] = _rows(_turns(_numbers('wxyz', wxyz, (count, 4))))
        if scale is not None:
            for i, handle in enumerate(handles):
                if type(handle).scale is not SceneNodeHandle.scale:
                    raise ValueError(
                        f'nodes[{i}]: {handle.name!r} has a scale that is not of its place: assign'
                        ' to its own `scale`'
                    )
            columns['scale'] = _rows(_scales(scale, count))
        if visible is not None:
            columns['visible'] = _flags(visible, count)
        with self._publisher.atomic():
            for handle, row in zip(handles, zip(*columns.values(), strict=True), strict=False):
                handle._live.assign(NodePlacement.SLOT, dict(zip(columns, row, strict=True)))

    def _handles(self, nodes: Iterable[SceneNodeHandle | str]) -> list[SceneNodeHandle]:
        if isinstance(nodes, (str, SceneNodeHandle)) or not isinstance(nodes, Iterable):
            raise TypeError(f'nodes must be several handles or names, not {checks.shown(nodes)}')
        return [self._handle(f'nodes[{i}]', node) for i, node in enumerate(nodes)]

    def _handle(self, name: str, node: SceneNodeHandle | str) -> SceneNodeHandle:
        if isinstance(node, SceneNodeHandle):
            if node._scene is not self:
                raise ValueError(f'{name}: {node.name!r} is a node of another scene')
            if node.removed:
                raise RuntimeError(f'{name}: the scene node {node.name!r} was removed')
            return node
        found = self._nodes.get(checks.node_name(name, node))
        if found is None:
            raise ValueError(f'{name}: there is no node {node!r}')
        return found


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
    lengths = np.linalg.norm(wxyz, axis=1, keepdims=True)
    _all('wxyz', lengths >= 1e-9, wxyz, 'is a quaternion of length zero: {}')
    return np.roll(wxyz / lengths, -1, axis=1)


def _scales(scale: ArrayLike, count: int) -> NDArray[np.float64]:
    found = _numbers('scale', scale, (count,), (count, 3))
    _all('scale', found != 0.0, found, 'must not be 0 along an axis, but is {}')
    return found if found.ndim == 2 else np.repeat(found[:, None], 3, axis=1)


def _flags(visible: ArrayLike, count: int) -> list[bool]:
    found = np.asarray(visible)
    if found.dtype != np.bool_ and found.size:
        raise TypeError(f'visible must be bools, not {checks.shown(visible)}')
    if found.shape != (count,):
        raise ValueError(
            f'visible must have shape {(count,)}, one for each node, not {found.shape}'
        )
    flags: list[bool] = found.tolist()
    return flags


def _all(name: str, good: NDArray[np.bool_], found: NDArray[Any], text: str) -> None:
    """Raise ValueError that names the first row that is not good."""
    if not good.all():
        row = int(np.argmin(good.reshape(len(found), -1).all(axis=1)))
        raise ValueError(f'{name}[{row}] ' + text.format(found[row].tolist()))


def _rows(found: NDArray[np.float64]) -> list[tuple[float, ...]]:
    return list(map(tuple, found.tolist()))
