# SPDX-License-Identifier: Apache-2.0
"""A store's sessions all show what it was told, also those that come later."""

from __future__ import annotations

from typing import Any

import pytest

from ros_viz_bridge.vuer import SceneStore
from ros_viz_bridge.vuer.events import End, Set
from ros_viz_bridge.vuer.schemas import Box, Group, Scene, Sphere


class Session:
    ended = False

    def __init__(self, error: Exception | None = None) -> None:
        self.events: list[Any] = []
        self.error = error

    def __matmul__(self, event: Any) -> None:
        if self.error is not None and self.events:
            raise self.error
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


def test_one_that_fails_keeps_nothing_from_the_others_and_ended_ones_are_forgotten() -> None:
    store = SceneStore()
    failing, good, gone = Session(ValueError('no')), Session(), Session()
    for each in (failing, gone, good):
        store.subscribe(each).__enter__()  # type: ignore[arg-type]
    gone.ended = True
    with pytest.raises(ValueError, match='no'):
        store.add @ Box(key='box')
    assert [len(each.events) for each in (failing, good, gone)] == [1, 2, 1]
    assert gone not in store._sessions  # type: ignore[comparison-overlap]


def test_what_is_added_again_is_where_it_was_added_last() -> None:
    store = SceneStore()
    store.set @ Scene(Box(key='box'), Group(key='g'))
    store.add(to='g') @ Box(key='box', color='red')
    assert [each.key for each in store.scene.children] == ['g']
    assert [each.key for each in store.get('g').children] == ['box']  # type: ignore[union-attr]
