# SPDX-License-Identifier: Apache-2.0
"""Who writes a layout is told all that is wrong with it, and not one mistake at each start."""

from __future__ import annotations

import pytest

from ros_viz_bridge.displays.registry import registry
from ros_viz_bridge.layout.layout import read_layout
from ros_viz_bridge.layout.mistakes import Mistakes, read_each
from ros_viz_bridge.layout.yaml_nodes import LayoutError, MOST_TOLD, read_yaml

WRONG = """\
fixed_frame: 3
discovr: all
displays:
  - {topic: /a, type: sensor_msgs/Image, decay: 3, flip: 1}
  - {visible: false}
  - {topic: /fine}
widgets:
  - {slider: Speed, topic: speed, min: 2, max: 1, unit: 7, colour: red}
  - {button: Go}
gizmos:
  - {gizmo: Goal, topic: /goal}
tools: [goal_pose, hammer, saw]
camera: {mode: sideways, pose: [1]}
panels: {bottom: kitchen, height: 3}
"""


def test_every_mistake_of_a_layout_is_told_with_its_line() -> None:
    with pytest.raises(LayoutError) as error:
        read_layout(WRONG, file='f', types=registry())
    told = str(error.value).splitlines()
    places = [' '.join(line.removeprefix('f, line ').split(': ')[:2]) for line in told]
    assert sorted(places) == sorted(
        [
            '2 discovr',
            '1 fixed_frame',
            '4 displays[0].decay',
            '4 displays[0].flip',
            '5 displays[1]',
            '8 widgets[0].colour',
            '8 widgets[0].unit',
            '8 widgets[0].min',
            '9 widgets[1]',
            '11 gizmos[0]',
            '12 tools[1]',
            '12 tools[2]',
            '13 camera.mode',
            '13 camera.pose',
            '14 panels.bottom',
            '14 panels.height',
        ]
    )


def test_of_very_many_mistakes_the_rest_is_counted() -> None:
    items = read_yaml(str(list(range(MOST_TOLD + 5))), file='f')
    with pytest.raises(LayoutError) as error:
        read_each(items, lambda item: item.text())
    *told, rest = str(error.value).splitlines()
    assert len(told) == MOST_TOLD and rest == 'and 5 more mistakes'


def test_what_is_wrong_beside_the_layout_is_not_noted() -> None:
    with pytest.raises(KeyError), Mistakes() as mistakes:
        with mistakes.noted():
            raise LayoutError('a')
        with mistakes.noted():
            raise KeyError('b')


def test_a_mistake_outside_is_told_with_the_others() -> None:
    with pytest.raises(LayoutError) as error, Mistakes() as mistakes:
        with mistakes.noted():
            raise LayoutError('a')
        raise LayoutError('b')
    assert error.value.args == ('a', 'b')


def test_nothing_is_raised_where_nothing_is_wrong() -> None:
    items = read_yaml('[a, b]', file='f')
    assert read_each(items, lambda item: item.text()) == ['a', 'b']
