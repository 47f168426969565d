# SPDX-License-Identifier: Apache-2.0
"""Each control has a name of its own and modes that exist; what has not is left out alone."""

from __future__ import annotations

from typing import Any

from displays.conftest import by_writer
from displays.interactive_messages import control, convert, interactive, visual

from ros_viz_bridge.displays.interactive.controls import INTERACTION_MODES, MOST, read_controls


def controls(*some: Any) -> tuple[list[Any], list[Any]]:
    scene, items = convert(by_writer, interactive('m', *some))
    assert scene is not None
    return scene.markers[0].controls, items


def test_every_mode_has_its_name() -> None:
    found, items = controls(*(control(f'c{mode}', mode) for mode in range(10)))
    assert items == []
    assert [each.interaction_mode for each in found] == list(INTERACTION_MODES)
    assert found[6].interaction_mode == 'move_rotate' and found[9].name == 'c9'


def test_fields_arrive() -> None:
    made = control(
        'turn',
        5,
        visual(),
        visual(),
        orientation={'y': 1.0, 'w': 1.0},
        orientation_mode=2,
        always_visible=True,
        independent_marker_orientation=True,
        description='about y',
    )
    (found,), items = controls(made)
    assert [round(value, 3) for value in found.orientation] == [0.0, 0.707, 0.0, 0.707]
    assert found.orientation_mode == 'view_facing'
    assert found.always_visible and found.independent_marker_orientation
    assert (found.description, found.visuals) == ('about y', 2)
    assert [item.level for item in items] == ['warning'], 'the quaternion was not of length one'


def test_unknown_modes_are_refused_and_the_others_stay() -> None:
    found, items = controls(
        control('a', 42), control('b', orientation_mode=3), control('c'), control('d' * 300)
    )
    assert [each.name for each in found] == ['c']
    assert [item.level for item in items] == ['error'] * 3
    assert 'interaction_mode 42 is unknown' in items[0].text
    assert 'orientation_mode 3 is unknown' in items[1].text


def test_names_are_made_unique_as_rviz_does() -> None:
    found, items = controls(control('a'), control('a'), control(''), control(''), control('a_u0'))
    assert [each.name for each in found] == ['a', 'a_u0', '', '_u0', 'a_u0_u0']
    assert "goes by 'a_u0'" in items[0].text


def test_an_orientation_that_is_none_is_refused() -> None:
    found, (item,) = controls(control('a', orientation={'w': float('nan')}), control('b'))
    assert [each.name for each in found] == ['b']
    assert 'NaN' in item.text


def test_too_many_controls_are_cut() -> None:
    found, items = controls(*(control(f'c{i}') for i in range(MOST + 50)))
    assert len(found) == MOST
    assert len(items) == 50
    assert callable(read_controls)
