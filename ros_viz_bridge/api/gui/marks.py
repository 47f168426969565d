# SPDX-License-Identifier: Apache-2.0
"""Marks on the scale of a slider."""

from __future__ import annotations

from typing import Any

from ...wire.gui_inputs import SliderMark
from .checks import number, text


def check_marks(name: str, value: Any) -> list[SliderMark]:
    """Return marks: each a number, or a number and its label. Raises TypeError, ValueError."""
    if value is None:
        return []
    if isinstance(value, str) or not hasattr(value, '__iter__'):
        raise TypeError(f'{name} must be numbers or pairs (number, label), not {value!r}')
    found = []
    for i, each in enumerate(value):
        where = f'{name}[{i}]'
        if isinstance(each, (tuple, list)):
            if len(each) != 2:
                raise ValueError(f'{where} must be a number or (number, label), not {each!r}')
            found.append(SliderMark(number(where, each[0]), text(f'{where}[1]', each[1])))
        else:
            found.append(SliderMark(number(where, each), ''))
    return found


def read_marks(value: list[SliderMark]) -> tuple[tuple[float, str], ...]:
    """Return marks as pairs of number and label."""
    return tuple((mark.value, mark.label) for mark in value)
