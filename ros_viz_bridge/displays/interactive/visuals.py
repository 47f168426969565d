# SPDX-License-Identifier: Apache-2.0
"""What is drawn of interactive markers' controls: the rows of ordinary markers."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ...wire.display import StatusItem
from ..common.header import only_used
from ..markers.build import as_declared, look_over
from ..markers.checks import check
from ..markers.rows import ADD, read_rows
from .controls import Controls


def visual_columns(
    messages: Any, controls: Controls, names: list[str], used: NDArray[np.bool_]
) -> tuple[dict[str, Any], list[StatusItem]]:
    """
    Return the columns of ``InteractiveMarkers`` that rows have, and what is wrong with some.

    ``messages`` are ragged columns of visualization_msgs/msg/InteractiveMarkerControl, by marker;
    ``names`` and ``used`` (n,) are the markers' names, and which of them are shown.
    """
    nothing: dict[str, Any] = {'namespaces': [], 'frames': []}
    if not len(messages.values):
        return nothing, []
    markers = messages.values.markers
    if not len(markers.values):
        return nothing, []
    counts = np.diff(markers.offsets)
    control = np.repeat(np.arange(counts.size), counts)
    owner = controls.marker[control]
    kept = controls.shown[control] & used[owner]
    if not kept.any():
        return nothing, []
    read = read_rows(markers.values)
    rows = replace(
        read,
        ns_names=names,
        ns=owner,
        id=_ids(counts, controls)[control] + np.arange(control.size) - markers.offsets[control],
        # Whatever it says: a marker in a control is there as long as the control is.
        action=np.full(len(read), ADD),
        # RViz takes an axis without a scale for one of size 1.
        scale=np.where(read.scale == 0.0, np.float32(1.0), read.scale),
    )
    findings = check(rows, framed=False)
    findings.good = findings.good & kept
    looked = look_over(rows, findings)
    shown = looked.findings.good
    if not shown.any():
        return nothing, findings.items
    columns = looked.columns(shown, expires=np.zeros(len(rows)))
    namespaces, (ns,) = only_used(names, rows.ns[shown])
    frames, (frame,) = only_used(rows.frame_names, rows.frame[shown])
    columns |= {'ns': ns, 'frame': frame}
    return {'namespaces': namespaces, 'frames': frames, **as_declared(columns)}, findings.items


def _ids(counts: NDArray[np.int64], controls: Controls) -> NDArray[np.int64]:
    """Return (m,) the id of each control's first visual: they count through the shown ones."""
    mine = np.where(controls.shown, counts, 0)
    before = np.cumsum(mine) - mine
    first = np.searchsorted(controls.marker, controls.marker)
    ids: NDArray[np.int64] = before - before[first]
    return ids
