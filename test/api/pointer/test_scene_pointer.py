# SPDX-License-Identifier: Apache-2.0
"""Clicks and rectangles in the view reach those who want them with these keys."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

from ros_viz_bridge.api.pointer.scene_pointer import ScenePointer
from ros_viz_bridge.wire.pointer import PointerBindings


def test_callbacks_are_told_apart_by_occasion_and_keys() -> None:
    said: list[PointerBindings] = []
    calls: list[Any] = []
    scene = ScenePointer('pointer', said.append)

    def now(call: Any, event: Any) -> None:
        call(event)

    click, rect = (lambda event: calls.append('click')), (lambda event: calls.append('rect'))
    scene.on('click', click, None)
    scene.on('rect', rect, 'shift')
    assert said[-1] == PointerBindings('', 'pointer', [''], [], ['shift'])
    plain, shift = SimpleNamespace(modifier=None), SimpleNamespace(modifier='shift')
    for event in (plain, shift):
        scene.happened('click', event, now)
        scene.happened('rect', event, now)
    assert calls == ['click', 'rect']
    scene.remove('rect', rect)
    scene.happened('rect', shift, now)
    assert calls == ['click', 'rect']
    assert said[-1] == PointerBindings('', 'pointer', [''], [], [])
    scene.remove('click')
    assert said[-1] == PointerBindings('', 'pointer', [], [], [])
