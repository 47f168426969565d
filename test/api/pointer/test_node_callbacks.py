# SPDX-License-Identifier: Apache-2.0
"""Callbacks of nodes are registered as decorators; wrong filters are told where they are."""

from __future__ import annotations

from typing import Any

import pytest
from support.published import Published

from ros_viz_bridge.wire.pointer import DragBinding, PointerBindings


def bindings(said: Published) -> list[PointerBindings]:
    return [each for each in said.messages if isinstance(each, PointerBindings)]


def test_every_way_to_write_a_decorator() -> None:
    said = Published()
    box = said.scene.add_frame('box')

    @box.on_click
    def first(event: Any) -> None: ...

    @box.on_click(modifier='shift')
    def second(event: Any) -> None: ...

    @box.on_drag
    def third(event: Any) -> None: ...

    @box.on_drag('right', modifier='alt')
    def fourth(event: Any) -> None: ...

    assert callable(first) and callable(fourth)
    drags = [DragBinding('left', ''), DragBinding('right', 'alt')]
    assert bindings(said)[-1] == PointerBindings('', '/box', ['', 'shift'], drags, [])
    box.remove_click_callback(second)
    box.remove_drag_callback(third)
    assert bindings(said)[-1] == PointerBindings('', '/box', [''], drags[1:], [])


def test_wrong_filters_and_removed_nodes_are_refused() -> None:
    box = Published().scene.add_frame('box')
    with pytest.raises(ValueError, match="not 'control'"):
        box.on_click(modifier='control')  # type: ignore[call-overload]
    with pytest.raises(ValueError, match="button must be one of left, middle, right, not 'x'"):
        box.on_drag('x')  # type: ignore[type-var]
    box.remove()
    with pytest.raises(RuntimeError, match="'/box' was removed"):
        box.on_click(print)
