# SPDX-License-Identifier: Apache-2.0
"""Any sequence of actions leaves the same markers as carrying them out one after the other."""

from __future__ import annotations

from typing import Any

from displays.conftest import by_writer
from displays.marker_messages import convert, deleted, marker, shown
from hypothesis import given, settings
import hypothesis.strategies as st

from ros_viz_bridge.wire.markers import Markers

State = dict[tuple[str, int], float]

STEPS = st.lists(
    st.tuples(
        st.sampled_from([0, 0, 0, 2, 3]),
        st.sampled_from(['', 'a', 'b']),
        st.sampled_from([-1, 0, 1]),
        st.booleans(),
    ),
    max_size=12,
)


def one_by_one(state: State, steps: list[tuple[int, str, int, bool]]) -> State:
    """Carry out actions as the message definition says; a marker that is broken is passed over."""
    state = dict(state)
    for i, (action, ns, number, broken) in enumerate(steps):
        if action == 0 and not broken:
            state[ns, number] = float(i)
        elif action == 2:
            state.pop((ns, number), None)
        elif action == 3:
            state = {key: at for key, at in state.items() if ns and key[0] != ns}
    return state


def applied(state: State, scene: Markers | None) -> State:
    """Apply a scene message in the order that it prescribes."""
    if scene is None:
        return state
    cleared = {scene.namespaces[i] for i in scene.cleared}
    gone = set(deleted(scene))
    kept = {
        key: at
        for key, at in state.items()
        if not scene.clear_all and key[0] not in cleared and key not in gone
    }
    return {**kept, **dict(zip(shown(scene), scene.pose[:, 0].tolist(), strict=True))}


@settings(deadline=None, max_examples=200)
@given(STEPS)
def test_reduced_actions_do_the_same(steps: list[tuple[int, str, int, bool]]) -> None:
    before = {(ns, number): -1.0 for ns in ('', 'a', 'b', 'c') for number in (-1, 0, 1)}
    messages = [
        marker(
            ns,
            number,
            99 if broken else 1,
            action=action,
            pose={'position': {'x': float(i)}, 'orientation': {'w': 1.0}},
        )
        for i, (action, ns, number, broken) in enumerate(steps)
    ]
    scene, _ = convert(by_writer, *messages)
    assert applied(before, scene) == one_by_one(before, steps)


def test_of_two_with_one_name_the_last_is_shown(as_view: Any) -> None:
    scene, (item,) = convert(
        as_view, marker('a', 1, 1), marker('a', 0, 1), marker('a', 1, 2), marker('b', 1, 3)
    )
    assert scene is not None
    assert shown(scene) == [('a', 0), ('a', 1), ('b', 1)]
    assert scene.type.tolist() == [1, 2, 3]
    assert (item.name, item.level) == ('a/1', 'warning')
    assert 'another of this namespace and id' in item.text


def test_delete_and_add_again_is_no_fault(as_view: Any) -> None:
    scene, items = convert(
        as_view, marker('a', 1), marker('a', 1, action=2), marker('a', 1), marker('a', 2, action=2)
    )
    assert scene is not None
    assert (items, shown(scene), deleted(scene)) == ([], [('a', 1)], [('a', 2)])
