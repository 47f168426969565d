# SPDX-License-Identifier: Apache-2.0
"""Values of parameters (rcl_interfaces/ParameterValue, by its attributes) and of widgets."""

from __future__ import annotations

import math
from typing import Any

from ..cdr import FieldType
from ..wire.gui import WidgetValue
from .field_value import from_field, sort_of, to_field, ValueMisfit, write_plain

_FIELDS: dict[int, tuple[str, FieldType]] = {
    1: ('bool_value', FieldType('bool')),
    2: ('integer_value', FieldType('int64')),
    3: ('double_value', FieldType('float64')),
    4: ('string_value', FieldType('string')),
    5: ('byte_array_value', FieldType('byte', sequence=True)),
    6: ('bool_array_value', FieldType('bool', sequence=True)),
    7: ('integer_array_value', FieldType('int64', sequence=True)),
    8: ('double_array_value', FieldType('float64', sequence=True)),
    9: ('string_array_value', FieldType('string', sequence=True)),
}
"""By the numbers of rcl_interfaces/ParameterType."""


def read_parameter(value: Any, kind: str) -> WidgetValue:
    """Return what a widget of a kind shows of a parameter. Raises ValueMisfit."""
    name, field = _field_of(value.type)
    plain = getattr(value, name)
    found = from_field(plain if isinstance(plain, (bool, int, float, str)) else list(plain), field)
    if found is None:
        raise ValueMisfit('it has no value')
    number = isinstance(found, (int, float)) and not isinstance(found, bool)
    if kind in ('slider', 'number', 'gauge') and not number:
        raise ValueMisfit(f'it is {field}, no number')
    if kind == 'checkbox' and not isinstance(found, bool):
        raise ValueMisfit(f'it is {field}, neither true nor false')
    if kind in ('dropdown', 'button_group') and not isinstance(found, str):
        return f'{found:g}' if number else write_plain(found)
    if kind in ('vector', 'multi_slider') and not isinstance(found, list):
        raise ValueMisfit(f'it is {field}, no array of numbers')
    if kind == 'text' and not isinstance(found, str):
        return write_plain(found)
    return found


def write_parameter(value: WidgetValue, kind: int) -> dict[str, Any]:
    """Return the fields of a ParameterValue of this type. Raises ValueMisfit."""
    name, field = _field_of(kind)
    if sort_of(field) == 'flag' and isinstance(value, str):
        value = value == 'true'
    return {'type': kind, name: to_field(value, field)}


def range_of(descriptor: Any) -> tuple[list[float], list[float], float]:
    """Return least and greatest number, each one or none, and the step that a descriptor has."""
    for span in (*descriptor.floating_point_range, *descriptor.integer_range):
        low, high = float(span.from_value), float(span.to_value)
        if math.isfinite(low) and math.isfinite(high) and low < high:
            return [low], [high], float(span.step)
    return [], [], 0.0


def _field_of(kind: int) -> tuple[str, FieldType]:
    if kind not in _FIELDS:
        raise ValueMisfit(f'its type ({kind}) is not known')
    return _FIELDS[kind]
