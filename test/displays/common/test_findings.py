# SPDX-License-Identifier: Apache-2.0
"""Faults of elements: one reason each to be refused, many of one kind counted."""

from __future__ import annotations

import numpy as np

from ros_viz_bridge.displays.common.findings import Findings, MOST, not_finite


def findings(n: int) -> Findings:
    return Findings(np.ones(n, np.bool_), name=lambda i: f'#{i}')


def test_an_element_is_refused_for_one_reason() -> None:
    found = findings(4)
    found.refuse(np.array([0, 1, 0, 0], np.bool_), 'first')
    found.refuse(np.array([0, 1, 1, 0], np.bool_), lambda i: f'second of {i}')
    found.warn(np.array([1, 1, 1, 0], np.bool_), 'odd')
    assert [(i.name, i.level, i.text) for i in found.items] == [
        ('#1', 'error', 'first'), ('#2', 'error', 'second of 2'), ('#0', 'warning', 'odd'),
    ]  # fmt: skip
    assert found.good.tolist() == [True, False, False, True]


def test_many_of_one_kind_are_counted() -> None:
    found = findings(1000)
    found.refuse(np.ones(1000, np.bool_), lambda i: f'wrong {i}')
    assert len(found.items) == MOST + 1
    assert found.items[-1].name == f'{1000 - MOST} more, such as #{MOST}'
    assert not found.good.any()


def test_not_finite_tells_rows() -> None:
    values = np.array([[1.0, 2.0], [np.nan, 0.0], [0.0, -np.inf]])
    assert not_finite(values).tolist() == [False, True, True]
    assert not_finite(values[:1]).tolist() == [False]
    assert not_finite(values[:0]).tolist() == []
