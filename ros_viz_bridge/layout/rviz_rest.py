# SPDX-License-Identifier: Apache-2.0
"""What a configuration of RViz has besides displays and view, as far as the page has it not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from .rviz_values import plain
from .yaml_nodes import Value

_PANELS = frozenset({'Displays', 'Selection', 'Time', 'Tool Properties', 'Views', 'Help'})
_TOOLS = frozenset({'FocusCamera', 'Interact', 'Measure', 'MoveCamera', 'Select'})
_STANDARD = frozenset({'rviz', 'rviz_common', 'rviz_default_plugins'})
"""Packages whose panels and tools above the page has, or needs not."""
_PROFILE = frozenset({'Depth', 'Durability Policy', 'History Policy', 'Reliability Policy'})
_OPTIONS = {
    'Background Color': 'the theme has its own',
    'Default Light': 'the light is always on',
    'Frame Rate': 'the page draws when something changed, as often as the screen shows it',
}


def left_behind(whole: Mapping[str, Value]) -> Iterator[str]:
    """Yield a line with the reason for everything in the file that is not taken over."""
    manager = _map(whole.get('Visualization Manager'))
    yield from _groups(manager.get('Displays'))
    if _has_profiles(manager.get('Displays')):
        yield 'depth, durability and reliability of topics: their publishers decide'
    yield from _tools(manager.get('Tools'))
    yield from _panels(whole.get('Panels'))
    yield from _options(manager.get('Global Options'))
    for each in _list(_map(manager.get('Views')).get('Saved')):
        yield f'the saved view {_said(each, "Name")}: only the current one is taken over'


def _groups(displays: Value | None) -> Iterator[str]:
    for each in _list(displays):
        if 'Displays' in _map(each):
            yield f'the group {_said(each, "Name")}: its displays stand in the one list'
            yield from _groups(_map(each)['Displays'])


def _has_profiles(value: Value | None) -> bool:
    if any(_has_profiles(each) for each in _list(value)):
        return True
    given = _map(value)
    return not _PROFILE.isdisjoint(given) or any(_has_profiles(each) for each in given.values())


def _tools(tools: Value | None) -> Iterator[str]:
    for each in _list(tools):
        package, name = _class(each)
        if package in _STANDARD and name in _TOOLS:
            continue
        topic = _map(each).get('Topic')
        where = plain(_map(topic).get('Value', topic))
        on = f' on {where}' if isinstance(where, str) and where else ''
        yield f'the tool {name}{on}: the page has none like it'


def _panels(panels: Value | None) -> Iterator[str]:
    for each in _list(panels):
        package, name = _class(each)
        if not (package in _STANDARD and name in _PANELS):
            said = _said(each, 'Class')
            yield f'the panel {_said(each, "Name") or name}: {said} has no counterpart'


def _options(options: Value | None) -> Iterator[str]:
    for name in _map(options):
        if name != 'Fixed Frame':
            yield f'{name}: {_OPTIONS.get(name, "it has no counterpart")}'


def _class(value: Value) -> tuple[str, str]:
    """Return package and name of a class."""
    package, _, name = _said(value, 'Class').rpartition('/')
    return package, name


def _said(value: Value, name: str) -> str:
    text = plain(_map(value).get(name))
    return '' if text is None else str(text)


def _list(value: Value | None) -> list[Value]:
    return value.data if value is not None and isinstance(value.data, list) else []


def _map(value: Value | None) -> Mapping[str, Value]:
    return value.data if value is not None and isinstance(value.data, dict) else {}
