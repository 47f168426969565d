# SPDX-License-Identifier: Apache-2.0
"""Reads a configuration of RViz (.rviz, YAML): what both have, and a list of what was left out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from ..displays.base import option_fields
from ..wire.display import OptionField, OptionValue
from ..wire.layouts import LayoutDocument, LayoutView
from .rviz_camera import read_camera
from .rviz_rest import left_behind
from .rviz_table import ALIASES, ELSEWHERE, PLUGINS, QUIET, Rule, RULES
from .rviz_values import CONVERT, plain
from .yaml_nodes import Value

ROOT = 'Visualization Manager'
_MOST_LEFT_OUT = 200
_MOST_VIEWS = 500


@dataclass
class Import:
    """What became of a configuration."""

    layout: LayoutDocument
    left_out: list[str] = field(default_factory=list)
    _more: int = 0

    def leave_out(self, text: str) -> None:
        """Note what is not there, and why; of too many, how many more there are."""
        if len(self.left_out) < _MOST_LEFT_OUT:
            self.left_out.append(text)
            return
        self._more += 1
        del self.left_out[_MOST_LEFT_OUT:]
        self.left_out.append(f'and {self._more} more')


def is_rviz(root: Value) -> bool:
    """Tell whether a YAML document is a configuration of RViz."""
    return isinstance(root.data, dict) and ROOT in root.data


def read_rviz(root: Value, types: Mapping[str, Any]) -> Import:
    """
    Return the layout that a configuration of RViz comes closest to.

    ``types`` has the display module of each ROS type. Raises LayoutError where the file is no
    configuration; a display that cannot be taken over is only left out.
    """
    whole = root.mapping()
    manager = whole[ROOT].mapping()
    found = Import(LayoutDocument('', 'orbit', '', [], False, [], []))
    views: list[LayoutView] = []
    for entry, enabled in _displays(manager.get('Displays'), on=True):
        view = _view(entry.mapping(), enabled, types, found)
        if view is not None and len(views) < _MOST_VIEWS:
            views.append(view)
    options = _plain_map(manager.get('Global Options'))
    mode, follow, camera = read_camera(whole, found.leave_out)
    frame = str(options.get('Fixed Frame') or '').lstrip('/')
    found.layout = LayoutDocument(frame, mode, follow, camera, False, [], views)
    for text in left_behind(whole):
        found.leave_out(text)
    return found


def _displays(value: Value | None, *, on: bool) -> Iterator[tuple[Value, bool]]:
    """Yield every display, those in groups too, and whether it and its groups are enabled."""
    if value is None or not isinstance(value.data, list):
        return
    for entry in value.data:
        given = entry.mapping()
        shown = on and plain(given.get('Enabled')) is not False
        if 'Displays' in given:
            yield from _displays(given['Displays'], on=shown)
        else:
            yield entry, shown


def _view(
    given: Mapping[str, Value], enabled: bool, types: Mapping[str, Any], found: Import
) -> LayoutView | None:
    said = str(plain(given.get('Class')) or '')
    title = str(plain(given.get('Name')) or said)
    name = next((said.removeprefix(p) for p in PLUGINS if said.startswith(p)), said)
    name = ALIASES.get(name) or name
    rule = RULES.get(name)
    if rule is None:
        why = ELSEWHERE.get(name) or f'{said or "a display without a class"} has no counterpart'
        found.leave_out(f'{title}: {why}')
        return None
    if rule.type not in types:
        found.leave_out(f'{title}: there is no display for {rule.type}')
        return None
    topic = _topic(given, rule)
    if not topic:
        found.leave_out(f'{title}: it has no topic')
        return None
    options = {**rule.always, **_options(given, rule, types[rule.type], title, found)}
    return LayoutView(topic, rule.type, title[:256], enabled, options)


def _topic(given: Mapping[str, Value], rule: Rule) -> str:
    """Return the topic, absolute; of ROS 1 files its property has another name."""
    names = [rule.topic, 'Topic', *(name for name in given if name.endswith(' Topic'))]
    for name in names:
        value = given.get(name)
        if value is not None and isinstance(value.data, dict):
            value = value.data.get('Value')
        topic = plain(value)
        if isinstance(topic, str) and topic and name != 'Update Topic':
            return f'/{topic.strip("/")}{rule.suffix}'
    return rule.default_topic


def _options(
    given: Mapping[str, Value], rule: Rule, module: Any, title: str, found: Import
) -> dict[str, OptionValue]:
    known = {one.name: one for one in option_fields(module.Options)}
    options: dict[str, OptionValue] = {}
    flat = dict(_flat(given, '', rule))
    for path, value in flat.items():
        name, how = rule.properties.get(path, ('', ''))
        if not name:
            if path.split(' / ')[0] not in QUIET:
                found.leave_out(f'{title}: its property {path!r} has no counterpart')
            continue
        converted = CONVERT[how](value, flat)
        if converted is None or name not in known:
            if name not in known:
                found.leave_out(f'{title}: its property {path!r} has no counterpart')
            continue
        fitting = _fitting(known[name], converted)
        if fitting is None:
            found.leave_out(f'{title}: {path} cannot be {plain(value)!r} here')
        elif fitting != known[name].default:
            options[name] = fitting
    return options


def _flat(given: Mapping[str, Value], group: str, rule: Rule) -> Iterator[tuple[str, Value]]:
    """Yield the properties by their paths; a group that is taken whole is one."""
    for name, value in given.items():
        path = f'{group} / {name}' if group else name
        if isinstance(value.data, dict) and path not in rule.properties:
            if path.split(' / ')[0] not in QUIET:
                yield from _flat(value.data, path, rule)
        else:
            yield path, value


def _fitting(field: OptionField, value: Any) -> OptionValue | None:
    """Return a value as the setting takes it, into its range; None where it does not fit."""
    if field.kind == 'bool':
        return value if isinstance(value, bool) else None
    if field.kind == 'number':
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            return None
        limited = field.minimum < field.maximum
        return min(max(float(value), field.minimum), field.maximum) if limited else float(value)
    if not isinstance(value, str):
        return None
    return value if field.kind != 'choice' or value in field.choices else None


def _plain_map(value: Value | None) -> dict[str, Any]:
    if value is None or not isinstance(value.data, dict):
        return {}
    return {key: plain(one) for key, one in value.data.items()}
