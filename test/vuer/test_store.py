# SPDX-License-Identifier: Apache-2.0
"""A store's sessions all show what it was told, also those that come later."""

from __future__ import annotations

from typing import Any

import pytest

from ros_viz_bridge.vuer import SceneStore
from ros_viz_bridge.vuer.events import End, Set
from ros_viz_bridge.vuer.schemas import Box, Group, Scene, Sphere


class Session:
    def __init__(self) -> None:
        self.events: list[Any] = []

    def __matmul__(self, event: Any) -> None:
        self.events.append(event)


def test_those_who_come_late_are_shown_what_there_is() -> None:
    store = SceneStore()
    early, late = Session(), Session()
    with store.subscribe(early):  # type: ignore[arg-type]
        store.set @ Scene(Group(Box(key='box'), key='g'), up=[0, 0, 1])
        store.add(to='g') @ Sphere(key='ball')
        store.update @ Box(key='box', color='red')
        store.upsert @ [Sphere(key='ball', position=[1, 0, 0]), Sphere(key='other')]
        store.remove @ 'other'
        with store.subscribe(late):  # type: ignore[arg-type]
            store.update @ {'key': 'box', 'color': 'blue'}
    store.remove @ 'box'
    assert [each.etype for each in early.events] == [
        'SET', 'SET', 'ADD', 'UPDATE', 'UPSERT', 'REMOVE', 'UPDATE',
    ]  # fmt: skip
    assert [each.etype for each in late.events] == ['SET', 'UPDATE']
    snapshot = late.events[0]
    assert isinstance(snapshot, Set) and snapshot.data is store.scene
    assert store.get('ball')._given == {'position': [1, 0, 0]}  # type: ignore[union-attr]
    assert store.get('box') is None and store.get('other') is None


def test_a_box_as_it_is_now() -> None:
    store = SceneStore()
    store.set @ Scene(Box(key='box', color='red'), bgChildren=[Sphere(key='behind')])
    store.update @ Box(key='box', position=[1, 2, 3])
    store.upsert @ Sphere(key='behind', color='blue')
    box, behind = store.get('box'), store.get('behind')
    assert box is not None and box._given == {'color': 'red', 'position': [1, 2, 3]}
    assert behind is not None and behind._given == {'color': 'blue'}


def test_what_it_cannot_do_is_said() -> None:
    store = SceneStore()
    with pytest.raises(KeyError, match="there is no element 'x' to update"):
        store.update @ Box(key='x')
    with pytest.raises(KeyError, match="there is no element 'x' to add to"):
        store.add(to='x') @ Box(key='y')
    with pytest.raises(TypeError, match='a store has no use for End'):
        store @ End()
    with pytest.raises(TypeError, match='set takes a Scene, not Box'):
        store.set @ Box(key='x')
