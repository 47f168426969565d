# SPDX-License-Identifier: Apache-2.0
"""The current view of a configuration of RViz as a kind of view and a place of the camera."""

from __future__ import annotations

from collections.abc import Callable, Mapping
import math
from typing import Any, cast

from ..wire.session import ViewMode
from .rviz_table import VIEWS
from .rviz_values import plain
from .yaml_nodes import Value

_FIXED = '<Fixed Frame>'
_FIELD_OF_VIEW = math.pi / 4
"""Of RViz and of the page, vertical, radians."""
_USUAL_HEIGHT = 800.0
"""Of RViz's window, pixels, where the file does not say it."""

Camera = tuple[ViewMode, str, list[float]]


def read_camera(whole: Mapping[str, Value], leave_out: Callable[[str], None]) -> Camera:
    """
    Return the kind of view, the frame it goes along with, and its pose in the fixed frame.

    ``whole`` is the file; '' and [] where it says nothing. The pose is that of a body whose x
    looks ahead, metres and quaternion x y z w. From straight above as much of the ground is seen
    as in RViz's window. ``leave_out`` is told what is not taken over.
    """
    given = _maps(whole.get('Visualization Manager'))
    for name in ('Views', 'Current'):
        given = given.get(name) if isinstance(given, dict) else None
    if not isinstance(given, dict):
        return 'orbit', '', []
    name = str(given.get('Class') or '').split('/')[-1]
    mode = VIEWS.get(name)
    if mode is None:
        leave_out(f'the view {name!r} has no counterpart')
        return 'orbit', '', []
    if given.get('Invert Z Axis') is True:
        leave_out('the view: z is always up')
    target = str(given.get('Target Frame') or _FIXED).lstrip('/')
    if target != _FIXED:
        leave_out(f'the place of the view: it goes along with {target}, from where you look at it')
        return cast(ViewMode, mode), target, []
    geometry = _maps(whole.get('Window Geometry'))
    height = _number(geometry.get('Height')) if isinstance(geometry, dict) else None
    if mode == 'top_down':
        return cast(ViewMode, mode), '', _from_above(given, height or _USUAL_HEIGHT)
    return cast(ViewMode, mode), '', _pose(name, given)


def _from_above(given: Mapping[str, Any], height: float) -> list[float]:
    """RViz turns the camera, x to the right and y up, by the angle; scale is pixels per metre."""
    numbers = [_number(given.get(name)) for name in ('X', 'Y', 'Angle', 'Scale')]
    if any(number is None for number in numbers):
        return []
    x, y, angle, scale = (number or 0.0 for number in numbers)
    if scale == 0 or height <= 0:
        return []
    distance = height / abs(scale) / 2 / math.tan(_FIELD_OF_VIEW / 2)
    if not math.isfinite(distance):
        return []
    return [x, y, distance, *_turned(angle + math.pi / 2, math.pi / 2)]


def _pose(name: str, given: Mapping[str, Any]) -> list[float]:
    first_person = name == 'FPS'
    point = given.get('Position' if first_person else 'Focal Point')
    place = [_number(point.get(axis)) for axis in 'XYZ'] if isinstance(point, dict) else [None]
    distance = 0.0 if first_person else _number(given.get('Distance'))
    numbers = [_number(given.get('Pitch')), _number(given.get('Yaw')), distance, *place]
    if any(number is None for number in numbers):
        return []
    pitch, yaw, away, *start = (number or 0.0 for number in numbers)
    if not first_person:
        yaw += math.pi
    ahead = (math.cos(yaw) * math.cos(pitch), math.sin(yaw) * math.cos(pitch), -math.sin(pitch))
    position = [p - away * a for p, a in zip(start, ahead, strict=True)]
    return [*position, *_turned(yaw, pitch)]


def _turned(yaw: float, pitch: float) -> list[float]:
    """Return x y z w of a body that is pitched down, then turned about z; radians."""
    (sy, cy), (sp, cp) = ((math.sin(a / 2), math.cos(a / 2)) for a in (yaw, pitch))
    return [-sy * sp, cy * sp, sy * cp, cy * cp]


def _number(data: Any) -> float | None:
    if not isinstance(data, (int, float)) or isinstance(data, bool):
        return None
    return float(data) if math.isfinite(data) else None


def _maps(value: Value | None) -> Any:
    """Return the plain data of a value, its mappings too; {} of nothing."""
    if value is None:
        return {}
    if isinstance(value.data, dict):
        return {key: _maps(one) for key, one in value.data.items()}
    return plain(value)
