# SPDX-License-Identifier: Apache-2.0
"""Ragged columns, against plain lists."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
import numpy as np

from ros_viz_bridge.core.folds.ragged import join_ragged, take_ragged

Lists = list[list[int]]
lists = st.lists(st.lists(st.integers(0, 99), max_size=4), max_size=6)


def pack(rows: Lists) -> tuple[np.ndarray, np.ndarray]:
    values = np.array([value for row in rows for value in row], np.int64)
    return values, np.cumsum([0, *(len(row) for row in rows)]).astype(np.uint32)


def unpack(values: np.ndarray, offsets: np.ndarray, rows: int) -> Lists:
    if len(offsets) == 0:
        return [[] for _ in range(rows)]
    ends = offsets.tolist()
    return [values[ends[i] : ends[i + 1]].tolist() for i in range(rows)]


@given(lists, st.data())
def test_chosen_rows_keep_their_values(rows: Lists, data: st.DataObject) -> None:
    chosen = data.draw(st.lists(st.integers(0, len(rows) - 1), max_size=8)) if rows else []
    values, offsets = take_ragged(*pack(rows), np.array(chosen, np.int64))
    assert unpack(values, offsets, len(chosen)) == [rows[i] for i in chosen]


@given(st.lists(lists, min_size=1, max_size=4))
def test_joined_parts_keep_their_order(parts: list[Lists]) -> None:
    values, offsets = join_ragged([(*pack(part), len(part)) for part in parts])
    whole = [row for part in parts for row in part]
    assert unpack(values, offsets, len(whole)) == whole


def test_a_column_that_no_row_has_stays_so() -> None:
    none = np.zeros(0, np.uint32)
    values, offsets = take_ragged(np.zeros((0, 3)), none, np.array([0, 1]))
    assert len(values) == len(offsets) == 0
    values, offsets = join_ragged([(np.zeros(0), none, 2), (np.ones(2), np.array([0, 2]), 1)])
    assert offsets.tolist() == [0, 0, 0, 2]
