# SPDX-License-Identifier: Apache-2.0
"""Callbacks of the view are told to pages apart for each scene, with the keys that they want."""

from __future__ import annotations

from typing import Any

import pytest
from support.published import Published

from ros_viz_bridge.wire.pointer import PointerBindings


def test_clicks_and_rectangles_are_asked_for_and_given_up() -> None:
    said = Published()
    scene = said.scene

    @scene.on_click()
    def clicked(event: Any) -> None: ...

    @scene.on_rect_select(modifier='shift')
    def selected(event: Any) -> None: ...

    assert said.messages[-1] == PointerBindings('', 'pointer:c1', [''], [], ['shift'])
    scene.remove_click_callback(clicked)
    scene.remove_rect_select_callback()
    assert said.messages[-1] == PointerBindings('', 'pointer:c1', [], [], [])


def test_unknown_keys_are_refused_at_once() -> None:
    with pytest.raises(ValueError, match='modifier'):
        Published().scene.on_rect_select(modifier='Shift')  # type: ignore[arg-type]
