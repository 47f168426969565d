# SPDX-License-Identifier: Apache-2.0
"""Short ways to make scene messages of interactive markers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from typing import Any

from ros_viz_bridge.wire.client import InteractiveFeedback
from ros_viz_bridge.wire.interactive_markers import (
    InteractiveControl,
    InteractiveMarker,
    InteractiveMarkers,
    InteractivePose,
    MenuItem,
)
from ros_viz_bridge.wire.markers import MarkerColumns

from .scene import markers as marker_rows

UPRIGHT = (0.0, 0.0, 0.0, 1.0)


def control(name: str = 'move', mode: Any = 'move_axis', visuals: int = 0) -> InteractiveControl:
    """Return a control."""
    return InteractiveControl(name, UPRIGHT, 'inherit', mode, False, False, '', visuals)


def marker(name: str, visuals: int = 0, *, stamp: float = 0.0, frame: str = 'map') -> Any:
    """Return a marker with one control, 'move', and a menu of one entry, 1."""
    menu = [MenuItem(1, 0, 'Go', '', 'feedback')]
    controls = [control(visuals=visuals)]
    return InteractiveMarker(
        name, frame, stamp, (0.0, 0.0, 0.0), UPRIGHT, 1.0, name, menu, controls
    )


def pose(name: str, x: float) -> InteractivePose:
    """Return a pose at x."""
    return InteractivePose(name, 'map', 0.0, (x, 0.0, 0.0), UPRIGHT)


def delta(
    markers: Sequence[tuple[str, int]],
    *,
    poses: Sequence[tuple[str, float]] = (),
    erased: Sequence[str] = (),
    whole: bool = False,
    display: str = '/arm/update',
    **marker_fields: Any,
) -> InteractiveMarkers:
    """Return a message with markers (name, number of visuals), poses (name, x) and erases."""
    rows = marker_rows(*((name, i, 0.0) for name, count in markers for i in range(count)))
    columns = {each.name: getattr(rows, each.name) for each in fields(MarkerColumns)}
    columns |= {'display': display, 'key': display, 'clear_all': whole}
    return InteractiveMarkers(
        **columns,
        erased=list(erased),
        markers=[marker(name, count, **marker_fields) for name, count in markers],
        poses=[pose(name, float(x)) for name, x in poses],
    )


def feedback(event: Any, **fields: Any) -> InteractiveFeedback:
    """Return what a page says of control 'move' of marker 'a'."""
    said: dict[str, Any] = {
        'display': '/arm/update',
        'marker': 'a',
        'control': 'move',
        'event': event,
        'frame': 'map',
        'locked': True,
        'position': (1.0, 2.0, 3.0),
        'orientation': UPRIGHT,
        'mouse_point': (0.5, 0.25, 0.0),
        'mouse_point_valid': True,
        'menu_entry': 1 if event == 'menu_select' else 0,
    }
    return InteractiveFeedback(**{**said, **fields})
