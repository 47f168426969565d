# SPDX-License-Identifier: Apache-2.0
"""Interactive marker messages as plain dicts, and what the display makes of them."""

from __future__ import annotations

from typing import Any

from ros_viz_bridge.displays import interactive_marker_update
from ros_viz_bridge.displays.base import Source
from ros_viz_bridge.wire.display import StatusItem
from ros_viz_bridge.wire.interactive_markers import InteractiveMarkers

OPTIONS = interactive_marker_update.Options()
STAMP = {'sec': 3, 'nanosec': 500_000_000}


def visual(kind: int = 1, *, frame: str = '', **fields: Any) -> dict[str, Any]:
    """Return a visible marker in the axes of its interactive marker, or in a frame of its own."""
    made: dict[str, Any] = {
        'header': {'frame_id': frame},
        'type': kind,
        'pose': {'position': {'x': 1.0}, 'orientation': {'w': 1.0}},
        'scale': {'x': 0.1, 'y': 0.2, 'z': 0.3},
        'color': {'r': 0.25, 'g': 0.5, 'b': 0.75, 'a': 1.0},
    }
    return {**made, **fields}


def control(name: str = 'move', mode: int = 3, *visuals: Any, **fields: Any) -> dict[str, Any]:
    """Return a control of an interaction mode (MOVE_AXIS)."""
    made: dict[str, Any] = {
        'name': name,
        'interaction_mode': mode,
        'orientation': {'w': 1.0},
        'markers': list(visuals),
    }
    return {**made, **fields}


def interactive(name: str = 'm', *controls: Any, **fields: Any) -> dict[str, Any]:
    """Return an interactive marker in the frame map, that stays with it."""
    made: dict[str, Any] = {
        'header': {'frame_id': 'map'},
        'name': name,
        'scale': 0.5,
        'pose': {'position': {'x': 1.0, 'y': 2.0, 'z': 3.0}, 'orientation': {'w': 1.0}},
        'controls': list(controls),
    }
    return {**made, **fields}


def pose_of(marker: str, x: float, **fields: Any) -> dict[str, Any]:
    """Return a pose of a marker."""
    made: dict[str, Any] = {
        'header': {'frame_id': 'map'},
        'name': marker,
        'pose': {'position': {'x': x}, 'orientation': {'w': 1.0}},
    }
    return {**made, **fields}


def entry(number: int, parent: int = 0, **fields: Any) -> dict[str, Any]:
    """Return a menu entry."""
    return {'id': number, 'parent_id': parent, 'title': f'entry {number}', **fields}


def convert(
    as_view: Any, *markers: Any, whole: bool = False, **fields: Any
) -> tuple[InteractiveMarkers | None, list[StatusItem]]:
    """Return the scene message of an update, None if it makes none, and the status items."""
    values = {'server_id': 's', 'seq_num': 1, 'type': 1, 'markers': list(markers), **fields}
    view = as_view(interactive_marker_update.ROS_TYPE, values)
    source = Source('/arm/update', '/arm/update', 100.0, OPTIONS, whole=whole)
    made = list(interactive_marker_update.convert(view, source))
    items = [each for each in made if isinstance(each, StatusItem)]
    scenes = [each for each in made if isinstance(each, InteractiveMarkers)]
    assert len(scenes) <= 1
    return (scenes[0] if scenes else None), items
