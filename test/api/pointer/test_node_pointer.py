# SPDX-License-Identifier: Apache-2.0
"""Pages are told which clicks and drags of a node somebody wants, and nothing twice."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from support.examples import example

from ros_viz_bridge.api.pointer.node_pointer import NodePointer
from ros_viz_bridge.wire.pointer import DragBinding, NodeDragged, PointerBindings


class Told:
    def __init__(self) -> None:
        self.messages: list[PointerBindings] = []
        self.node = NodePointer('/box', self.messages.append)


def ignore(event: Any) -> None:
    pass


def test_what_is_wanted_is_told_once() -> None:
    told = Told()
    told.node.on_click(ignore, None)
    told.node.on_click(print, None)
    told.node.on_click(ignore, 'shift')
    told.node.on_drag(ignore, 'left', 'shift+cmd/ctrl')
    told.node.on_drag(ignore, 'left', 'cmd/ctrl+shift')
    drag = DragBinding('left', 'cmd/ctrl+shift')
    assert told.messages == [
        PointerBindings('', '/box', [''], [], []),
        PointerBindings('', '/box', ['', 'shift'], [], []),
        PointerBindings('', '/box', ['', 'shift'], [drag], []),
    ]


def test_what_is_not_wanted_any_more_is_told_too() -> None:
    told = Told()
    told.node.on_click(ignore, None)
    told.node.on_drag(ignore, 'right', None)
    told.node.remove_click(ignore)
    told.node.remove_click()
    told.node.remove_drag('all')
    none = PointerBindings('', '/box', [], [], [])
    assert told.messages[2:] == [replace(none, drags=[DragBinding('right', '')]), none]


def test_a_drag_goes_to_callbacks_with_its_button_and_keys_once_each() -> None:
    told = Told()
    for _ in range(2):
        told.node.on_drag(ignore, 'left', None)
    told.node.on_drag(print, 'left', 'alt')
    event = replace(example(NodeDragged), button='left', modifier='')
    assert len(told.node.drags(event)) == 1
    assert len(told.node.drags(replace(event, modifier='alt'))) == 1
    assert told.node.drags(replace(event, button='middle')) == ()


def test_wrong_filters_are_refused_and_change_nothing() -> None:
    told = Told()
    with pytest.raises(ValueError, match='modifier'):
        told.node.on_click(ignore, 'control')
    with pytest.raises(ValueError, match='button'):
        told.node.on_drag(ignore, 'first', None)
    assert told.messages == []
