# SPDX-License-Identifier: Apache-2.0
"""Numbers are checked before they are written: nothing is cut off or wrapped."""

from __future__ import annotations

import array
import math
from typing import Any

import numpy as np
import pytest

from ros_viz_bridge.cdr import CdrError
from ros_viz_bridge.cdr.numbers import check_number, check_numbers
from ros_viz_bridge.cdr.primitives import PRIMITIVES


@pytest.mark.parametrize(
    ('name', 'value', 'expected'),
    [
        ('int8', -128, -128),
        ('uint64', 2**64 - 1, 2**64 - 1),
        ('int16', np.int64(5), 5),
        ('byte', b'\x07', 7),
        ('bool', np.True_, True),
        ('float32', 3, 3.0),
        ('float32', math.inf, math.inf),
        ('float64', np.float32(0.5), 0.5),
    ],
)
def test_numbers_that_fit(name: str, value: Any, expected: Any) -> None:
    """Python's and numpy's numbers alike."""
    found = check_number(value, PRIMITIVES[name], 'x')
    assert found == expected
    assert type(found) is type(expected)


@pytest.mark.parametrize(
    ('name', 'value'),
    [
        ('int8', 128),
        ('uint8', -1),
        ('int32', 1.0),
        ('int32', True),
        ('int32', '1'),
        ('bool', 1),
        ('float64', True),
        ('float64', '1.0'),
        ('float64', None),
        ('float64', 10**400),
        ('float32', 1e39),
        ('byte', b'ab'),
    ],
)
def test_numbers_that_do_not_fit(name: str, value: Any) -> None:
    """A web client may send anything."""
    with pytest.raises(CdrError, match='^field: '):
        check_number(value, PRIMITIVES[name], 'field')


@pytest.mark.parametrize(
    ('name', 'value', 'expected'),
    [
        ('uint8', b'ab', [97, 98]),
        ('uint8', memoryview(b'ab'), [97, 98]),
        ('byte', [b'a', 98], [97, 98]),
        ('float32', array.array('d', [1.5]), [1.5]),
        ('int64', np.array([1, 2], np.uint8), [1, 2]),
        ('float64', (1, 2.5), [1.0, 2.5]),
        ('bool', [True, np.False_], [True, False]),
        ('uint64', [2**64 - 1], [2**64 - 1]),
        ('float32', [math.nan], [math.nan]),
        ('int8', [], []),
    ],
)
def test_sequences_that_fit(name: str, value: Any, expected: list[Any]) -> None:
    """Everything that holds numbers in order."""
    found = check_numbers(value, PRIMITIVES[name], 'x')
    np.testing.assert_array_equal(found, expected)
    assert found.dtype == np.dtype(f'<{PRIMITIVES[name].code}')


@pytest.mark.parametrize(
    ('name', 'value'),
    [
        ('int8', [1, 200]),
        ('int8', np.array([1, 200])),
        ('int8', np.array([1.0])),
        ('uint32', np.array([-1])),
        ('float32', np.array([1e39])),
        ('float64', np.array(['1'])),
        ('float64', 'abc'),
        ('float64', b'abcdefgh'),
        ('float64', 5),
        ('bool', np.array([1, 0])),
        ('bool', b'\1\0'),
        ('int8', np.zeros((2, 2), np.int8)),
    ],
)
def test_sequences_that_do_not_fit(name: str, value: Any) -> None:
    """Numpy alone would cut off or wrap most of these."""
    with pytest.raises(CdrError, match='^field'):
        check_numbers(value, PRIMITIVES[name], 'field')


def test_the_wrong_element_is_named() -> None:
    """In a list of 25 joints it matters which."""
    with pytest.raises(CdrError, match=r'^field\[1\]: '):
        check_numbers([1, 'x', 3], PRIMITIVES['int8'], 'field')
