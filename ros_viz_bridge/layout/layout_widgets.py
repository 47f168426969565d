# SPDX-License-Identifier: Apache-2.0
"""The widgets of a layout: what they are, and the topic or service that they are bound to."""

from __future__ import annotations

from dataclasses import dataclass
import math
import re
from typing import cast, Literal

from ..wire.gui import WidgetValue
from .yaml_nodes import describe, suggestion, Value

Kind = Literal['slider', 'number', 'checkbox', 'dropdown', 'text', 'button']

INTEGERS = {
    f'std_msgs/msg/{"U" if low == 0 else ""}Int{bits}': (low, high)
    for bits in (8, 16, 32, 64)
    for low, high in ((-(2 ** (bits - 1)), 2 ** (bits - 1) - 1), (0, 2**bits - 1))
}
"""Integer types with their least and greatest value."""
_NUMBERS = ('std_msgs/msg/Float64', 'std_msgs/msg/Float32', *INTEGERS)
WIDGET_TYPES: dict[str, tuple[str, ...]] = {
    'slider': _NUMBERS,
    'number': _NUMBERS,
    'checkbox': ('std_msgs/msg/Bool',),
    'dropdown': ('std_msgs/msg/String', *_NUMBERS),
    'text': ('std_msgs/msg/String',),
    'button': ('std_msgs/msg/Empty', 'std_msgs/msg/Bool'),
}
"""What each kind may be published as; the first is the default."""
WIDGET_KEYS = {
    'slider': ('min', 'max', 'step', 'unit', 'value'),
    'number': ('min', 'max', 'step', 'unit', 'value'),
    'checkbox': ('value',),
    'dropdown': ('choices', 'value'),
    'text': ('value',),
    'button': (),
}
"""The keys that each kind has besides its own, ``topic`` or ``service``, and ``type``."""
_TRIGGER = 'std_srvs/srv/Trigger'
_NAME = re.compile(r'(~/|/)?[A-Za-z_][A-Za-z0-9_]*(/[A-Za-z_][A-Za-z0-9_]*)*')


@dataclass(frozen=True)
class WidgetEntry:
    """One widget of the layout."""

    id: str
    kind: Kind
    label: str
    topic: str
    """Topic to publish to and to follow; '' for a button that calls a service."""
    service: str
    type: str
    """ROS type of the topic or service."""
    value: WidgetValue | None = None
    """Shown at start, never published."""
    minimum: float = 0.0
    maximum: float = 0.0
    """Equal to ``minimum`` where there is no range."""
    step: float = 0.0
    unit: str = ''
    choices: tuple[str, ...] = ()


def read_name(value: Value) -> str:
    """Return a ROS topic or service name. Raises LayoutError."""
    name = value.text()
    if not _NAME.fullmatch(name):
        raise value.error(f'{name!r} is no ROS name (letters, digits, _ and /)')
    return name


def read_widgets(value: Value) -> tuple[WidgetEntry, ...]:
    """Return the widgets of a layout. Raises LayoutError."""
    taken: set[str] = set()
    types: dict[str, str] = {}
    found = []
    for item in value.items():
        entry = read_widget(item, taken)
        name = entry.topic or entry.service
        if types.setdefault(name, entry.type) != entry.type:
            raise item.error(f'another widget has {name} with type {types[name]} already')
        found.append(entry)
    return tuple(found)


def read_widget(entry: Value, taken: set[str]) -> WidgetEntry:
    """Return a widget, its id none of ``taken``, to which that is added. Raises LayoutError."""
    given = entry.mapping()
    kinds = [key for key in given if key in WIDGET_TYPES]
    if len(kinds) != 1:
        near = suggestion(next(iter(given), ''), WIDGET_TYPES)
        raise entry.error(f'a widget needs one of the keys {", ".join(WIDGET_TYPES)}{near}')
    kind = cast(Kind, kinds[0])
    targets = ('topic', 'service') if kind == 'button' else ('topic',)
    entry.mapping((kind, *targets, 'type', *WIDGET_KEYS[kind]))
    target = [key for key in targets if key in given]
    if len(target) != 1:
        raise entry.error(f'a {kind} needs the key {" or ".join(targets)}')
    is_service = target[0] == 'service'
    name = read_name(given[target[0]])
    types = (_TRIGGER,) if is_service else WIDGET_TYPES[kind]
    ros_type = given['type'].choice(types) if 'type' in given else types[0]
    label = given[kind].text()
    low, high, step = _range(entry, kind, ros_type)
    choices = _choices(entry, ros_type) if kind == 'dropdown' else ()
    return WidgetEntry(
        id=_identify(label, taken),
        kind=kind,
        label=label,
        topic='' if is_service else name,
        service=name if is_service else '',
        type=ros_type,
        value=_start(given.get('value'), kind, (low, high), choices),
        minimum=low,
        maximum=high,
        step=step,
        unit=given['unit'].text() if 'unit' in given else '',
        choices=choices,
    )


def _identify(label: str, taken: set[str]) -> str:
    stem = re.sub(r'[^a-z0-9]+', '_', label.lower()).strip('_') or 'widget'
    name, count = stem, 1
    while name in taken:
        count += 1
        name = f'{stem}_{count}'
    taken.add(name)
    return name


def _range(entry: Value, kind: str, ros_type: str) -> tuple[float, float, float]:
    """Return least and greatest value and step, all zero for what has none."""
    if kind not in ('slider', 'number'):
        return 0.0, 0.0, 0.0
    given = entry.mapping()
    if ('min' in given) != ('max' in given) or (kind == 'slider' and 'min' not in given):
        raise entry.error(f'a {kind} needs both min and max')
    low, high = INTEGERS.get(ros_type, (0.0, 0.0)) if kind == 'number' else (0.0, 0.0)
    if 'min' in given:
        low, high = given['min'].number(), given['max'].number()
        if low >= high:
            raise given['min'].error(f'must be less than max: {low:g} is not less than {high:g}')
    whole = ros_type in INTEGERS
    step = given['step'].number() if 'step' in given else (1.0 if whole else 0.0)
    if step < 0.0:
        raise given['step'].error('must not be negative')
    for key, number in (('min', low), ('max', high), ('step', step)):
        if whole and key in given and number % 1.0:
            raise given[key].error(f'must be a whole number for {ros_type}, not {number:g}')
    least, greatest = INTEGERS.get(ros_type, (-math.inf, math.inf))
    if low < least or high > greatest:
        raise entry.error(f'{ros_type} holds {least} to {greatest}, not {low:g} to {high:g}')
    return float(low), float(high), step


def _choices(entry: Value, ros_type: str) -> tuple[str, ...]:
    given = entry.mapping()
    items = given['choices'].items() if 'choices' in given else []
    if not items:
        raise entry.error('a dropdown needs choices')
    found: list[str] = []
    for item in items:
        if ros_type == 'std_msgs/msg/String':
            text = item.text()
        else:
            number = item.number()
            least, greatest = INTEGERS.get(ros_type, (-math.inf, math.inf))
            if ros_type in INTEGERS and number % 1.0:
                raise item.error(f'must be a whole number for {ros_type}, not {number:g}')
            if not least <= number <= greatest:
                raise item.error(f'{ros_type} holds {least} to {greatest}, not {number:g}')
            text = str(item.data)
        if text in found:
            raise item.error(f'{text!r} is there twice')
        found.append(text)
    return tuple(found)


def _start(
    value: Value | None, kind: str, limits: tuple[float, float], choices: tuple[str, ...]
) -> WidgetValue | None:
    if value is None:
        return None
    if kind == 'checkbox':
        if not isinstance(value.data, bool):
            raise value.error(f'must be true or false, not {describe(value.data)}')
        return value.data
    if kind == 'text':
        return value.text()
    if kind == 'dropdown':
        if str(value.data) not in choices:
            raise value.error(f'must be one of {", ".join(choices)}, not {describe(value.data)}')
        return str(value.data)
    number = value.number()
    low, high = limits
    if low < high and not low <= number <= high:
        raise value.error(f'must be from {low:g} to {high:g}, not {number:g}')
    return number
