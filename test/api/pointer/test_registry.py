# SPDX-License-Identifier: Apache-2.0
"""Events of pages reach the callbacks of the node that their viewer sees."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from support.examples import example
from support.published import Published

from ros_viz_bridge.api.pointer.registry import PointerRegistry
from ros_viz_bridge.api.scene.scene_api import SceneApi
from ros_viz_bridge.core.session import ClientInfo
from ros_viz_bridge.wire.pointer import (
    GizmoDragged,
    NodeClicked,
    NodeDragged,
    RectSelected,
    ViewClicked,
)

ONE, TWO = ClientInfo('c1', 'operator'), ClientInfo('c2', 'operator')
CLICK = replace(example(NodeClicked), node='/box', modifier='', instance=-1)
DRAG = replace(example(NodeDragged), node='/box', button='left', modifier='', instance=3)


class Client:
    def __init__(self, client_id: str) -> None:
        self.client_id = client_id


def now(call: Any, *args: Any, lane: Any = None) -> bool:
    call(*args)
    return True


@pytest.fixture
def pointers() -> Iterator[PointerRegistry]:
    yield PointerRegistry(now, lambda info: Client(info.client_id))  # type: ignore


def scene(pointers: PointerRegistry, layer: str = '') -> SceneApi:
    made = Published(layer=layer).scene
    pointers.add_scene(layer, made)
    return made


def test_a_click_names_who_what_and_where(pointers: PointerRegistry) -> None:
    seen: list[Any] = []
    box = scene(pointers).add_frame('/box')
    assert box.on_click(seen.append) == seen.append
    pointers.node_clicked(ONE, CLICK)
    pointers.node_clicked(ONE, replace(CLICK, modifier='shift'))
    pointers.node_clicked(ONE, replace(CLICK, node='other//'))
    (event,) = seen
    assert (event.client.client_id, event.client_id) == ('c1', 'c1')
    assert (event.event, event.target) == ('click', box)
    assert (event.instance_index, event.modifier) == (None, None)
    assert event.ray_direction == CLICK.ray_direction


def test_a_clients_own_node_hides_the_shared_one(pointers: PointerRegistry) -> None:
    shared: list[Any] = []
    own: list[Any] = []
    scene(pointers).add_frame('/box').on_click(shared.append)
    mine = scene(pointers, 'c1').add_frame('/box')
    pointers.node_clicked(ONE, CLICK)
    assert shared == []
    mine.on_click(own.append)
    pointers.node_clicked(ONE, CLICK)
    pointers.node_clicked(TWO, CLICK)
    assert [event.client_id for event in own] == ['c1']
    assert [event.client_id for event in shared] == ['c2']
    pointers.forget('c1')
    pointers.node_clicked(ONE, CLICK)
    assert len(shared) == 2


def test_a_drag_ends_at_the_callbacks_with_which_it_began(pointers: PointerRegistry) -> None:
    seen: list[Any] = []
    box = scene(pointers).add_frame('/box')
    box.on_drag(seen.append)
    pointers.node_dragged(ONE, replace(DRAG, phase='start'))
    box.remove_drag_callback()
    box.remove()
    pointers.node_dragged(ONE, replace(DRAG, phase='end'))
    pointers.node_dragged(ONE, replace(DRAG, phase='end'))
    assert [event.phase for event in seen] == ['start', 'end']
    assert seen[0].instance_index == 3


def test_what_happens_in_the_view_goes_to_the_shared_scene_and_the_clients_own(
    pointers: PointerRegistry,
) -> None:
    seen: list[Any] = []
    for layer in ('', 'c1'):
        made = scene(pointers, layer)
        made.on_click()(lambda event, layer=layer: seen.append(('click', layer)))
        made.on_rect_select()(lambda event, layer=layer: seen.append(('rect', layer)))
    pointers.view_clicked(ONE, replace(example(ViewClicked), modifier=''))
    pointers.rect_selected(TWO, replace(example(RectSelected), modifier=''))
    assert seen == [('click', 'c1'), ('click', ''), ('rect', '')]


def test_controls_get_the_end_of_their_drag_though_they_are_gone(
    pointers: PointerRegistry,
) -> None:
    phases: list[str] = []
    gizmo = scene(pointers).add_transform_controls('/gizmo')
    gizmo.on_update(lambda event: phases.append(event.phase))
    event = GizmoDragged('/gizmo', 'start', (0.0, 0.0, 0.0), (0.0, 0.0, 0.0, 1.0), 0.0)
    pointers.gizmo_dragged(ONE, event)
    gizmo.remove()
    pointers.gizmo_dragged(ONE, replace(event, phase='end'))
    pointers.gizmo_dragged(ONE, replace(event, phase='update'))
    pointers.gizmo_dragged(ONE, replace(event, node='/nothing', phase='start'))
    assert phases == ['start', 'end']
