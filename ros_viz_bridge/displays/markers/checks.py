# SPDX-License-Identifier: Apache-2.0
"""Which markers cannot be shown, which look wrong, and why."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..common.findings import Findings, not_finite
from .rows import (
    ADD,
    ARROW,
    ARROW_STRIP,
    DELETE,
    DELETEALL,
    LINE_LIST,
    Lists,
    MarkerRows,
    MESH_RESOURCE,
    TRIANGLE_LIST,
    TYPES,
)

Array = NDArray[Any]

TAKES_POINTS = np.array([1, 0, 0, 0, 1, 1, 1, 1, 1, 0, 0, 1, 1], np.bool_)
TAKES_COLORS = np.array([0, 0, 0, 0, 1, 1, 1, 1, 1, 0, 0, 1, 1], np.bool_)
NEEDS_POINTS = TAKES_COLORS
"""By type; the arrow is the one that can do with or without points, and has one colour."""

SCALE_USED = np.array(
    [[1, 1, 1]] * 4 + [[1, 0, 0]] * 2 + [[1, 1, 1]] * 2 + [[1, 1, 0], [0, 0, 1]]
    + [[1, 1, 1]] * 2 + [[1, 1, 0]],
    np.bool_,
)  # fmt: skip
"""(13, 3) by type: the components of scale that must not be zero."""

NORM_TOLERANCE = 0.1


def check(rows: MarkerRows, *, framed: bool = True) -> Findings:
    """
    Return the findings about ``rows``: ``good`` are the markers that can be added.

    ``framed`` are markers that must name their frame.
    """
    known = (rows.action == ADD) | (rows.action == DELETE) | (rows.action == DELETEALL)
    findings = Findings(np.ones(len(rows), np.bool_), name=rows.name)
    if not known.all():
        findings.refuse(
            ~known,
            lambda i: f'action {rows.action[i]} is unknown: 0 adds, 2 deletes, 3 deletes all',
        )
    findings.good = findings.good & (rows.action == ADD)
    findings.refuse(
        (rows.type < 0) | (rows.type >= TYPES),
        lambda i: f'type {rows.type[i]} is unknown: known are 0 (ARROW) to 12 (ARROW_STRIP)',
    )
    if framed and '' in rows.frame_names:
        nameless = rows.frame_names.index('')
        findings.refuse(rows.frame == nameless, 'header.frame_id is empty')
    for name in ('pose', 'scale', 'color'):
        bad = not_finite(getattr(rows, name))
        findings.refuse(bad, f'{name} holds NaN or infinity')
    for name in ('points', 'colors'):
        lists: Lists = getattr(rows, name)
        bad = not_finite(lists.values)
        if bad.any():
            findings.refuse(lists.count(bad) > 0, f'{name} hold NaN or infinity')
    return findings


def check_points(rows: MarkerRows, kind: Array, findings: Findings) -> Array:
    """Return (n,) how many points of each marker are drawn; ``kind`` (n,) is its type, or 0."""
    counts = rows.points.counts
    if not counts.any() and not NEEDS_POINTS[kind].any():
        return counts
    findings.refuse(
        (kind == ARROW) & (counts == 1), 'an ARROW has two points or none, this one has one'
    )
    findings.refuse(
        (kind == LINE_LIST) & (counts % 2 == 1),
        lambda i: f'a LINE_LIST has two points for each line, this one has {counts[i]}',
    )
    findings.refuse(
        (kind == TRIANGLE_LIST) & (counts % 3 != 0),
        lambda i: f'a TRIANGLE_LIST has three points for each triangle, this one has {counts[i]}',
    )
    findings.warn(NEEDS_POINTS[kind] & (counts == 0), 'there are no points: nothing is drawn')
    findings.warn(
        (kind == ARROW_STRIP) & (counts == 1), 'an ARROW_STRIP of one point has no arrow'
    )
    findings.warn(
        (kind == ARROW) & (counts > 2),
        lambda i: f'an ARROW has two points; the other {counts[i] - 2} are ignored',
    )
    drawn = np.where(TAKES_POINTS[kind], counts, 0)
    return np.where(kind == ARROW, np.minimum(drawn, 2), drawn)


def check_colors(rows: MarkerRows, kind: Array, points: Array, findings: Findings) -> Array:
    """Return (n,) how many colours of each marker are used; ``points`` (n,): those it has."""
    given = rows.colors.counts
    if not given.any():
        return given
    given = np.where(TAKES_COLORS[kind], given, 0)
    fits = (given == points) | ((kind == TRIANGLE_LIST) & (given * 3 == points))
    findings.warn(
        (given > 0) & ~fits,
        lambda i: f'{given[i]} colors for {points[i]} points: the colors are ignored',
    )
    return np.where(fits, given, 0)


def check_looks(
    rows: MarkerRows, kind: Array, norms: Array, colors: Array, findings: Findings
) -> None:
    """Warn of what can hardly be what was meant; ``colors`` (n,) are the colours in use."""
    if (np.abs(norms - 1.0) > NORM_TOLERANCE).any():
        findings.warn(norms == 0.0, 'pose.orientation is all zero: taken for no rotation')
        findings.warn(
            (norms != 0.0) & (np.abs(norms - 1.0) > NORM_TOLERANCE),
            lambda i: f'pose.orientation has length {norms[i]:.3g}: made a unit quaternion',
        )
    if not rows.scale.all():
        flat = ((rows.scale == 0.0) & SCALE_USED[kind]).any(axis=1)
        findings.warn(
            flat & ~((kind == ARROW) & (rows.points.counts > 0) & rows.scale[:, :2].all(axis=1)),
            lambda i: 'scale is 0 in ' + ', '.join(_zero_axes(rows, kind, i)),
        )
    visible = rows.color[:, 3] != 0.0
    opaque = rows.colors.values[:, 3] != 0.0
    if not (visible.all() and opaque.all()):
        visible = np.where(colors > 0, rows.colors.count(opaque) > 0, visible)
        own_materials = (kind == MESH_RESOURCE) & rows.columns.mesh_use_embedded_materials
        findings.warn(~(visible | own_materials), 'alpha is 0: it cannot be seen')


def _zero_axes(rows: MarkerRows, kind: Array, row: int) -> list[str]:
    used = SCALE_USED[kind[row]]
    return [axis for i, axis in enumerate('xyz') if used[i] and rows.scale[row, i] == 0.0]
