# SPDX-License-Identifier: Apache-2.0
"""Which rows of a chain survive."""

from __future__ import annotations

from support.scene import markers

from ros_viz_bridge.core.folds.marker_keys import KeyTable, survivors


def rows(*parts: object) -> list[list[int]]:
    _, chosen = survivors(parts, KeyTable())  # type: ignore[arg-type]
    return [each.tolist() for each in chosen]


def test_the_last_row_of_a_key_survives() -> None:
    one = markers(('a', 1, 0.0), ('a', 2, 0.0), ('a', 1, 1.0))
    assert rows(one) == [[1, 2]]
    assert rows(one, markers(('a', 2, 0.0))) == [[2], [0]]


def test_namespaces_are_compared_by_name_not_by_index() -> None:
    assert rows(markers(('a', 1, 0.0)), markers(('b', 1, 0.0), ('a', 1, 0.0))) == [[], [0, 1]]


def test_negative_ids_are_keys_of_their_own() -> None:
    assert rows(markers(('a', -1, 0.0), ('a', 1, 0.0), ('b', -1, 0.0))) == [[0, 1, 2]]


def test_a_deletion_kills_what_came_before_but_not_what_comes_with_it() -> None:
    first = markers(('a', 1, 0.0), ('a', 2, 0.0))
    again = markers(('a', 1, 1.0), deleted=[('a', 1), ('a', 2)])
    assert rows(first, again) == [[], [0]]


def test_clearing_a_namespace_or_all() -> None:
    first = markers(('a', 1, 0.0), ('b', 1, 0.0))
    assert rows(first, markers(('a', 2, 0.0), cleared=['a'])) == [[1], [0]]
    assert rows(first, markers(('a', 2, 0.0), clear_all=True)) == [[], [0]]


def test_nothing_is_left_of_nothing() -> None:
    assert rows(markers(deleted=[('a', 1)])) == [[]]
