# SPDX-License-Identifier: Apache-2.0
"""Controls follow viewers' drags, tell all others, and count limits from where the script is."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest
from support.published import Published

from ros_viz_bridge.api.scene.transform_controls import flags, limits, TransformControlsHandle
from ros_viz_bridge.wire.pointer import GizmoDragged

HALF = 0.5**0.5
CLIENT: Any = SimpleNamespace(client_id='c7')


def drag(
    gizmo: TransformControlsHandle, phase: Any = 'update', x: float = 1.0, submit: Any = None
) -> None:
    event = GizmoDragged('/g', phase, (x, 2.0, 3.0), (0.0, 0.0, HALF, HALF), 0.0)
    gizmo.dragged(CLIENT, event, submit or (lambda call, lane: [call()] != []))


def test_a_drag_moves_the_node_and_is_not_sent_to_who_drags() -> None:
    said = Published()
    gizmo = said.scene.add_transform_controls('g', 2.0, wxyz=(1, 0, 0, 0), fixed=True)
    said.sent()
    drag(gizmo)
    assert (said.sent(), said.but) == (['NodePlacement'], 'c7')
    assert gizmo.position.tolist() == [1.0, 2.0, 3.0]
    assert gizmo.wxyz.tolist() == [HALF, 0.0, 0.0, HALF]
    assert gizmo.update_timestamp > 1.7e9
    drag(gizmo)
    assert said.sent() == []
    drag(gizmo, 'end')
    assert (said.sent(), said.but) == (['NodePlacement'], '')
    gizmo.position = (0.0, 0.0, 0.0)
    assert said.but == ''


def test_each_phase_reaches_those_who_want_it() -> None:
    gizmo = Published().scene.add_transform_controls('g')
    seen: list[Any] = []
    for register in (gizmo.on_update, gizmo.on_drag_start, gizmo.on_drag_end):
        register(lambda event, name=register.__name__: seen.append((name, event.phase)))
    for phase in ('start', 'update', 'end'):
        drag(gizmo, phase)
    every = [('on_update', phase) for phase in ('start', 'update', 'end')]
    assert [each for each in seen if each[0] == 'on_update'] == every
    assert set(seen) - set(every) == {('on_drag_start', 'start'), ('on_drag_end', 'end')}
    seen.clear()
    gizmo.remove_drag_start_callback()
    drag(gizmo, 'start')
    assert seen == [('on_update', 'start')]
    gizmo.remove_drag_end_callback()
    drag(gizmo, 'end')
    assert seen.pop() == ('on_update', 'end')
    gizmo.remove_update_callback()
    drag(gizmo, 'end')
    assert len(seen) == 1


def test_a_callback_sees_what_it_set_last() -> None:
    gizmo = Published().scene.add_transform_controls('g')

    @gizmo.on_update
    def keep_low(event: Any) -> None:
        event.target.position = (0.0, 0.0, 0.0)

    drag(gizmo)
    assert gizmo.position.tolist() == [0.0, 0.0, 0.0]
    gizmo.remove_update_callback(keep_low)
    drag(gizmo)
    assert gizmo.position.tolist() == [1.0, 2.0, 3.0]


def test_limits_count_from_where_the_script_put_it() -> None:
    said = Published()
    gizmo = said.scene.add_transform_controls('g', position=(5.0, 0.0, 0.0))
    assert said.part('/g').home_position == (5.0, 0.0, 0.0)
    drag(gizmo)
    gizmo.opacity = 0.5
    assert said.part('/g').home_position == (5.0, 0.0, 0.0)
    gizmo.position = (1.0, 0.0, 0.0)
    assert said.part('/g').home_position == (1.0, 0.0, 0.0)


def test_its_size_is_not_that_of_what_is_below() -> None:
    said = Published()
    gizmo = said.scene.add_transform_controls('g', 3.0)
    gizmo.scale = 4.0
    assert gizmo.scale == said.part('/g').size == 4.0
    assert said.part('/g', 'placement').scale == (1.0, 1.0, 1.0)


def test_wrong_arguments_are_named() -> None:
    with pytest.raises(ValueError, match=r'active_axes must be \(x, y, z\)'):
        flags('active_axes', (True, False))
    with pytest.raises(TypeError, match=r'active_axes\[1\] must be True or False'):
        flags('active_axes', (True, 1, True))
    with pytest.raises(ValueError, match='least <= 0 <= most'):
        limits('translation_limits', ((1.0, 2.0), (0.0, 0.0), (0.0, 0.0)))
    with pytest.raises(ValueError, match='least, most'):
        limits('translation_limits', (1.0, 2.0))
