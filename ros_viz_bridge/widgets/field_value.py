# SPDX-License-Identifier: Apache-2.0
"""Values of widgets as what a field of a message holds, and back."""

from __future__ import annotations

from collections.abc import Mapping
import json
import math
from typing import Any, Literal

from ..cdr import FieldType, MessageType
from ..cdr.primitives import PRIMITIVES, STRINGS
from ..layout.yaml_nodes import LayoutError, read_yaml
from ..watch.path import TIMES
from ..wire.gui import WidgetValue

Sort = Literal['flag', 'whole', 'number', 'text', 'numbers', 'color', 'nothing', 'other']
COLOR = 'std_msgs/msg/ColorRGBA'
_EXACT = 2**53
"""Whole numbers beyond this are not exact in a page."""
_FLOAT32 = (2.0 - 2.0**-23) * 2.0**127
_CHANNELS = 'rgba'
MOST_NUMBERS = 1000
LONGEST_TEXT = 65536
"""Whatever others publish, every page is sent no more than this of it."""


class ValueMisfit(ValueError):
    """A value that a field cannot hold, or a widget cannot show; the text says why."""


def sort_of(kind: FieldType) -> Sort:
    """
    Return what values a field takes.

    'numbers' is an array of numbers, or a message of x, y, z, w (Vector3, Quaternion); 'other' is
    written as YAML.
    """
    base = kind.base
    if isinstance(base, MessageType):
        if kind.sequence or kind.length is not None:
            return 'other'
        if base.name == COLOR:
            return 'color'
        if base.name in TIMES:
            return 'number'
        if not base.fields or [one.name for one in base.fields] == [_EMPTY]:
            return 'nothing'
        return 'numbers' if names_of(base) else 'other'
    many = kind.sequence or kind.length is not None
    if base in STRINGS:
        return 'other' if many else 'text'
    if many:
        return 'other' if base == 'bool' else 'numbers'
    return 'flag' if base == 'bool' else 'number' if base[0] == 'f' else 'whole'


def names_of(message_type: MessageType) -> list[str]:
    """Return the fields of a message of floats x, y, z, w, the first two to four of them."""
    fields = message_type.fields
    plain = all(
        one.type.base in ('float32', 'float64')
        and not one.type.sequence
        and one.type.length is None
        for one in fields
    )
    names = [one.name for one in fields]
    return names if plain and len(names) >= 2 and names == list('xyzw')[: len(names)] else []


def limits_of(kind: FieldType) -> tuple[float, float]:
    """Return the least and the greatest number that a field holds, and a page is exact with."""
    if sort_of(kind) != 'whole':
        most = _FLOAT32 if kind.base == 'float32' else math.inf
        return -most, most
    low, high = PRIMITIVES[str(kind.base)].range
    return max(low, -_EXACT), min(high, _EXACT)


def to_field(value: WidgetValue, kind: FieldType) -> Any:
    """Return a widget's value as ``cdr.Writer`` takes it. Raises ValueMisfit."""
    sort = sort_of(kind)
    if sort == 'flag' and isinstance(value, bool):
        return value
    if sort == 'text' and isinstance(value, str) and '\0' not in value:
        return value
    if sort in ('whole', 'number') and not isinstance(value, (bool, list)):
        return _number(value, kind)
    if sort == 'numbers' and isinstance(value, list):
        return _numbers(value, kind)
    if sort == 'color' and isinstance(value, list) and len(value) in (3, 4):
        rgba = [*value, 255.0][:4]
        return {name: each / 255.0 for name, each in zip(_CHANNELS, rgba, strict=True)}
    if sort == 'nothing' and value is True:
        return {}
    if sort in ('other', 'numbers') and isinstance(value, str):
        found = read_plain(value)
        if sort == 'numbers' and isinstance(found, list):
            return _numbers(found, kind)
        one = isinstance(kind.base, MessageType) and not (kind.sequence or kind.length)
        if isinstance(found, Mapping if one else (list, tuple)):
            return found
    raise ValueMisfit(f'{kind} takes {_WORDS[sort]}, not {value!r:.100}')


def from_field(value: Any, kind: FieldType) -> WidgetValue | None:
    """
    Return what a widget shows of a field's plain value, None where there is nothing to show.

    Raises ValueMisfit for NaN and infinity, and for what is too long.
    """
    sort = sort_of(kind)
    if value is None or sort == 'nothing':
        return None
    if sort == 'flag':
        found: WidgetValue = value
        return found
    if sort == 'text':
        return _short(value)
    if sort in ('whole', 'number'):
        if isinstance(value, Mapping):
            return float(value.get('sec', 0) + 1e-9 * value.get('nanosec', 0))
        return _finite(value)
    if sort == 'color':
        return [round(255.0 * min(1.0, max(0.0, _finite(value.get(c, 0.0))))) for c in _CHANNELS]
    if sort == 'numbers':
        items = value.values() if isinstance(value, Mapping) else value
        if len(items) > MOST_NUMBERS:
            raise ValueMisfit(f'it has {len(items)} numbers: at most {MOST_NUMBERS} are shown')
        return [_finite(each) for each in items]
    return _short(write_plain(value))


def time_of(seconds: float) -> dict[str, int]:
    """Return a time or a duration."""
    sec, nanosec = divmod(round(seconds * 1e9), 10**9)
    return {'sec': sec, 'nanosec': nanosec}


def read_plain(text: str) -> Any:
    """
    Return what YAML says; a list may go without brackets.

    Raises ValueMisfit, for numbers that are not finite too.
    """
    try:
        found = read_yaml(text, file='it').plain() if text.strip() else None
        if isinstance(found, str) and ',' in text:
            found = read_yaml(f'[{text}]', file='it').plain()
    except LayoutError as error:
        raise ValueMisfit(f'{text!r:.100} is no YAML: {error}') from None
    _check_finite(found)
    return () if found is None else found


def _check_finite(value: Any) -> None:
    """Raise ValueMisfit where a robot would get NaN or infinity."""
    if isinstance(value, (dict, list)):
        for each in value.values() if isinstance(value, dict) else value:
            _check_finite(each)
    elif isinstance(value, float) and not math.isfinite(value):
        raise ValueMisfit(f'every number has to be finite, not {value}')


def write_plain(value: Any) -> str:
    """Return a plain value in one line, as ``read_plain`` takes it. Raises ValueMisfit."""
    return json.dumps(value, ensure_ascii=False, default=_plain)


def _plain(value: Any) -> Any:
    if getattr(value, 'size', 0) > MOST_NUMBERS:
        raise ValueMisfit(f'it has {value.size} numbers: at most {MOST_NUMBERS} are shown')
    return value.tolist() if hasattr(value, 'tolist') else str(value)


def _number(value: Any, kind: FieldType) -> Any:
    try:
        number = float(value)
    except (TypeError, ValueError):
        number = math.nan
    if isinstance(kind.base, MessageType):
        low, high = (-(2.0**31), 2.0**31 - 1)
        if not low <= number <= high:
            raise ValueMisfit(f'{kind} takes seconds, not {value!r:.100}')
        return time_of(number)
    low, high = limits_of(kind)
    if sort_of(kind) == 'whole':
        # Steps of a slider add up to 2.9999999999999996.
        whole = round(number) if math.isfinite(number) else 0
        if not (abs(number - whole) < 1e-6 and low <= whole <= high):
            raise ValueMisfit(
                f'{kind} takes a whole number from {low:.0f} to {high:.0f}, not {value!r:.100}'
            )
        return whole
    if not (math.isfinite(number) and low <= number <= high):
        raise ValueMisfit(f'{kind} takes a finite number of its range, not {value!r:.100}')
    return number


def _numbers(value: list[float], kind: FieldType) -> Any:
    if isinstance(kind.base, MessageType):
        names = names_of(kind.base)
        if len(names) != len(value):
            raise ValueMisfit(f'{kind} takes {len(names)} numbers, not {len(value)}')
        found = [_number(each, FieldType('float64')) for each in value]
        return dict(zip(names, found, strict=True))
    if kind.length is not None and kind.length != len(value):
        raise ValueMisfit(f'{kind} takes {kind.length} numbers, not {len(value)}')
    return [_number(each, FieldType(kind.base)) for each in value]


def _short(text: str) -> str:
    if len(text) > LONGEST_TEXT:
        raise ValueMisfit(f'it has {len(text)} characters: at most {LONGEST_TEXT} are shown')
    return text


def _finite(value: Any) -> float:
    number = float(value)
    if not math.isfinite(number):
        raise ValueMisfit(f'it is {number}: a widget shows finite numbers only')
    return number


_EMPTY = 'structure_needs_at_least_one_member'
_WORDS: dict[Sort, str] = {
    'flag': 'true or false',
    'whole': 'a whole number',
    'number': 'a number',
    'text': 'a text without NUL',
    'numbers': 'numbers',
    'color': 'a colour',
    'nothing': "a button's true",
    'other': 'a text in YAML',
}
