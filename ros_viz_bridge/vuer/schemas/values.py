# SPDX-License-Identifier: Apache-2.0
"""What properties of elements may be, by their names: they mean the same wherever they are."""

from __future__ import annotations

from collections.abc import Callable, Mapping
import math
from typing import Any

import numpy as np

from .colors import rgb

Check = Callable[[str, Any], Any]
"""Name and value. Raises TypeError or ValueError that names it."""


def number(what: str, given: Any) -> float:
    """Return a number; infinity is one."""
    try:
        if isinstance(given, (str, bytes)):
            raise TypeError
        found = float(given)
    except (TypeError, ValueError):
        raise TypeError(f'{what} must be a number, not {given!r}') from None
    if math.isnan(found):
        raise ValueError(f'{what} must be a number, not {given!r}')
    return found


def vector(count: int) -> Callable[[str, Any], tuple[float, ...]]:
    """Return the check of so many finite numbers."""

    def check(what: str, given: Any) -> tuple[float, ...]:
        try:
            found = () if isinstance(given, str) else tuple(float(value) for value in given)
        except TypeError:
            raise TypeError(f'{what} must be {count} numbers, not {given!r}') from None
        except ValueError:
            raise ValueError(f'{what} must be {count} numbers, not {given!r}') from None
        if len(found) != count or not all(map(math.isfinite, found)):
            raise ValueError(f'{what} must be {count} finite numbers, not {given!r}')
        return found

    return check


vector3 = vector(3)


def scale(what: str, given: Any) -> Any:
    """Return a number or three."""
    return number(what, given) if np.ndim(given) == 0 else vector3(what, given)


def euler(what: str, given: Any) -> Any:
    """Return three angles; 'XYZ' may follow."""
    ordered = isinstance(given, (list, tuple)) and len(given) == 4 and given[3] == 'XYZ'
    return vector3(what, given[:3] if ordered else given)


def corner(what: str, given: Any) -> Any:
    """Return three numbers, or ``{'x': ..., 'y': ..., 'z': ...}``."""
    return vector3(what, [given.get(each) for each in 'xyz'] if isinstance(given, dict) else given)


def rows(width: int) -> Check:
    """Return the check of numbers for rows of this width, as an array or lists."""

    def check(what: str, given: Any) -> Any:
        try:
            found = np.asarray(given)
        except ValueError:  # rows of different lengths
            found = np.asarray(None)
        if found.dtype.kind not in 'biuf':
            raise TypeError(f'{what} must be numbers of shape (N, {width})')
        if found.size % width or (found.ndim > 1 and found.shape[-1] != width):
            raise ValueError(f'{what} must have shape (N, {width}), not {found.shape}')
        return given

    return check


def color(what: str, given: Any) -> Any:
    """Return a colour as ``colors.rgb`` takes it."""
    return rgb(given, what)


def numbers(what: str, given: Any) -> Any:
    """Return a list of numbers, or of lists of them."""
    if not isinstance(given, (list, tuple, np.ndarray)):
        raise TypeError(f'{what} must be a list of numbers, not {given!r}')
    for i, each in enumerate(given):
        if isinstance(each, (list, tuple, np.ndarray)):
            rows(1)(f'{what}[{i}]', np.ravel(each))
        else:
            number(f'{what}[{i}]', each)
    return given


def material(what: str, given: Any) -> Any:
    """Return a mapping of properties of a material."""
    if not isinstance(given, Mapping):
        raise TypeError(f'{what} must be a dict such as {{"color": "red"}}, not {given!r}')
    for name in given.keys() & CHECKS.keys():
        if given[name] is not None:
            CHECKS[name](f'{what}[{name!r}]', given[name])
    return given


NUMBERS = """
    angle aspect backgroundBlurriness backgroundIntensity cellSize cx cy decay depthMax depthMin
    depthScale depthUnit distance distanceToCamera downsample far focalLength fontSize fov fps
    handle headScale height heightMax heightMin intensity lineWidth maxDistance maxY minDistance
    minY near opacity penumbra pinchWidth pointSize pulseLeftDuration pulseLeftStrength
    pulseRightDuration pulseRightStrength quality sectionSize segments size speed step tension
    width zoom
""".split()

CHECKS: Mapping[str, Check] = {
    **dict.fromkeys(NUMBERS, number),
    **dict.fromkeys(('position', 'lookAt', 'start', 'end', 'mid', 'midA', 'midB'), vector3),
    **dict.fromkeys(('color', 'groundColor', 'cellColor', 'sectionColor'), color),
    **dict.fromkeys(('vertices', 'points', 'faces', 'colors', 'vertexColors'), rows(3)),
    'quaternion': vector(4),
    'matrix': vector(16),
    'rotation': euler,
    'scale': scale,
    'uv': rows(2),
    'mapRepeat': vector(2),
    'args': numbers,
    'material': material,
}
"""Of what is not here, and of None, nothing is said before it is shown."""
