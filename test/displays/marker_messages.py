# SPDX-License-Identifier: Apache-2.0
"""Marker messages as plain dicts, and readings of what a display makes of them."""

from __future__ import annotations

from typing import Any

import numpy as np

from ros_viz_bridge.displays import marker_array
from ros_viz_bridge.displays.base import Source
from ros_viz_bridge.wire.display import StatusItem
from ros_viz_bridge.wire.markers import Markers

SOURCE = Source(display='/m', topic='/m', received=100.0, options=marker_array.Options())

ADD, DELETE, DELETEALL = 0, 2, 3


def marker(ns: str = 'a', number: int = 0, kind: int = 1, **fields: Any) -> dict[str, Any]:
    """Return a visible marker of a type (a CUBE); ``fields`` replace what it has."""
    made: dict[str, Any] = {
        'header': {'stamp': {'sec': 3, 'nanosec': 500_000_000}, 'frame_id': 'map'},
        'ns': ns,
        'id': number,
        'type': kind,
        'pose': {'position': {'x': 1.0, 'y': 2.0, 'z': 3.0}, 'orientation': {'w': 1.0}},
        'scale': {'x': 0.1, 'y': 0.2, 'z': 0.3},
        'color': {'r': 0.25, 'g': 0.5, 'b': 0.75, 'a': 1.0},
    }
    return {**made, **fields}


def points(count: int, start: float = 0.0) -> list[dict[str, float]]:
    """Return points whose x counts up from ``start``."""
    return [{'x': start + i, 'y': 0.0, 'z': 0.0} for i in range(count)]


def colors(count: int, alpha: float = 1.0) -> list[dict[str, float]]:
    """Return red colours."""
    return [{'r': 1.0, 'g': 0.0, 'b': 0.0, 'a': alpha} for _ in range(count)]


def convert(as_view: Any, *markers: dict[str, Any]) -> tuple[Markers | None, list[StatusItem]]:
    """Return the scene message of a MarkerArray, None if it makes none, and the status items."""
    view = as_view(marker_array.ROS_TYPE, {'markers': list(markers)})
    made = list(marker_array.convert(view, SOURCE))
    items = [each for each in made if isinstance(each, StatusItem)]
    scenes = [each for each in made if isinstance(each, Markers)]
    assert len(scenes) <= 1
    return (scenes[0] if scenes else None), items


def shown(scene: Markers | None) -> list[tuple[str, int]]:
    """Return (namespace, id) of the markers that are added, in order."""
    if scene is None:
        return []
    rows = zip(scene.ns.tolist(), scene.id.tolist(), strict=True)
    return [(scene.namespaces[ns], number) for ns, number in rows]


def deleted(scene: Markers) -> list[tuple[str, int]]:
    """Return (namespace, id) of the markers that are deleted."""
    rows = zip(scene.deleted_ns.tolist(), scene.deleted_id.tolist(), strict=True)
    return [(scene.namespaces[ns], number) for ns, number in rows]


def ragged(values: Any, offsets: Any) -> list[Any]:
    """Return the values of each row of a ragged column, [] if no row has any."""
    bounds = np.asarray(offsets).tolist()
    return [
        np.asarray(values)[low:high].tolist()
        for low, high in zip(bounds[:-1], bounds[1:], strict=True)
    ]
