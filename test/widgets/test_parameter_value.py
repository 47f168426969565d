# SPDX-License-Identifier: Apache-2.0
"""Parameters of every type are shown and set by the widgets that fit them."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from ros_viz_bridge.widgets.field_value import ValueMisfit
from ros_viz_bridge.widgets.parameter_value import range_of, read_parameter, write_parameter


@pytest.mark.parametrize(
    ('kind', 'number', 'name', 'plain', 'value'),
    [
        ('checkbox', 1, 'bool_value', True, True),
        ('slider', 2, 'integer_value', 3, 3.0),
        ('number', 3, 'double_value', 0.5, 0.5),
        ('dropdown', 4, 'string_value', 'a', 'a'),
        ('dropdown', 2, 'integer_value', 3, '3'),
        ('vector', 8, 'double_array_value', [1.0, 2.0], [1.0, 2.0]),
        ('text', 9, 'string_array_value', ['a', 'b'], '["a", "b"]'),
        ('text', 1, 'bool_value', True, 'true'),
        ('text', 7, 'integer_array_value', [1, 2], '[1.0, 2.0]'),
    ],
)
def test_what_is_shown_is_set_again(kind, number, name, plain, value):
    assert read_parameter(SimpleNamespace(type=number, **{name: plain}), kind) == value
    assert write_parameter(value, number) == {'type': number, name: plain}


@pytest.mark.parametrize(
    ('kind', 'number', 'name', 'plain', 'said'),
    [
        ('slider', 4, 'string_value', 'a', 'no number'),
        ('checkbox', 2, 'integer_value', 1, 'neither true nor false'),
        ('vector', 3, 'double_value', 1.0, 'no array of numbers'),
        ('text', 77, 'x', 1.0, 'its type (77) is not known'),
    ],
)
def test_what_cannot_be_shown(kind, number, name, plain, said):
    with pytest.raises(ValueMisfit) as error:
        read_parameter(SimpleNamespace(type=number, **{name: plain}), kind)
    assert said in str(error.value)


def test_ranges():
    span = SimpleNamespace(from_value=1, to_value=5, step=2)
    none = SimpleNamespace(floating_point_range=[], integer_range=[])
    assert range_of(none) == ([], [], 0.0)
    whole = SimpleNamespace(floating_point_range=[], integer_range=[span])
    assert range_of(whole) == ([1.0], [5.0], 2.0)
