# SPDX-License-Identifier: Apache-2.0
"""Values of RViz's properties as settings; None leaves a setting as it is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
import math
from typing import Any

from .rviz_table import COLOR, NAME, VALUE
from .yaml_nodes import Value

Flat = Mapping[str, Value]
_COLORINGS = {
    'Intensity': 'field',
    'RGB8': 'rgb',
    'RGBF32': 'rgb',
    'AxisColor': 'axis',
    'FlatColor': 'flat',
}


def plain(value: Value | None) -> Any:
    """Return the data of a scalar; None for anything else."""
    if value is None or isinstance(value.data, (dict, list)):
        return None
    return value.data


def _value(value: Value, flat: Flat) -> Any:
    data = plain(value)
    return None if isinstance(data, float) and not math.isfinite(data) else data


def _color(value: Value, flat: Flat) -> str | None:
    """Return '#rrggbb' of 'r; g; b'."""
    try:
        parts = [int(float(part)) for part in str(plain(value)).split(';')]
    except (ValueError, OverflowError):
        return None
    if len(parts) != 3 or not all(0 <= part <= 255 for part in parts):
        return None
    return '#' + ''.join(f'{part:02x}' for part in parts)


def _name(value: Value, flat: Flat) -> str | None:
    """Return a choice as settings have it: 'Arrow (Flat)' is 'arrow_flat'."""
    data = plain(value)
    if not isinstance(data, str):
        return None
    words = ''.join(c if c.isalnum() else ' ' for c in data.lower()).split()
    return '_'.join(words) or None


def _color_by(value: Value, flat: Flat) -> str | None:
    return _COLORINGS.get(str(plain(value)))


def _colored_by(flat: Flat, transformer: str) -> bool:
    return str(plain(flat.get('Color Transformer'))) == transformer


def _rainbow(value: Value, flat: Flat) -> str | None:
    """RViz's own colours only where the file colours by intensity or axis."""
    if not (_colored_by(flat, 'Intensity') or _colored_by(flat, 'AxisColor')):
        return None
    return 'rainbow' if plain(value) is not False else 'grey'


def _fixed(flat: Flat, transformer: str, path: str) -> bool:
    return _colored_by(flat, transformer) and plain(flat.get(path)) is False


def _range(flat: Flat, transformer: str, path: str) -> str | None:
    """What RViz computes is the least and the greatest value."""
    if not _colored_by(flat, transformer):
        return None
    return 'fixed' if _fixed(flat, transformer, path) else 'min_max'


_AXIS = 'Autocompute Value Bounds / Value'
_INTENSITY = 'Autocompute Intensity Bounds'


def _intensity_range(value: Value, flat: Flat) -> str | None:
    return _range(flat, 'Intensity', _INTENSITY)


def _intensity_bound(value: Value, flat: Flat) -> Any:
    return _value(value, flat) if _fixed(flat, 'Intensity', _INTENSITY) else None


def _axis_range(value: Value, flat: Flat) -> str | None:
    return _range(flat, 'AxisColor', _AXIS)


def _topic(value: Value, flat: Flat) -> str | None:
    name = plain(value)
    return f'/{name.strip("/")}' if isinstance(name, str) and name.strip('/') else None


def _axis_bound(value: Value, flat: Flat) -> Any:
    return _value(value, flat) if _fixed(flat, 'AxisColor', _AXIS) else None


def _normalize(value: Value, flat: Flat) -> str | None:
    return 'fixed' if plain(value) is False else None


def _image_bound(value: Value, flat: Flat) -> Any:
    return _value(value, flat) if plain(flat.get('Normalize Range')) is False else None


def _quoted(name: str) -> str:
    """Return a name as it stands in a list of names: in quotes where it has commas, say."""
    if name and name == name.strip() and ',' not in name and '"' not in name:
        return name
    return '"' + name.replace('"', '""') + '"'


def _switched_off(value: Value, flat: Flat) -> str | None:
    """Return the names that a list of switches has off: namespaces, frames."""
    if not isinstance(value.data, dict):
        return None
    off = []
    for name, one in value.data.items():
        switch = one.data.get('Value') if isinstance(one.data, dict) else one
        if plain(switch) is False and name != 'All Enabled':
            off.append(_quoted(name))
    return ', '.join(off) or None


def _axes_length(value: Value, flat: Flat) -> float | None:
    """Return how long the axes of a frame are: 0.2 m where RViz's marker scale is 1."""
    data = plain(value)
    return 0.2 * data if isinstance(data, (int, float)) and math.isfinite(data) else None


CONVERT: dict[str, Callable[[Value, Flat], Any]] = {
    VALUE: _value,
    COLOR: _color,
    NAME: _name,
    'color_by': _color_by,
    'rainbow': _rainbow,
    'intensity_range': _intensity_range,
    'intensity_bound': _intensity_bound,
    'axis_range': _axis_range,
    'axis_bound': _axis_bound,
    'normalize': _normalize,
    'image_bound': _image_bound,
    'switched_off': _switched_off,
    'axes_length': _axes_length,
    'topic': _topic,
}
