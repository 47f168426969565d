# SPDX-License-Identifier: Apache-2.0
"""The latest transform of every child, whoever sent it and however often."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
import numpy as np
import pytest
from support.scene import transform_table, transforms

from ros_viz_bridge.core.folds import transforms as module
from ros_viz_bridge.core.folds.transforms import LAYOUTS, merge_transforms, TransformsFold

frames = st.sampled_from('abcdef')
row = st.tuples(frames, frames, st.floats(-9, 9))
deltas = st.lists(st.lists(row, max_size=5), max_size=6)


def folded(batches: list[list[tuple[str, str, float]]]) -> TransformsFold:
    fold = TransformsFold()
    for rows in batches:
        fold.add(transforms(*rows))
    return fold


@given(deltas)
def test_the_fold_is_the_latest_of_every_child(batches: list) -> None:
    expected = {child: (parent, x, False) for rows in batches for child, parent, x in rows}
    assert transform_table(folded(batches).state(0.0)) == expected


@given(st.lists(st.lists(row, max_size=5), min_size=1, max_size=5))
def test_a_merged_delta_holds_every_row_in_order(batches: list) -> None:
    merged = merge_transforms([transforms(*rows) for rows in batches])
    found = [
        (merged.names[c], merged.names[p], float(pose[0]))
        for c, p, pose in zip(merged.child, merged.parent, merged.pose, strict=True)
    ]
    assert found == [each for rows in batches for each in rows]
    assert len(set(merged.names)) == len(merged.names)


def test_a_batch_without_a_frame_does_not_lose_it() -> None:
    fold = folded([[('odom', 'map', 1.0), ('base', 'odom', 2.0)], [('base', 'odom', 3.0)]])
    state = transform_table(fold.state(0.0))
    assert state == {'odom': ('map', 1.0, False), 'base': ('odom', 3.0, False)}


def test_rows_are_found_in_any_order_and_of_one_child_the_later_counts() -> None:
    fold = folded([[('a', 'm', 1.0), ('b', 'm', 2.0), ('c', 'm', 3.0)]])
    for rows in ([('b', 'm', 4.0), ('c', 'm', 5.0)], [('c', 'm', 6.0), ('a', 'm', 7.0)]):
        fold.add(transforms(*rows))
    fold.add(transforms(('d', 'm', 8.0), ('b', 'm', 9.0), ('b', 'n', 10.0)))
    assert transform_table(fold.state(0.0)) == {
        'a': ('m', 7.0, False),
        'b': ('n', 10.0, False),
        'c': ('m', 6.0, False),
        'd': ('m', 8.0, False),
    }


def test_a_frame_may_change_its_parent() -> None:
    fold = folded([[('cup', 'table', 1.0)], [('cup', 'gripper', 2.0)]])
    assert transform_table(fold.state(0.0)) == {'cup': ('gripper', 2.0, False)}


def test_only_static_transforms_outlive_a_time_jump() -> None:
    fold = folded([[('base', 'odom', 1.0)]])
    fold.add(transforms(('laser', 'base', 0.2), static=True))
    assert fold.forget_dynamic(latched=True)
    state = fold.state(0.0)
    assert transform_table(state) == {'laser': ('base', 0.2, True)}
    assert sorted(state.names) == ['base', 'laser']
    assert not folded([[('base', 'odom', 1.0)]]).forget_dynamic(latched=True)


def test_many_frames_and_layouts_grow_the_table() -> None:
    fold = TransformsFold()
    for i in range(3 * LAYOUTS):
        fold.add(transforms((f'frame{i}', 'map', float(i))))
    state = transform_table(fold.state(0.0))
    assert len(state) == 3 * LAYOUTS
    assert state['frame150'] == ('map', 150.0, False)


def test_a_state_does_not_change_afterwards() -> None:
    fold = folded([[('a', 'b', 1.0)]])
    before = fold.state(0.0)
    fold.add(transforms(('a', 'b', 2.0)))
    assert before.pose[0, 0] == 1.0
    assert np.all(fold.state(0.0).pose[:, 0] == 2.0)


def test_ever_new_frames_push_out_those_that_were_silent_for_longest(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, 'MOST', 400)
    fold = TransformsFold()
    fold.add(transforms(('lidar', 'base', 0.5), static=True))
    for i in range(2000):
        fold.add(transforms((f'object{i}', 'map', float(i)), ('base', 'map', float(i))))
        assert fold.nbytes <= 400 * 96
    state = fold.state(0.0)
    table = transform_table(state)
    assert table['lidar'] == ('base', 0.5, True) and table['base'] == ('map', 1999.0, False)
    kept = [name for name in table if name.startswith('object')]
    assert kept == [f'object{i}' for i in range(2000 - len(kept), 2000)]
    assert len(kept) >= 290
    assert len(state.names) == len(kept) + 3


def test_ever_new_parents_are_forgotten_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, 'MOST', 100)
    fold = TransformsFold()
    for i in range(5000):
        fold.add(transforms(('cup', f'table{i}', float(i))))
        assert len(fold._names) <= 401
    assert transform_table(fold.state(0.0)) == {'cup': ('table4999', 4999.0, False)}


def test_static_frames_are_bounded_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, 'MOST', 100)
    fold = TransformsFold()
    for i in range(500):
        fold.add(transforms((f'wall{i}', 'map', float(i)), static=True))
    table = transform_table(fold.state(0.0))
    assert 75 <= len(table) <= 100 and 'wall499' in table
