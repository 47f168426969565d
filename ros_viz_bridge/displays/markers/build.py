# SPDX-License-Identifier: Apache-2.0
"""Markers of a ROS message to one Markers message, in a few numpy passes over all of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ...cdr import Columns
from ...wire.display import StatusItem
from ...wire.markers import Markers
from ...wire.schema import layout
from ..base import Source
from ..common import quaternions
from ..common.findings import Findings
from ..common.header import only_used, seconds
from .actions import Outcome, reduce_actions
from .checks import check, check_colors, check_looks, check_points
from .media import check_meshes, mesh_columns, text_columns, texture_columns
from .rows import expiry, Lists, MarkerRows, read_rows, TYPES

Array = NDArray[Any]

_COLUMNS = dict(layout(Markers))


def convert_markers(markers: Columns, source: Source) -> Iterator[Markers | StatusItem]:
    """
    Return what the markers change, and a StatusItem for each that is refused or looks wrong.

    The rules are those of RViz. A marker that is refused leaves the one it would have replaced.
    """
    if not len(markers):
        return
    rows = read_rows(markers)
    looked = look_over(rows, check(rows))
    findings = looked.findings
    outcome = reduce_actions(rows, findings.good)
    findings.warn(outcome.duplicate, 'there is another of this namespace and id in the same array')
    yield from findings.items
    columns: dict[str, Any] = {}
    if outcome.added.any():
        columns = looked.columns(outcome.added, expires=expiry(rows, source.received))
    elif not (outcome.clear_all or outcome.cleared.size or outcome.deleted.any()):
        return
    yield _message(rows, outcome, columns, source.display)


@dataclass(frozen=True)
class LookedOver:
    """n markers and what was found about them."""

    rows: MarkerRows
    findings: Findings
    points: Array
    """(n,) how many points of each are drawn; ``colors`` and ``uv_counts`` likewise."""
    colors: Array
    norms: Array
    """(n,) lengths of the quaternions."""
    textures: dict[str, Any]
    uvs: Lists | None
    uv_counts: Array

    def columns(self, shown: Array, *, expires: Array) -> dict[str, Any]:
        """Return the columns of ``Markers`` of the rows of mask ``shown`` (n,), of which some."""
        rows = self.rows
        columns = _plain_columns(rows, shown, self.norms, expires)
        columns |= _list_columns('point', rows.points, self.points, shown)
        columns |= _list_columns('color', rows.colors, self.colors, shown)
        if self.uvs is not None:
            columns |= _list_columns('uv', self.uvs, self.uv_counts, shown)
            columns |= self.textures
            columns['texture'] = self.textures['texture'][shown]
        return columns | text_columns(rows, shown) | mesh_columns(rows, shown)


def look_over(rows: MarkerRows, findings: Findings) -> LookedOver:
    """Return ``rows`` with all that is wrong with them, ``findings`` being what is so far."""
    kind = np.where((rows.type >= 0) & (rows.type < TYPES), rows.type, 0)
    points = check_points(rows, kind, findings)
    colors = check_colors(rows, kind, points, findings)
    check_meshes(rows, kind, findings)
    norms = quaternions.lengths(rows.pose)
    check_looks(rows, kind, norms, colors, findings)
    textures, uvs, uv_counts = texture_columns(rows, kind, points, findings)
    return LookedOver(rows, findings, points, colors, norms, textures, uvs, uv_counts)


def _message(rows: MarkerRows, outcome: Outcome, columns: dict[str, Any], display: str) -> Markers:
    namespaces, frames = rows.ns_names, rows.frame_names
    shown, deleted, cleared = outcome.added, rows.ns[outcome.deleted], outcome.cleared
    if not shown.all():
        # Those that are gone, or were refused, shall not name a namespace or a frame.
        namespaces, (ns, deleted, cleared) = only_used(
            namespaces, rows.ns[shown], deleted, cleared
        )
        frames, (frame,) = only_used(frames, rows.frame[shown])
        columns = {**columns, 'ns': ns, 'frame': frame}
    columns |= {'cleared': cleared, 'deleted_ns': deleted, 'deleted_id': rows.id[outcome.deleted]}
    return Markers(
        display=display,
        key=display,
        namespaces=namespaces,
        frames=frames,
        clear_all=outcome.clear_all,
        **as_declared(columns),
    )


def as_declared(columns: dict[str, Any]) -> dict[str, Any]:
    """Return columns in the number types that ``Markers`` declares; lists of names as they are."""
    declared = {}
    for name, value in columns.items():
        column = _COLUMNS[name]
        declared[name] = value if column is None else value.astype(column.dtype, copy=False)
    return declared


def _plain_columns(rows: MarkerRows, shown: Array, norms: Array, expires: Array) -> dict[str, Any]:
    columns = {
        'ns': rows.ns,
        'id': rows.id,
        'type': rows.type,
        'frame': rows.frame,
        'frame_locked': rows.columns.frame_locked,
        'stamp': seconds(rows.columns.header.stamp),
        'expires': expires,
        'pose': rows.pose,
        'scale': rows.scale,
        'color': rows.color,
    }
    if not shown.all():
        columns = {name: column[shown] for name, column in columns.items()}
        norms = norms[shown]
    columns['pose'] = quaternions.normalised(columns['pose'], norms)
    columns['color'] = _within_one(columns['color'])
    return columns


def _list_columns(name: str, lists: Lists, used: Array, shown: Array) -> dict[str, Any]:
    """Return values and offsets of the shown rows, the first ``used`` values of each."""
    lengths = used[shown]
    total = int(lengths.sum())
    if not total:
        return {}
    offsets = np.concatenate(([0], np.cumsum(lengths)))
    values = lists.values
    if total != len(values):
        starts = lists.offsets[:-1][shown]
        values = values[np.repeat(starts - offsets[:-1], lengths) + np.arange(total)]
    if name == 'color':
        values = _within_one(values)
    return {f'{name}s': values, f'{name}_offsets': offsets}


def _within_one(colors: Array) -> Array:
    """Return colours clipped to 0..1, the same array where they are already."""
    if not colors.size or (colors.min() >= 0.0 and colors.max() <= 1.0):
        return colors
    return np.clip(colors, 0.0, 1.0)
