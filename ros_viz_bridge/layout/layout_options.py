# SPDX-License-Identifier: Apache-2.0
"""The settings of one display as a layout writes them, to the values of its ``Options``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
import functools
import math
import re
from typing import Any

from ..displays.base import option_fields
from ..wire.display import OptionField, OptionValue
from .mistakes import Mistakes
from .yaml_nodes import LayoutError, meant, Value

_QUANTITY = re.compile(
    r'\s*([-+]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][-+]?[0-9]+)?)\s*([A-Za-z°%]*)\s*'
)
_LONGEST_QUANTITY = 64
_COLOR = re.compile(r'#[0-9a-fA-F]{6}')
_SCALES = {
    ('mm', 'm'): 1e-3,
    ('cm', 'm'): 1e-2,
    ('m', 'm'): 1.0,
    ('px', 'px'): 1.0,
    ('ms', 's'): 1e-3,
    ('s', 's'): 1.0,
    ('min', 's'): 60.0,
}


class UnknownSetting(LayoutError):
    """A key that is no setting of the display."""


def layout_options(
    options: type, given: Mapping[str, Value], *, beside: Iterable[str] = ()
) -> dict[str, OptionValue]:
    """
    Return the options that ``given`` sets, by name.

    Besides the names of the fields it takes ``color: {by, map, min, max}``, ``color: '#rrggbb'``,
    ``size: 3 px``, ``size: 0.02 m`` and a unit behind any number that has one. ``beside`` are
    keys that can stand beside these, and may have been meant. Raises LayoutError.
    """
    known = _fields(options)
    found: dict[str, OptionValue] = {}
    with Mistakes() as mistakes:
        for name, value in given.items():
            with mistakes.noted():
                if name == 'color' and 'color_by' in known:
                    found.update(_color(known, value))
                elif name == 'size' and 'size_m' in known:
                    found.update(_size(known, value, given.get('style')))
                elif name in known:
                    found[name] = _option(known[name], value)
                else:
                    near = meant(name, [*beside, *known]) or f'; it has {", ".join(known)}'
                    text = f'this display has no such setting{near}'
                    raise UnknownSetting(str(value.error(text)))
    return found


def has_settings(options: type, names: Iterable[str]) -> bool:
    """Tell whether a display has all these settings; cheaper than to find out what they mean."""
    known = _fields(options)
    short = {'color': 'color_by', 'size': 'size_m'}
    return all(name in known or short.get(name) in known for name in names)


@functools.cache
def _fields(options: type) -> Mapping[str, OptionField]:
    return {field.name: field for field in option_fields(options)}


def _option(field: OptionField, value: Value) -> OptionValue:
    if field.kind == 'bool':
        return value.flag()
    if field.kind == 'number':
        return _in_range(field, _quantity(value, field.unit), value)
    if field.kind == 'choice':
        return value.choice(field.choices)
    if field.kind == 'color' and not _COLOR.fullmatch(value.text()):
        raise value.error(f"must be a colour such as '#ff8800', not {value.data!r}")
    return value.text()


def _quantity(value: Value, unit: str) -> float:
    """Return a number, that may have its unit behind it."""
    match = _match(value)
    if match is None:
        return value.number()
    number, said = float(match[1]), match[2]
    scale = 1.0 if said in ('', unit) else _SCALES.get((said, unit))
    if scale is None:
        others = [one for one, of in _SCALES if of == unit and one != unit]
        units = ' or '.join(filter(None, (', '.join([unit, *others[:-1]]), *others[-1:])))
        wanted = f'in {units}' if unit else 'without a unit'
        raise value.error(f'must be a number {wanted}, not {value.data!r}')
    if not math.isfinite(number * scale):
        raise value.error(f'must be a finite number, not {value.data!r}')
    return number * scale


def _match(value: Value) -> re.Match[str] | None:
    """Return number and unit of a text; anybody may have written it: time must not grow fast."""
    text = value.data
    short = isinstance(text, str) and len(text) <= _LONGEST_QUANTITY
    return _QUANTITY.fullmatch(text) if short else None


def _in_range(field: OptionField, number: float, value: Value) -> float:
    if field.minimum < field.maximum and not field.minimum <= number <= field.maximum:
        unit = f' {field.unit}' if field.unit else ''
        raise value.error(
            f'must be from {field.minimum:g} to {field.maximum:g}{unit}, not {number:g}'
        )
    return number


def _size(
    known: Mapping[str, OptionField], value: Value, style: Value | None
) -> dict[str, OptionValue]:
    """Return what a size means: its unit or the style says which one; it may imply a style."""
    match = _match(value)
    unit = match[2] if match is not None else ''
    metric = style is not None and style.data != 'points'
    if unit not in ('', 'm', 'cm', 'mm', 'px'):
        raise value.error(f'must be a number in m, cm, mm or px, not {value.data!r}')
    if unit in ('m', 'cm', 'mm') or (metric and unit == ''):
        if style is not None and not metric:
            raise value.error('the size of points is in px; other styles have metres')
        implied: dict[str, OptionValue] = {} if metric else {'style': 'flat_squares'}
        if 'auto_size' in known:
            implied['auto_size'] = False
        return {**implied, 'size_m': _option(known['size_m'], value)}
    if metric:
        raise value.error('the size of this style is in m; that of points is in px')
    return {'style': 'points', 'size': _option(known['size'], value)}


def _color(known: Mapping[str, OptionField], value: Value) -> dict[str, OptionValue]:
    if isinstance(value.data, str):
        return {'color_by': 'flat', 'color': _option(known['color'], value)}
    found: dict[str, OptionValue] = {}
    with Mistakes() as mistakes:
        for name, part in mistakes.mapping(value, ('by', 'map', 'min', 'max', 'invert')).items():
            with mistakes.noted():
                if name == 'by':
                    found.update(_color_by(known, part))
                elif part.data != 'auto' or name not in ('min', 'max'):
                    found[name] = _option(known[name], part)
    limits = {'min', 'max'} & found.keys()
    if len(limits) == 1:
        raise value.error('min and max must be two numbers, or both be auto')
    found['range'] = 'fixed' if limits else 'auto'
    return found


def _color_by(known: Mapping[str, OptionField], value: Value) -> dict[str, Any]:
    """Return what 'by' means: a way of colouring, an axis, or else a field of the data."""
    by = value.text()
    if by in known['color_by'].choices and by not in ('field', 'axis'):
        return {'color_by': by}
    if by in known['axis'].choices:
        return {'color_by': 'axis', 'axis': by}
    return {'color_by': 'field', 'field': by}
