# SPDX-License-Identifier: Apache-2.0
"""Who writes a layout is told all that is wrong with it, and not one mistake at each start."""

from __future__ import annotations

import difflib

import pytest

from ros_viz_bridge.displays.registry import registry
from ros_viz_bridge.layout.layout import read_layout
from ros_viz_bridge.layout.mistakes import Mistakes, read_each
from ros_viz_bridge.layout.yaml_nodes import (
    LayoutError,
    MOST_TOLD,
    read_yaml,
    suggestion,
    Value,
)

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
MANY = {f'sice{i}': 1 for i in range(2000)}


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


WRONG_DISPLAYS = """\
displays:
  - topic: /a
    szie: 3
    decay: long
    visible: 1
    title: 7
  - topic: /b
    type: sensor_msgs/PointClout2
    alpha: 12
  - {topic: /c, decay: 1, flip: 7}
  - {decay: long}
  - {topic: /d, type: sensor_msgs/PointCloud2, color: {by: 1, map: rainbaw, min: x}}
gizmos:
  - {gizmo: Goal, topic: a b, rate: 0, axes: [x, q], colour: red, move: 1}
"""


def test_wrong_values_beside_a_wrong_key_are_told_at_once() -> None:
    """Whoever mends the key is not told of the value at the next start."""
    with pytest.raises(LayoutError) as error:
        read_layout(WRONG_DISPLAYS, file='f', types=registry())
    told = str(error.value).splitlines()
    places = [' '.join(line.removeprefix('f, line ').split(': ')[:2]) for line in told]
    assert sorted(places) == sorted(
        [
            '3 displays[0].szie',
            '4 displays[0].decay',
            '5 displays[0].visible',
            '6 displays[0].title',
            '8 displays[1].type',
            '9 displays[1].alpha',
            '10 displays[2].flip',
            '10 displays[2].decay',
            '11 displays[3]',
            '11 displays[3].decay',
            '12 displays[4].color.by',
            '12 displays[4].color.map',
            '12 displays[4].color.min',
            '14 gizmos[0]',
            '14 gizmos[0].topic',
            '14 gizmos[0].rate',
            '14 gizmos[0].axes[1]',
            '14 gizmos[0].colour',
            '14 gizmos[0].move',
        ]
    )


def test_as_many_mistakes_as_are_told_are_all() -> None:
    items = read_yaml(str(list(range(MOST_TOLD))), file='f')
    with pytest.raises(LayoutError) as error:
        read_each(items, lambda item: item.text())
    assert len(str(error.value).splitlines()) == len(error.value.args) == MOST_TOLD


@pytest.mark.parametrize(
    'text',
    [
        str(MANY),
        f'tools: {[f"golf{i}" for i in range(2000)]}',
        f'displays: {[{"visible": 3} for _ in range(1000)]}',
        f'displays: {[{"topic": "/a", **MANY}]}',
        f'displays: {[{"topic": "/a", "type": "sensor_msgs/Image", **MANY}]}',
        f'panels: {MANY}',
    ],
    ids=['keys', 'tools', 'displays', 'settings', 'options', 'panels'],
)
def test_of_very_many_mistakes_a_few_are_looked_for(
    text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Any viewer may send a layout: what is wrong with it must not keep the server busy."""
    made: list[str] = []
    error_of = Value.error
    monkeypatch.setattr(Value, 'error', lambda *args: made.append('') or error_of(*args))
    with pytest.raises(LayoutError) as error:
        read_layout(text, file='f', types=registry())
    *told, rest = str(error.value).splitlines()
    assert len(told) == MOST_TOLD and rest == 'and more'
    assert len(made) <= 2 * MOST_TOLD


def test_a_long_word_is_not_looked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    """It takes time that grows with the word, and may be said again and again by aliases."""
    looked: list[int] = []

    def note(word: str, *rest: object, **how: object) -> list[str]:
        looked.append(len(word))
        return []

    monkeypatch.setattr(difflib, 'get_close_matches', note)
    suggestion('goal' * 50_000, ['goal_pose'])
    assert max(looked) <= 100


def test_keys_that_may_be_any_are_not_compared() -> None:
    compared: list[str] = []

    class Name(str):
        __slots__ = ()

        def __eq__(self, other: object) -> bool:
            compared.append(self)
            return super().__eq__(other)

        __hash__ = str.__hash__

    items = {Name(i): read_yaml('1', file='f') for i in range(100)}
    compared.clear()
    Value(items, 'f', 1, read_yaml('1', file='f').key).mapping()
    assert not compared


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
