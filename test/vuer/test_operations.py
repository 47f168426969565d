# SPDX-License-Identifier: Apache-2.0
"""``@`` and calls say the same."""

from __future__ import annotations

from typing import Any

from ros_viz_bridge.vuer.events import Add, Remove, ServerEvent, Set, Update, Upsert
from ros_viz_bridge.vuer.operations import Operations
from ros_viz_bridge.vuer.schemas import Box, Scene


class Kept(Operations):
    def __init__(self) -> None:
        self.events: list[Any] = []

    def __matmul__(self, event: ServerEvent) -> None:
        self.events.append(event)


def test_one_or_several_with_and_without_options() -> None:
    kept, a, b, scene = Kept(), Box(), Box(), Scene()
    kept.set @ scene
    kept.update @ a
    kept.update @ [a, b]
    kept.update(a, strict=True)
    kept.add(to='parent') @ a
    kept.add([a, b], to='parent')
    kept.upsert @ (a, b)
    kept.upsert(a, to='parent')
    kept.remove @ 'a'
    kept.remove @ ['a', 'b']
    kept.remove('a', 'b')
    kinds = [type(event) for event in kept.events]
    assert kinds == [Set, Update, Update, Update, Add, Add, Upsert, Upsert, *[Remove] * 3]
    assert kept.events[0].data is scene
    assert [e.elements for e in kept.events[1:4]] == [(a,), (a, b), (a,)]
    assert kept.events[3].strict and not kept.events[2].strict
    assert [(e.elements, e.to) for e in kept.events[4:8]] == [
        ((a,), 'parent'), ((a, b), 'parent'), ((a, b), None), ((a,), 'parent')
    ]  # fmt: skip
    assert [e.keys for e in kept.events[8:]] == [('a',), ('a', 'b'), ('a', 'b')]
