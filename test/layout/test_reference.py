# SPDX-License-Identifier: Apache-2.0
"""docs/layout.md says what the code knows, all of it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace
from typing import Literal

from ros_viz_bridge.displays.base import option, option_fields
from ros_viz_bridge.displays.registry import builtin
from ros_viz_bridge.layout.layout import CAMERA_KEYS, DISPLAY_KEYS, KEYS, Layout, read_layout
from ros_viz_bridge.layout.reference import generate
from ros_viz_bridge.layout.widget_keys import KINDS

COMMITTED = Path(__file__).parents[2] / 'docs' / 'layout.md'


@dataclass(frozen=True)
class Options:
    """A setting of each kind."""

    on: bool = option(True, 'Whether.')
    far: float = option(2.5, 'How far.', minimum=0.0, maximum=10.0, unit='m', shown_if='way=a|b')
    any: float = option(-1.0, 'Any number.', shared=True)
    way: Literal['a', 'b'] = option('b', 'Which | of them.')
    tint: str = option('#ff8800', 'Colour.', kind='color')
    what: str = option('', 'Words.')
    by: str = option('z', 'Field.', kind='field')


def module(name: str, options: type = Options) -> SimpleNamespace:
    return SimpleNamespace(ROS_TYPE=f'x_msgs/msg/{name}', Options=options, __doc__=f'{name}: one.')


def test_the_committed_file_is_fresh() -> None:
    assert COMMITTED.read_text() == generate(builtin()), 'run "make schema" and commit the result'


def test_every_key_and_setting_is_there() -> None:
    text = generate(builtin())
    for name in (*KEYS, *CAMERA_KEYS, *DISPLAY_KEYS):
        assert f'\n| `{name}` | ' in text
    for kind in KINDS:
        assert f'\n| {kind} | ' in text
    for one in builtin().values():
        assert f'* {one.ROS_TYPE}' in text
        for field in option_fields(one.Options):
            assert f'\n| `{field.name}` | ' in text


def test_a_setting_of_each_kind() -> None:
    assert generate({'x': module('One')}).endswith(
        """\
### One

* One: one.

| setting | values | usual | what |
| --- | --- | --- | --- |
| `on` | `true`, `false` | `true` | Whether. |
| `far` | 0 to 10 m | 2.5 | How far. Only with `way` a or b. |
| `any` | number | -1 | Any number. (all viewers) |
| `way` | `a`, `b` | `b` | Which \\| of them. |
| `tint` | `'#rrggbb'` | `#ff8800` | Colour. |
| `what` | text | empty | Words. |
| `by` | a field of the data | `z` | Field. |
"""
    )


def test_displays_with_the_same_settings_are_listed_once() -> None:
    @dataclass(frozen=True)
    class Other:
        """No settings."""

    given = {'b/B': module('B'), 'a/A': module('A', Other), 'c/C': module('C')}
    headings = [line for line in generate(given).splitlines() if line.startswith('### ')]
    assert headings == ['### A', '### B, C']


def test_the_usual_values_that_it_names_are_those_of_the_code() -> None:
    assert Layout().discover == 'cheap'
    assert '`cheap` (usual)' in KEYS['discover']
    assert CAMERA_KEYS['mode'].startswith(f'`{Layout().view_mode}`')
    entry = (
        '{topic: /points, style: spheres, size: 5 cm, color: {by: intensity, min: 0, max: 100}}'
    )
    text = generate(builtin())
    assert f'  - {entry}\n' in text
    read = read_layout(f'displays:\n  - {entry}\n', file='x', types=builtin())
    assert len(read.displays) == 1
