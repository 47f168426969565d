# SPDX-License-Identifier: Apache-2.0
"""Marks are numbers, or numbers with labels."""

from __future__ import annotations

import pytest

from ros_viz_bridge.api.gui.marks import check_marks, read_marks


def test_both_kinds_may_be_mixed() -> None:
    assert read_marks(check_marks('marks', (0, (5, 'half'), (10.0, '')))) == (
        (0.0, ''),
        (5.0, 'half'),
        (10.0, ''),
    )
    assert check_marks('marks', None) == []


@pytest.mark.parametrize(
    ('value', 'reason'),
    [
        ('abc', 'marks must be numbers or pairs'),
        (3, 'marks must be numbers or pairs'),
        ([(1, 2, 3)], r'marks\[0\] must be a number or \(number, label\)'),
        ([(1, 2)], r'marks\[0\]\[1\] must be a str'),
        ([1, None], r'marks\[1\] must be a number'),
    ],
)
def test_others_are_named(value: object, reason: str) -> None:
    with pytest.raises((TypeError, ValueError), match=reason):
        check_marks('marks', value)
