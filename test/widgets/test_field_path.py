# SPDX-License-Identifier: Apache-2.0
"""A widget's field is found in any message, and a wrong one is told at start."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from support.types import TWISTS

from ros_viz_bridge.watch.path import PathError
from ros_viz_bridge.widgets.field_path import FieldPath


@pytest.mark.parametrize(
    ('path', 'value', 'message'),
    [
        ('name', 'a', {'name': 'a'}),
        ('twist.linear.x', 1.0, {'twist': {'linear': {'x': 1.0}}}),
        ('data[2]', 3.0, {'data': [0, 0, 3.0]}),
        ('twists[1].linear.z', 2.0, {'twists': [{}, {'linear': {'z': 2.0}}]}),
        ('', {'name': 'b'}, {'name': 'b'}),
    ],
)
def test_what_is_written_is_read_again(path, value, message):
    found: dict[str, Any] = {}
    FieldPath(TWISTS, path).write(found, value)
    assert found == message
    if path:
        assert FieldPath(TWISTS, path).read(found) == value


def test_what_is_beside_it_stays_and_nothing_that_others_hold_changes():
    inner = {'x': 1.0, 'y': 2.0}
    message = {'twist': {'linear': inner}, 'data': np.array([1.0, 2.0])}
    FieldPath(TWISTS, 'twist.linear.x').write(message, 9.0)
    FieldPath(TWISTS, 'data[0]').write(message, 5.0)
    assert message == {'twist': {'linear': {'x': 9.0, 'y': 2.0}}, 'data': [5.0, 2.0]}
    assert inner == {'x': 1.0, 'y': 2.0}
    assert FieldPath(TWISTS, 'data[7]').read(message) is None
    assert FieldPath(TWISTS, 'twists[0].linear').read(message) is None


@pytest.mark.parametrize(
    ('path', 'said'),
    [
        ('twist.linar.x', 'has no field linar; it has linear'),
        ('data[-1]', 'chosen by its number'),
        ('data[5000]', 'chosen by its number'),
        ('name.x', 'it has no fields'),
        ('a b', "' b' is not understood"),
    ],
)
def test_mistakes(path, said):
    with pytest.raises(PathError) as error:
        FieldPath(TWISTS, path)
    assert said in str(error.value)
