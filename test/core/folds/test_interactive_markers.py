# SPDX-License-Identifier: Apache-2.0
"""Who comes late sees every marker as it is now: its controls, its visuals, its pose."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
import numpy as np
from support.interactive import delta, marker, pose

from ros_viz_bridge.core.folds import interactive_markers as module
from ros_viz_bridge.core.folds.interactive_markers import InteractiveMarkersFold, moved

names = st.sampled_from(['a', 'b', 'c'])
deltas = st.tuples(
    st.lists(st.tuples(names, st.integers(0, 3)), max_size=2, unique_by=lambda one: one[0]),
    st.lists(st.tuples(names, st.integers(0, 9)), max_size=2),
    st.lists(names, max_size=2),
    st.sampled_from([False, False, False, True]),
)


def seen(state: Any) -> dict[str, tuple[float, int]]:
    """Return (x, number of visuals) by name."""
    rows = [state.namespaces[ns] for ns in state.ns]
    return {one.name: (one.position[0], rows.count(one.name)) for one in state.markers}


@given(st.lists(deltas, min_size=1, max_size=12))
@settings(deadline=None)
def test_the_fold_is_what_a_dict_would_hold(sequence: list[Any]) -> None:
    fold, table = InteractiveMarkersFold(), {}
    for markers, poses, erased, whole in sequence:
        fold.add(delta(markers, poses=poses, erased=erased, whole=whole))
        for name in list(table):
            if whole or name in erased:
                del table[name]
        for name, visuals in markers:
            table[name] = (0.0, visuals)
        for name, x in poses:
            if name in table:
                table[name] = (float(x), table[name][1])
        state = fold.state(0.0)
        assert seen(state) == table
        assert len(state.id) == sum(visuals for _, visuals in table.values())
        assert state.clear_all and not state.poses and not state.erased
        again = InteractiveMarkersFold()
        again.add(state)
        assert seen(again.state(0.0)) == table, 'a snapshot needs nothing sent before'


def test_a_marker_is_found_as_it_is_now() -> None:
    fold = InteractiveMarkersFold()
    fold.add(delta([('a', 1)]))
    fold.add(delta([], poses=[('a', 5)]))
    found = fold.marker('a')
    assert found is not None and found.position == (5.0, 0.0, 0.0)
    assert fold.marker('b') is None
    assert moved(marker('z'), pose('z', 2.0)).position[0] == 2.0


def test_markers_are_bounded(monkeypatch: Any) -> None:
    monkeypatch.setattr(module, 'MOST', 3)
    fold = InteractiveMarkersFold()
    for i in range(9):
        fold.add(delta([(f'm{i}', 2)]))
    fold.add(delta([('m1', 1)]))
    state = fold.state(0.0)
    assert [one.name for one in state.markers] == ['m0', 'm1', 'm2']
    assert sorted(np.bincount(state.ns).tolist()) == [1, 2, 2]
    assert fold.nbytes > 0


def test_a_jump_of_time_voids_them_for_their_server_tells_them_again() -> None:
    assert not InteractiveMarkersFold().forget_dynamic(latched=False)
