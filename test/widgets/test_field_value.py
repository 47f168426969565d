# SPDX-License-Identifier: Apache-2.0
"""Values of widgets fit the fields of any message exactly, or are refused in words."""

from __future__ import annotations

import math

from hypothesis import given
from hypothesis import strategies as st
import numpy as np
import pytest
from support import types

from ros_viz_bridge.cdr import FieldType
from ros_viz_bridge.widgets.field_value import (
    from_field,
    limits_of,
    read_plain,
    sort_of,
    time_of,
    to_field,
    ValueMisfit,
    write_plain,
)

VECTOR, COLOR = FieldType(types.VECTOR), FieldType(types.COLOR)
TIME, MIXED = FieldType(types.TIME), FieldType(types.MIXED)
FLOATS, THREE = FieldType('float64', sequence=True), FieldType('float32', length=3)


@pytest.mark.parametrize(
    ('kind', 'value', 'field'),
    [
        (FieldType('bool'), True, True),
        (FieldType('int16'), 2.9999999999, 3),
        (FieldType('int16'), '-1', -1),
        (FieldType('float32'), 0.5, 0.5),
        (FieldType('string'), 'é', 'é'),
        (FLOATS, [1.0, 2.0], [1.0, 2.0]),
        (FLOATS, '1, 2', [1.0, 2.0]),
        (THREE, [1.0, 2.0, 3.0], [1.0, 2.0, 3.0]),
        (VECTOR, [1.0, 2.0, 3.0], {'x': 1.0, 'y': 2.0, 'z': 3.0}),
        (VECTOR, '{x: 4}', {'x': 4}),
        (COLOR, [255.0, 0.0, 51.0], {'r': 1.0, 'g': 0.0, 'b': 0.2, 'a': 1.0}),
        (TIME, 1.5, {'sec': 1, 'nanosec': 500_000_000}),
        (FieldType('string', sequence=True), '[a, b]', ['a', 'b']),
        (MIXED, '{name: a}', {'name': 'a'}),
    ],
)
def test_what_fits(kind, value, field):
    assert to_field(value, kind) == field


@pytest.mark.parametrize(
    ('kind', 'value', 'said'),
    [
        (FieldType('bool'), 1.0, 'true or false'),
        (FieldType('uint8'), 256.0, 'whole number from 0 to 255'),
        (FieldType('uint8'), 0.5, 'whole number'),
        (FieldType('int64'), 1e300, 'whole number'),
        (FieldType('float32'), 1e39, 'finite number'),
        (FieldType('float64'), math.nan, 'finite number'),
        (FieldType('float64'), 'x', 'finite number'),
        (FieldType('float64'), True, 'a number'),
        (FieldType('string'), 'a\0b', 'without NUL'),
        (THREE, [1.0], 'takes 3 numbers, not 1'),
        (VECTOR, [1.0, 2.0], 'takes 3 numbers, not 2'),
        (VECTOR, 'x', 'takes numbers'),
        (MIXED, '[1]', 'a text in YAML'),
        (MIXED, '{a: [}', 'is no YAML'),
        (TIME, 1e10, 'takes seconds'),
        (VECTOR, '{x: .nan}', 'finite'),
        (MIXED, '{n: [1, -.inf]}', 'finite'),
        (MIXED, '2001-99-99', 'is no YAML'),
        (MIXED, '{n: !!int ""}', 'is no YAML'),
        (MIXED, '[' * 60_000, 'is no YAML'),
        (MIXED, '{n: &a [*a]}', 'is no YAML'),
    ],
)
def test_what_does_not(kind, value, said):
    with pytest.raises(ValueMisfit) as error:
        to_field(value, kind)
    assert said in str(error.value)


def test_what_is_shown():
    assert from_field(np.int32(3), FieldType('int32')) == 3.0
    assert from_field(np.array([1, 2]), FieldType('uint8', sequence=True)) == [1.0, 2.0]
    assert from_field({'x': 1, 'y': 2, 'z': 3}, VECTOR) == [1.0, 2.0, 3.0]
    assert from_field({'r': 1.0, 'g': 0.5, 'b': -1.0, 'a': 9.0}, COLOR) == [255, 128, 0, 255]
    assert from_field({'sec': 2, 'nanosec': 250_000_000}, TIME) == 2.25
    assert from_field(None, VECTOR) is None
    assert from_field({'name': 'a', 'n': np.array([1])}, MIXED) == '{"name": "a", "n": [1]}'
    with pytest.raises(ValueMisfit, match='nan'):
        from_field(math.nan, FieldType('float64'))


@pytest.mark.parametrize(
    ('value', 'kind'),
    [
        (np.zeros(1001), FLOATS),
        ({'n': np.zeros(1001)}, MIXED),
        ('a' * 65537, FieldType('string')),
        (['a' * 65537], FieldType('string', sequence=True)),
    ],
)
def test_what_is_too_long_is_not_sent_to_every_page(value, kind):
    with pytest.raises(ValueMisfit, match='at most'):
        from_field(value, kind)


@given(st.floats(-1e6, 1e6))
def test_times_are_whole(seconds):
    """Rounded nanoseconds never make a second of their own."""
    found = time_of(seconds)
    assert 0 <= found['nanosec'] < 10**9
    assert found['sec'] + found['nanosec'] * 1e-9 == pytest.approx(seconds, abs=1e-6)


@given(st.lists(st.integers(-1000, 1000) | st.text('abc,[ :ü', max_size=5), max_size=4))
def test_what_is_shown_can_be_typed_again(items):
    assert list(read_plain(write_plain(items))) == items


def test_limits_are_those_of_the_type_and_of_the_page():
    assert limits_of(FieldType('int8')) == (-128, 127)
    assert limits_of(FieldType('uint64')) == (0, 2**53)
    assert sort_of(FieldType('bool', sequence=True)) == 'other'
