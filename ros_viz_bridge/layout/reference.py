# SPDX-License-Identifier: Apache-2.0
"""docs/layout.md: every key of a layout and every setting of every display, from the code."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from ..displays.base import option_fields, page_fields
from ..displays.registry import builtin
from ..wire.display import OptionField
from .layout import CAMERA_KEYS, DISPLAY_KEYS, KEYS
from .layout_panels import PANEL_KEYS
from .layout_widgets import WIDGET_KEYS, WIDGET_TYPES

_HEAD = """\
<!-- Made of the code by "make schema": change what it says there. -->

# Layout file

A YAML file, named by the parameter `layout_file`, says what pages show at first and which widgets
they have. [config/layout.yaml](../config/layout.yaml) is a commented example; a mistake is
answered with file, line, key and the nearest key there is.
"""
_WIDGETS = """\
Each has its kind as a key, whose value is its label, then `topic` (a `button` may have `service`
instead, of type std_srvs/srv/Trigger) and these:
"""
_WIDGET_NOTE = """\
`type` is the first of those listed unless it says another. `value` is shown, and never published,
until somebody sets the widget. A `slider` needs `min` and `max`, a `dropdown` `choices`.
"""
_SETTINGS = """\
Besides the keys above an entry of `displays` has the settings of its type, all of them optional:

```yaml
displays:
  - {topic: /points, style: spheres, size: 5 cm, color: {by: intensity, min: 0, max: 100}}
```

A number may have its unit behind it: metres also `cm` and `mm`, seconds also `ms` and `min`. Where
there is `color_by`, `color: '#rrggbb'` makes all of one colour, and `color: {by, map, min, max,
invert}` says at once by what (a field of the data, `x`, `y`, `z`, or a value of `color_by`) and
between which values (`auto` for the data's own). Where there is `size_m`, `size: 3 px` and
`size: 0.02 m` set the size and, if need be, the style.

Settings act in each page for itself, at once; those marked "all viewers" act in the bridge, are
set here only, and pages do not offer them.
"""


def generate(displays: Mapping[str, Any]) -> str:
    """Return the page; ``displays`` has the display modules by ROS type."""
    parts = [
        _HEAD,
        _keys(KEYS),
        '## camera\n',
        _keys(CAMERA_KEYS),
        '## panels\n',
        _keys(PANEL_KEYS),
        '## widgets\n',
        _WIDGETS,
        _table(('kind', 'type', 'keys'), (_widget(kind) for kind in WIDGET_TYPES)),
        _WIDGET_NOTE,
        '## displays\n',
        _keys(DISPLAY_KEYS),
        _SETTINGS,
        *(_display(modules) for modules in _alike(displays)),
    ]
    return '\n'.join(parts)


def _widget(kind: Any) -> tuple[str, ...]:
    return kind, ', '.join(WIDGET_TYPES[kind]), ', '.join(f'`{key}`' for key in WIDGET_KEYS[kind])


def _alike(displays: Mapping[str, Any]) -> Iterable[list[Any]]:
    """Return the modules in groups that have the same settings, in the order of their types."""
    groups: dict[str, list[Any]] = {}
    for name in sorted(displays, key=lambda name: name.split('/')[-1]):
        module = displays[name]
        settings = repr(option_fields(module.Options)) + repr(page_fields(module.Options))
        groups.setdefault(settings, []).append(module)
    return groups.values()


def _display(modules: list[Any]) -> str:
    title = ', '.join(module.ROS_TYPE.split('/')[-1] for module in modules)
    first = [str(module.__doc__ or module.ROS_TYPE).strip().split('\n\n')[0] for module in modules]
    about = ''.join(f'* {" ".join(text.split())}\n' for text in first)
    options = modules[0].Options
    own = {field.name for field in page_fields(options)}
    rows = [_setting(field, field.name not in own) for field in option_fields(options)]
    if not rows:
        return f'### {title}\n\n{about}\nIt has no settings.\n'
    return f'### {title}\n\n{about}\n' + _table(('setting', 'values', 'usual', 'what'), rows)


def _setting(field: OptionField, shared: bool) -> tuple[str, ...]:
    notes = [field.doc]
    if field.shown_if:
        name, values = field.shown_if.split('=', 1)
        notes.append(f'Only with `{name}` {values.replace("|", " or ")}.')
    if shared:
        notes.append('(all viewers)')
    return f'`{field.name}`', _values(field), _usual(field), ' '.join(notes)


def _values(field: OptionField) -> str:
    if field.kind == 'choice':
        return ', '.join(f'`{choice}`' for choice in field.choices)
    if field.kind == 'number':
        limited = field.minimum < field.maximum
        span = f'{field.minimum:g} to {field.maximum:g}' if limited else 'number'
        return f'{span} {field.unit}'.strip()
    return {
        'bool': '`true`, `false`',
        'color': "`'#rrggbb'`",
        'field': 'a field of the data',
    }.get(field.kind, 'text')


def _usual(field: OptionField) -> str:
    if isinstance(field.default, bool):
        return f'`{str(field.default).lower()}`'
    if isinstance(field.default, str):
        return f'`{field.default}`' if field.default else 'empty'
    return f'{field.default:g}'


def _keys(keys: Mapping[str, str]) -> str:
    return _table(('key', 'what'), ((f'`{name}`', doc) for name, doc in keys.items()))


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [head, ('---',) * len(head), *rows]
    return ''.join(f'| {" | ".join(_cell(cell) for cell in line)} |\n' for line in lines)


def _cell(text: str) -> str:
    return ' '.join(text.split()).replace('|', '\\|')


if __name__ == '__main__':
    print(generate(builtin()), end='')
