# SPDX-License-Identifier: Apache-2.0
"""docs/layout.md: every key of a layout and every setting of every display, from the code."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from ..displays.base import option_fields, page_fields
from ..displays.registry import builtin
from ..wire.display import OptionField
from .layout import CAMERA_KEYS, DISPLAY_KEYS, KEYS
from .layout_gizmos import GIZMO_KEYS
from .layout_panels import PANEL_KEYS
from .widget_keys import COMMON, KEY_DOCS, Kind, KINDS, RULES, Target, TARGET_KEYS, TARGETS

_HEAD = """\
<!-- Made of the code by "make schema": change what it says there. -->

# Layout file

A YAML file, named by the parameter `layout_file`, says what pages show at first and which widgets
they have. [config/layout.yaml](../config/layout.yaml) is a commented example; mistakes
are answered all at once, each with file, line, key and the nearest key there is. What only ROS
knows of widgets and gizmos, their types and the fields of these, the bridge checks once the file
is right otherwise; a `Server` without ROS does not.
"""
_WIDGETS = """\
Each has its kind as a key, whose value is its label, then what it is bound to (`topic`, `service`,
`action` or `parameter`) with the keys of that, and those of its kind:

```yaml
widgets:
  - {slider: Forward, topic: /cmd_vel.linear.x, type: geometry_msgs/msg/Twist, min: -1, max: 1}
  - {button: Dock, service: /dock, confirm: Drive to the dock?}
  - {button: Fetch, action: /fetch, type: my_robot/action/Fetch, progress: percent}
  - {number: Speed limit, parameter: 'controller:max_speed'}
```
"""
_TARGETS: dict[str, str] = {
    'topic': 'Published when a viewer sets the widget, and followed: what others publish is shown.'
    ' Widgets of one topic make one message together.',
    'service': 'Called once at a time; the answer, or why there is none, is shown. A slider, '
    'number or checkbox calls it with what is set, the newest next, and goes back where it '
    'is refused.',
    'action': 'One goal at a time; feedback, progress and result are shown, and it can be '
    'canceled. A stop cancels it.',
    'parameter': "`'node:parameter'`. Read, set, and followed when others change it; it waits for "
    'its node. Range and description come from its descriptor.',
}
_EVERY = 'Besides, all of them have:\n'
_GIZMOS = """\
Arrows and rings in the scene, each with its label as `gizmo`, and what it moves:

```yaml
gizmos:
  - {gizmo: Gripper, topic: /servo/pose_target, frame: base_link, pose: [0.4, 0, 0.4, 0, 0, 0, 1]}
  - {gizmo: Camera mount, transform: camera_link, frame: base_link, latched: true}
```

One operator at a time holds it. A stop lets go of it; what was not published then is not shown
either. What a link held back for more than three seconds is not published.
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
        _table(('kind', 'what', 'bound to', 'usual type', 'keys'), map(_widget, KINDS)),
        _keys(KEY_DOCS),
        *map(_target, TARGETS),
        _EVERY,
        _keys(COMMON),
        '## gizmos\n',
        _GIZMOS,
        _keys(GIZMO_KEYS),
        '## displays\n',
        _keys(DISPLAY_KEYS),
        _SETTINGS,
        *(_display(modules) for modules in _alike(displays)),
    ]
    return '\n'.join(parts)


def _widget(kind: Kind) -> tuple[str, ...]:
    rule = RULES[kind]
    usual = rule.type if '/' in rule.type or not rule.type else f'std_msgs/msg/{rule.type}'
    keys = ', '.join(f'`{key}`' for key in rule.keys)
    return kind, rule.doc, ', '.join(rule.targets), usual, keys


def _target(target: Target) -> str:
    keys = TARGET_KEYS[target]
    return f'#### {target}\n\n{_TARGETS[target]}\n' + (f'\n{_keys(keys)}' if keys else '')


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
