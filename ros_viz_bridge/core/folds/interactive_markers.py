# SPDX-License-Identifier: Apache-2.0
"""Fold of ``InteractiveMarkers``: the latest of every marker, with its latest pose."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, replace
from typing import Any

import numpy as np

from ...wire.interactive_markers import InteractiveMarker, InteractiveMarkers, InteractivePose
from ...wire.markers import MarkerColumns, Markers
from .marker_check import check
from .marker_columns import take
from .markers import MarkersFold

MOST = 4096
"""So many markers are kept; more are left out."""


class InteractiveMarkersFold:
    """Markers by name; what is drawn of them is a fold of its own, their names its namespaces."""

    def __init__(self) -> None:
        self._markers: dict[str, InteractiveMarker] = {}
        self._rows = MarkersFold()
        self._display = self._key = ''
        self._started = False

    @property
    def nbytes(self) -> int:
        """Roughly how large the folded message is."""
        parts = sum(1 + len(m.controls) + len(m.menu) for m in self._markers.values())
        return 256 * parts + self._rows.nbytes

    def marker(self, name: str) -> InteractiveMarker | None:
        """Return a marker as it is now."""
        return self._markers.get(name)

    def add(self, delta: InteractiveMarkers, time: float = 0.0) -> None:
        """Apply a delta. Raises ValueError for one whose columns do not fit each other."""
        check(delta)
        self._display, self._key = delta.display, delta.key
        if delta.clear_all:
            self._markers.clear()
        gone = [name for name in delta.erased if self._markers.pop(name, None)]
        excess = []
        for marker in delta.markers:
            if marker.name in self._markers or len(self._markers) < MOST:
                self._markers[marker.name] = marker
            else:
                excess.append(marker.name)
        for pose in delta.poses:
            if pose.name in self._markers:
                self._markers[pose.name] = moved(self._markers[pose.name], pose)
        replaced = [*gone, *(marker.name for marker in delta.markers)]
        if replaced or delta.clear_all or not self._started:
            self._rows.add(_rows(delta, replaced, excess))
            self._started = True

    def state(self, time: float) -> InteractiveMarkers:
        """Return all markers; whoever receives it forgets all others. They do not expire."""
        rows = self._rows.state(time)
        columns: dict[str, Any] = {
            each.name: getattr(rows, each.name)
            for each in fields(MarkerColumns)
            if each.name not in ('display', 'key')
        }
        return InteractiveMarkers(
            self._display, self._key, markers=list(self._markers.values()), **columns
        )

    def forget_dynamic(self, *, latched: bool) -> bool:
        """Time jumped: the markers are their server's, which is asked for them again."""
        return latched


def moved(marker: InteractiveMarker, pose: InteractivePose) -> InteractiveMarker:
    """Return the marker at a pose."""
    return replace(
        marker,
        frame=pose.frame,
        stamp=pose.stamp,
        position=pose.position,
        orientation=pose.orientation,
    )


def _rows(delta: InteractiveMarkers, replaced: Sequence[str], excess: Sequence[str]) -> Markers:
    """
    Return what a delta says of the rows.

    Those of ``replaced`` markers go, then its own come, but none of ``excess`` ones.
    """
    numbers = {name: i for i, name in enumerate(delta.namespaces)}
    cleared = [numbers.setdefault(name, len(numbers)) for name in replaced]
    columns: dict[str, Any] = {
        each.name: getattr(delta, each.name) for each in fields(MarkerColumns)
    }
    columns |= {'namespaces': list(numbers), 'cleared': np.array(cleared, np.uint32)}
    rows = Markers(**columns)
    if not excess:
        return rows
    left_out = [numbers[name] for name in excess if name in numbers]
    kept = take(rows, np.flatnonzero(~np.isin(rows.ns, left_out)))
    return replace(kept, clear_all=rows.clear_all, cleared=rows.cleared)
