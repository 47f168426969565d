# SPDX-License-Identifier: Apache-2.0
"""Every number of any message can be plotted, and a wrong path is told why it is one."""

from __future__ import annotations

import math
from typing import Any

import pytest

from ros_viz_bridge.cdr import MessageType, View, view_from_dict
from ros_viz_bridge.watch.path import NumberPath, parse, PathError, Step

ARM = MessageType.from_text(
    'pkg/msg/Arm',
    """builtin_interfaces/Time stamp
bool on
string[] name
float64[] position
int32[] id
Part[] parts
Part[2] pair
string title
===
MSG: pkg/Part
string label
uint16 id
float32[3] force
Inner inner
===
MSG: pkg/Inner
int8 deep
===
MSG: builtin_interfaces/Time
int32 sec
uint32 nanosec
""",
)


def part(label: str, ident: int) -> dict[str, Any]:
    return {'label': label, 'id': ident, 'force': [1.0, 2.0, 3.5], 'inner': {'deep': -4}}


@pytest.fixture
def arm() -> View:
    return view_from_dict(
        ARM,
        {
            'stamp': {'sec': 7, 'nanosec': 500_000_000},
            'on': True,
            'name': ['base', 'elbow'],
            'position': [0.5, 1.5],
            'id': [3, 9],
            'parts': [part('a', 5), part('b/c', 6)],
            'pair': [part('x', 1), part('y', 2)],
        },
    )


@pytest.mark.parametrize(
    ('path', 'number'),
    [
        ('stamp', 7.5),
        ('stamp.sec', 7.0),
        ('.on', 1.0),
        ('position[1]', 1.5),
        ('position[-1]', 1.5),
        ('position[name=elbow]', 1.5),
        ('position[id=9]', 1.5),
        ('id[name=base]', 3.0),
        ('parts[1].id', 6.0),
        ('parts[label=b/c].force[2]', 3.5),
        ('parts[id=5].inner.deep', -4.0),
        ('pair[label=y].id', 2.0),
    ],
)
def test_numbers_of_every_shape_are_found(arm: View, path: str, number: float) -> None:
    assert NumberPath(ARM, path)(arm) == number


@pytest.mark.parametrize(
    'path',
    ['position[2]', 'position[-3]', 'position[name=wrist]', 'parts[label=z].id', 'parts[id=q].id'],
)
def test_an_element_that_is_not_there_is_no_number(arm: View, path: str) -> None:
    assert math.isnan(NumberPath(ARM, path)(arm))


@pytest.mark.parametrize(
    ('path', 'reason'),
    [
        ('', 'no path'),
        ('position[', 'not understood'),
        ('position[0]x', 'not understood'),
        ('on.', 'no path'),
        ('nothing', 'it has stamp, on, name'),
        ('position', 'choose an element'),
        ('on[0]', 'no elements'),
        ('on.deep', 'it has no fields'),
        ('title', 'no number'),
        ('name[0]', 'no number'),
        ('parts[0]', 'no number'),
        ('parts[label=a].label', 'no number'),
        ('position[title=a]', 'does not name the elements'),
        ('parts[force=1].id', 'does not name the elements'),
        ('position[parts=1]', 'does not name the elements'),
    ],
)
def test_a_path_to_no_number_says_why(path: str, reason: str) -> None:
    with pytest.raises(PathError, match=reason):
        NumberPath(ARM, path)


def test_steps_are_read_in_order() -> None:
    assert parse('a.b[2].c[k.x=v w]') == (
        Step('a'),
        Step('b', 2),
        Step('c', None, 'k.x', 'v w'),
    )
