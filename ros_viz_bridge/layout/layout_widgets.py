# SPDX-License-Identifier: Apache-2.0
"""The widgets of a layout: what they are, and the topic, service, action or parameter of each."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
import math
import re
from typing import Any

from ..wire.gui import WidgetValue
from ..wire.gui_signals import SignalState
from .layout_colors import read_color
from .mistakes import Mistakes, read_each
from .widget_keys import ALL_KEYS, COMMON, Kind, KINDS, RULES, Target, TARGET_KEYS, TARGETS
from .yaml_nodes import describe, meant, suggestion, Value

_TRIGGER = 'std_srvs/srv/Trigger'
_SET_BOOL = 'std_srvs/srv/SetBool'
_NAME = re.compile(r'(~/|/)?[A-Za-z_][A-Za-z0-9_]*(/[A-Za-z_][A-Za-z0-9_]*)*')
_TYPE = re.compile(r'([a-z][a-z0-9_]*)/(?:(msg|srv|action)/)?([A-Za-z][A-Za-z0-9_]*)')
_INTERFACE = {'topic': 'msg', 'service': 'srv', 'action': 'action'}
_LONGEST_TIMEOUT = 3600.0
_FASTEST = 1000.0
FIRST = 'first'
"""``from`` of a progress that begins with what the feedback says first."""


@dataclass(frozen=True)
class Progress:
    """A number of an action's feedback that goes from ``start`` (None: its first) to ``end``."""

    field: str
    start: float | None = 0.0
    end: float = 100.0


@dataclass(frozen=True)
class WidgetEntry:
    """One widget of the layout; what it does not say is empty."""

    id: str
    kind: Kind
    label: str
    target: Target
    name: str
    """Of the topic, the service, the action, or the node that has the parameter."""
    source: Value = field(compare=False, repr=False)
    """Where it stands: errors that only its type can show name file, line and key."""
    type: str = ''
    fields: tuple[str, ...] = ()
    """Paths in the message; of a plot with its topics."""
    parameter: str = ''
    hint: str = ''
    group: str = ''
    value: WidgetValue | None = None
    """Shown at start, never published."""
    minimum: tuple[float, ...] = ()
    maximum: tuple[float, ...] = ()
    step: float = 0.0
    unit: str = ''
    choices: tuple[str, ...] = ()
    states: tuple[SignalState, ...] = ()
    color: str = ''
    confirm: str = ''
    seconds: float = 30.0
    template: Mapping[str, Any] | None = None
    """Plain values of the message, request or goal."""
    rate: float = 0.0
    """Messages a second; 0 is as many as there are."""
    latched: bool = False
    form: tuple[str, ...] | None = None
    """Fields that viewers fill in; None is all that the template does not say."""
    timeout: float = 10.0
    progress: Progress | None = None
    cancel_on_leave: bool = False

    def place(self, key: str) -> Value:
        """Return where a key of it stands, itself where it has not."""
        given = self.source.mapping()
        return given.get(key, self.source)


def read_name(value: Value) -> str:
    """Return a ROS topic or service name. Raises LayoutError."""
    return _named(value, value.text())


def read_widgets(value: Value) -> tuple[WidgetEntry, ...]:
    """Return the widgets of a layout. Raises LayoutError."""
    taken: dict[str, int] = {}
    return tuple(read_each(value, lambda item: read_widget(item, taken)))


def read_widget(entry: Value, taken: dict[str, int]) -> WidgetEntry:
    """Return a widget, its id none of ``taken``, to which that is added. Raises LayoutError."""
    given = entry.mapping()
    kinds = [key for key in given if key in KINDS and not _is_setting(key, given)]
    if len(kinds) != 1:
        raise entry.error(
            f'a widget needs one of the keys {", ".join(KINDS)}{_near(given, KINDS)}'
        )
    kind = kinds[0]
    rule = RULES[kind]
    targets = [key for key in TARGETS if key in given]
    if len(targets) != 1 or targets[0] not in rule.targets:
        near = '' if targets else _near(given, rule.targets)
        raise entry.error(f'a {kind} needs the key {" or ".join(rule.targets)}{near}')
    target = targets[0]
    label = given[kind].text()
    said: dict[str, Any] = {'label': label, 'kind': kind, 'target': target, 'source': entry}
    with Mistakes() as mistakes:
        shared = COMMON if rule.sets else ('hint',)
        known = (*_bound_keys(kind, target), *rule.keys, *shared)
        with mistakes.noted():
            _check_keys(entry, kind, (kind, target, *known), known)
        given = {key: value for key, value in given.items() if key in known}
        with mistakes.noted():
            said |= _target(entry, kind, target)
        with mistakes.noted():
            said |= _look(given, kind, label)
        with mistakes.noted():
            said |= _range(entry, kind, target)
        with mistakes.noted():
            if 'choices' in rule.keys:
                said['choices'] = _choices(entry, kind)
            if 'value' in given:
                said['value'] = _start(given['value'], kind, said)
    return WidgetEntry(id=identify(label, taken), **said)


def _check_keys(entry: Value, kind: Kind, taken: Sequence[str], known: Sequence[str]) -> None:
    """Raise LayoutError for keys that this kind has not: another's, or none."""
    with Mistakes() as mistakes:
        for key, value in entry.mapping().items():
            if key in taken:
                continue
            with mistakes.noted():
                near = '' if key in ALL_KEYS else meant(key, known)
                has = near or f'; it has {", ".join(known)}'
                raise value.error(f'{_a(kind)} has no such key{has}')


def _a(kind: Kind) -> str:
    return f'{"an" if kind[0] in "aeiou" else "a"} {kind}'


def _near(given: Iterable[str], wanted: Sequence[str]) -> str:
    """Return '; did you mean x?' for the first key of no meaning that is near what is wanted."""
    found = (suggestion(key, wanted) for key in given if key not in ALL_KEYS)
    return next(filter(None, found), '')


def _look(given: Mapping[str, Value], kind: Kind, label: str) -> dict[str, Any]:
    """Return how a widget looks, and who may use it."""
    said: dict[str, Any] = {'group': _group(kind)}
    said |= {key: given[key].text() for key in ('unit', 'hint', 'group') if key in given}
    if 'color' in given:
        said['color'] = read_color(given['color'])
    if 'states' in given:
        said['states'] = _states(given['states'], kind)
    if 'confirm' in given:
        said['confirm'] = _confirm(given['confirm'], label)
    return said


def _bound_keys(kind: Kind, target: Target) -> list[str]:
    """Return the keys of what a kind is bound to."""
    if kind == 'plot':
        return []
    if target == 'service':
        other = 'field' if kind == 'button' else 'form'
        return [key for key in TARGET_KEYS[target] if key != other]
    return [key for key in TARGET_KEYS[target] if RULES[kind].sets or key in ('type', 'field')]


def _is_setting(key: str, given: Mapping[str, Value]) -> bool:
    """Tell whether a key that is also a kind is one of another kind's settings: a button's."""
    return key == 'color' and 'button' in given


def _group(kind: Kind) -> str:
    return 'robot' if kind == 'joystick' else ''


def _target(entry: Value, kind: Kind, target: Target) -> dict[str, Any]:
    given = entry.mapping()
    where = given[target]
    if kind == 'plot':
        items = where.items() if isinstance(where.data, list) else [where]
        return {'name': '', 'fields': tuple(_path(item) for item in items)}
    if target == 'parameter':
        node, colon, parameter = where.text().partition(':')
        if not colon or not parameter:
            raise where.error(f"must be 'node:parameter', not {describe(where.data)}")
        return {'name': _named(where, node), 'parameter': parameter}
    name, dot, path = where.text().partition('.')
    if target != 'topic' and dot:
        raise where.error(f'{where.data!r} is no ROS name (letters, digits, _ and /)')
    found: dict[str, Any] = {'name': _named(where, name), 'type': _type(entry, kind, target)}
    if dot and 'field' in given:
        raise given['field'].error(f'{target} says a field already, {path}')
    if target in ('topic', 'service'):
        fields = given.get('field')
        listed = fields is not None and isinstance(fields.data, list)
        items = [] if fields is None else fields.items() if listed else [fields]
        found['fields'] = (path,) if dot else tuple(item.text() for item in items)
    return found | _wire(given, target)


def _wire(given: Mapping[str, Value], target: Target) -> dict[str, Any]:
    """Return what is said of how a message, request or goal goes out."""
    found: dict[str, Any] = {}
    for key in ('template', 'request', 'goal'):
        if key in given:
            given[key].mapping()
            found['template'] = given[key].plain()
    if 'rate' in given:
        found['rate'] = between(given['rate'], 0.01, _FASTEST)
    if 'latched' in given:
        found['latched'] = given['latched'].flag()
    if 'form' in given:
        found['form'] = tuple(item.text() for item in given['form'].items())
    if 'timeout' in given:
        found['timeout'] = between(given['timeout'], 0.1, _LONGEST_TIMEOUT)
    if 'progress' in given:
        found['progress'] = _progress(given['progress'])
    if 'on_leave' in given:
        found['cancel_on_leave'] = given['on_leave'].choice(('keep', 'cancel')) == 'cancel'
    return found


def _progress(value: Value) -> Progress:
    if isinstance(value.data, str):
        return Progress(value.data)
    given = value.mapping(('field', 'from', 'to'))
    if 'field' not in given:
        raise value.error('needs a field of the feedback')
    start: float | None = 0.0
    if 'from' in given:
        start = None if given['from'].data == FIRST else given['from'].number()
    return Progress(given['field'].text(), start, given['to'].number() if 'to' in given else 100.0)


def _type(entry: Value, kind: Kind, target: Target) -> str:
    given = entry.mapping()
    if 'type' not in given:
        if target == 'action':
            raise entry.error('an action needs its type')
        if target == 'service' and kind not in ('button', 'checkbox'):
            raise entry.error(f'a {kind} needs the type of its service')
        usual = RULES[kind].type
        if target == 'service':
            usual = _SET_BOOL if kind == 'checkbox' else _TRIGGER
        return usual if '/' in usual else f'std_msgs/msg/{usual}'
    where = given['type']
    match = _TYPE.fullmatch(where.text())
    interface = _INTERFACE[target]
    if match is None or match[2] not in (None, interface):
        example = {'msg': 'std_msgs/msg/Bool', 'srv': _TRIGGER}.get(interface, 'pkg/action/Name')
        raise where.error(f'must be the type of a {target}, such as {example}')
    return f'{match[1]}/{interface}/{match[3]}'


def _path(value: Value) -> str:
    topic, dot, path = value.text().partition('.')
    _named(value, topic)
    if not dot or not path:
        raise value.error(f'{value.data!r} names no number, as in /odom.twist.twist.linear.x')
    return value.text()


def _named(value: Value, name: str) -> str:
    if not _NAME.fullmatch(name):
        raise value.error(f'{name!r} is no ROS name (letters, digits, _ and /)')
    return name


def identify(label: str, taken: dict[str, int]) -> str:
    """Return a key made of a label, none of ``taken``, to which it and its number are added."""
    stem = re.sub(r'[^a-z0-9]+', '_', label.lower()).strip('_') or 'widget'
    name, count = stem, taken.get(stem, 1)
    while name in taken:
        count += 1
        name = f'{stem}_{count}'
    taken[name], taken[stem] = 1, count
    return name


def between(value: Value, low: float, high: float) -> float:
    """Return a number within limits. Raises LayoutError."""
    number = value.number()
    if not low <= number <= high:
        raise value.error(f'must be from {low:g} to {high:g}, not {number:g}')
    return number


def _numbers(value: Value) -> tuple[float, ...]:
    items = value.items() if isinstance(value.data, list) else [value]
    return tuple(item.number() for item in items)


def _range(entry: Value, kind: Kind, target: Target) -> dict[str, Any]:
    given = entry.mapping()
    found: dict[str, Any] = {}
    for key, name in (('min', 'minimum'), ('max', 'maximum')):
        if key in given:
            found[name] = _numbers(given[key])
    both = 'min' in given and 'max' in given
    if not both and kind in ('slider', 'multi_slider', 'gauge') and target != 'parameter':
        raise entry.error(f'a {kind} needs both min and max')
    if both:
        low, high = found['minimum'], found['maximum']
        if len(low) != len(high):
            raise given['min'].error('min and max must be as many numbers')
        for one, other in zip(low, high, strict=True):
            if one >= other:
                text = f'{one:g} is not less than {other:g}'
                raise given['min'].error(f'must be less than max: {text}')
    if 'step' in given:
        found['step'] = given['step'].number()
        if found['step'] < 0.0:
            raise given['step'].error('must not be negative')
    if 'seconds' in given:
        found['seconds'] = between(given['seconds'], 1.0, 3600.0)
    return found


def _choices(entry: Value, kind: Kind) -> tuple[str, ...]:
    given = entry.mapping()
    items = given['choices'].items() if 'choices' in given else []
    if not items:
        raise entry.error(f'a {kind} needs choices')
    found: list[str] = []
    for item in items:
        if isinstance(item.data, (dict, list, bool, type(None))):
            raise item.error(f'must be a text or a number, not {describe(item.data)}')
        if not isinstance(item.data, str):
            item.number()
        text = str(item.data)
        if text in found:
            raise item.error(f'{text!r} is there twice')
        found.append(text)
    return tuple(found)


def _states(value: Value, kind: Kind) -> tuple[SignalState, ...]:
    found: list[SignalState] = []
    with Mistakes() as mistakes:
        for of, item in value.mapping().items():
            with mistakes.noted():
                if kind == 'gauge' and not _is_number(of):
                    raise item.error('a gauge has its states by the numbers where they begin')
            with mistakes.noted():
                found.append(_state(of, item))
    return tuple(found)


def _state(of: str, value: Value) -> SignalState:
    if not isinstance(value.data, dict):
        return SignalState(of, read_color(value), '')
    color = text = ''
    with Mistakes() as mistakes:
        given = mistakes.mapping(value, ('color', 'text'))
        with mistakes.noted():
            color = read_color(given['color']) if 'color' in given else ''
        with mistakes.noted():
            text = given['text'].text() if 'text' in given else ''
    return SignalState(of, color, text)


def _is_number(text: str) -> bool:
    try:
        return math.isfinite(float(text))
    except ValueError:
        return False


def _confirm(value: Value, label: str) -> str:
    if isinstance(value.data, str):
        return value.data
    return f'{label}?' if value.flag() else ''


def _start(value: Value, kind: Kind, said: Mapping[str, Any]) -> WidgetValue:
    if kind == 'checkbox':
        return value.flag()
    if kind == 'text':
        return value.text()
    if kind == 'dropdown':
        choices = said['choices']
        if str(value.data) not in choices:
            raise value.error(f'must be one of {", ".join(choices)}, not {describe(value.data)}')
        return str(value.data)
    if kind in ('vector', 'multi_slider', 'color'):
        return [item.number() for item in value.items()]
    return value.number()
