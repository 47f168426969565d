# SPDX-License-Identifier: Apache-2.0
"""A message of any type can be read as text, however large it is."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from ros_viz_bridge.cdr import MessageType, view_from_dict
from ros_viz_bridge.watch.tree import MESSAGES, NUMBERS, ROWS, TEXT, tree

TYPE = MessageType.from_text(
    'pkg/msg/All',
    """builtin_interfaces/Duration age
string text
uint8[] data
float32[] ranges
string[] names
Part[] parts
bool on
uint64 big
float64 small
===
MSG: pkg/Part
Point point
string label
===
MSG: pkg/Point
float64 x
float64 y
float64 z
===
MSG: builtin_interfaces/Duration
int32 sec
uint32 nanosec
""",
)


def rows(values: dict[str, Any]) -> tuple[list[tuple[int, str, str, str, int]], bool]:
    """Return (depth, name, type, value, size) of every row."""
    found = tree(view_from_dict(TYPE, values), TYPE)
    columns = (found.depth, found.names, found.types, found.values, found.size)
    return list(zip(*columns, strict=True)), found.cut


def one(name: str, values: dict[str, Any]) -> tuple[int, str, str, str, int]:
    (found,) = [row for row in rows(values)[0] if row[:2] == (0, name)]
    return found


def test_fields_come_in_order_with_types_and_values() -> None:
    found, cut = rows(
        {'text': 'hi', 'parts': [{'label': 'a', 'point': {'x': 1.0, 'y': -0.25}}], 'on': True}
    )
    assert not cut
    assert found[:5] == [
        (0, 'age', 'builtin_interfaces/msg/Duration', '0.000000000', -1),
        (1, 'sec', 'int32', '0', -1),
        (1, 'nanosec', 'uint32', '0', -1),
        (0, 'text', 'string', 'hi', 2),
        (0, 'data', 'uint8[]', '', 0),
    ]
    at = [row[1] for row in found].index('parts')
    assert found[at : at + 7] == [
        (0, 'parts', 'pkg/msg/Part[]', '', 1),
        (1, '[0]', 'pkg/msg/Part', '', -1),
        (2, 'point', 'pkg/msg/Point', '1, -0.25, 0', -1),
        (3, 'x', 'float64', '1', -1),
        (3, 'y', 'float64', '-0.25', -1),
        (3, 'z', 'float64', '0', -1),
        (2, 'label', 'string', 'a', 1),
    ]
    assert found[at + 7][:4] == (0, 'on', 'bool', 'true')


@pytest.mark.parametrize(
    ('name', 'value', 'text'),
    [
        ('big', 2**64 - 1, '18446744073709551615'),
        ('small', 1e-300, '1e-300'),
        ('small', float('nan'), 'nan'),
        ('small', float('-inf'), '-inf'),
        ('small', 1763728000.123456789, '1763728000.1234567'),
        ('age', {'sec': -2, 'nanosec': 500_000_000}, '-1.500000000'),
    ],
)
def test_no_digit_is_lost_or_made_up(name: str, value: Any, text: str) -> None:
    assert one(name, {name: value})[3] == text


def test_a_float32_has_no_more_digits_than_it_knows() -> None:
    assert one('ranges', {'ranges': [0.1, 2.5, 0.0, 1e-7, float('inf')]})[3] == (
        '0.1, 2.5, 0, 1e-07, inf'
    )


def test_long_arrays_are_cut_and_say_how_long_they_are() -> None:
    found, _ = rows({'ranges': np.arange(1000.0), 'names': [f'n{i}' for i in range(100)]})
    ranges = [row for row in found if row[2] == 'float32']
    assert len(ranges) == NUMBERS and ranges[-1][1:4] == (f'[{NUMBERS - 1}]', 'float32', '63')
    assert one('ranges', {'ranges': np.arange(1000.0)})[3:] == ('0, 1, 2, 3, 4, 5, …', 1000)
    assert len([row for row in found if row[0] == 1 and row[2] == 'string']) == NUMBERS


def test_bytes_are_summarised() -> None:
    found, _ = rows({'data': np.arange(256, dtype=np.uint8)})
    assert [row for row in found if row[2] == 'uint8'] == []
    (data,) = [row for row in found if row[1] == 'data']
    assert data[3].startswith('00 01 02') and data[3].endswith('…') and data[4] == 256
    few, _ = rows({'data': np.arange(3, dtype=np.uint8)})
    assert [row[3] for row in few if row[2] == 'uint8'] == ['0', '1', '2']


def test_elements_and_rows_are_bounded() -> None:
    found, cut = rows({'parts': [{}] * 1000})
    assert not cut and len([row for row in found if row[2] == 'pkg/msg/Part']) == MESSAGES
    assert len(rows({'text': 'x' * 5000})[0][3][3]) == TEXT
    wide = MessageType.from_text('pkg/msg/W', '\n'.join(f'float64 f{i}' for i in range(ROWS + 1)))
    many = tree(view_from_dict(wide, {}), wide)
    assert many.cut and len(many.names) == ROWS
