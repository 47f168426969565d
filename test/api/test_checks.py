# SPDX-License-Identifier: Apache-2.0
"""Wrong arguments are refused with their name, what came and what is allowed."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from ros_viz_bridge.api import checks

NAN = float('nan')


@pytest.mark.parametrize(
    ('check', 'value', 'kept'),
    [
        (checks.flag, np.True_, True),
        (checks.text, 'a', 'a'),
        (checks.integer, np.int8(3), 3),
        (checks.finite, np.float32(0.5), 0.5),
        (checks.positive, 2, 2.0),
        (checks.not_negative, 0, 0.0),
        (checks.fraction, 1, 1.0),
        (checks.choice('a', 'b'), 'b', 'b'),
        (checks.optional(checks.finite, -1.0), None, -1.0),
        (checks.optional(checks.finite, -1.0), 2, 2.0),
        (checks.vector2, [1, 2], (1.0, 2.0)),
        (checks.vector3, np.arange(3), (0.0, 1.0, 2.0)),
        (checks.rotation, (0, 0, 0, 2), (0.0, 0.0, 1.0, 0.0)),
        (checks.scale, 2, (2.0, 2.0, 2.0)),
        (checks.scale, np.array([1, 2, -3]), (1.0, 2.0, -3.0)),
        (checks.color, (255, 128, 0), (255, 128, 0)),
        (checks.color, (1.0, 0.5, 0.0), (255, 128, 0)),
        (checks.color, np.array([1.004, 0, 0]), (255, 0, 0)),
        (checks.node_name, 'arm/hand/', '/arm/hand'),
    ],
)
def test_what_fits_is_kept(check: Any, value: Any, kept: Any) -> None:
    found = check('it', value)
    assert found == kept and type(found) is type(kept)


@pytest.mark.parametrize(
    ('check', 'value', 'error', 'text'),
    [
        (checks.flag, 1, TypeError, 'it must be True or False, not 1'),
        (checks.text, 5, TypeError, 'it must be a string, not 5'),
        (checks.integer, 2.0, TypeError, 'it must be an integer, not 2.0'),
        (checks.integer, True, TypeError, 'it must be an integer, not True'),
        (checks.finite, 'a', TypeError, "it must be a number, not 'a'"),
        (checks.finite, [1, 2], TypeError, r'it must be a number, not \[1, 2\]'),
        (checks.finite, NAN, ValueError, 'it must be a finite number, not nan'),
        (checks.positive, 0, ValueError, 'it must be above 0, not 0.0'),
        (checks.not_negative, -1, ValueError, 'it must not be below 0, but is -1.0'),
        (checks.fraction, 1.5, ValueError, 'it must be from 0 to 1, not 1.5'),
        (checks.choice('a', 'b'), 'c', ValueError, r"it must be one of \('a', 'b'\), not 'c'"),
        (
            checks.vector3,
            (1, 2),
            ValueError,
            r'it must be 3 numbers, not an array of shape \(2,\)',
        ),
        (checks.vector3, (1, 2, NAN), ValueError, 'it must be 3 finite numbers'),
        (checks.vector3, 'abc', TypeError, "it must be numbers, not 'abc'"),
        (checks.vector3, [[1], [2, 3]], TypeError, 'it must be numbers'),
        (checks.rotation, (0, 0, 0, 0), ValueError, 'it is a quaternion of length zero'),
        (checks.scale, (1, 0, 1), ValueError, 'it must not be 0 along an axis'),
        (checks.color, (256, 0, 0), ValueError, 'it of ints must be from 0 to 255'),
        (checks.color, (1.5, 0, 0), ValueError, 'it of floats must be from 0 to 1'),
        (checks.color, (NAN, 0, 0), ValueError, 'it of floats must be from 0 to 1'),
        (checks.color, (1, 0), ValueError, r'it must have shape \(..., 3\), not \(2,\)'),
        (checks.color, [(1, 0, 0)], ValueError, r'it must be \(red, green, blue\)'),
        (checks.colors, [[True] * 3], TypeError, 'ints 0..255 or floats 0..1, not bool'),
        (checks.node_name, '/', ValueError, "it must be as '/arm/hand'"),
        (checks.node_name, '/a//b', ValueError, "each part of it not empty, not '/a//b'"),
    ],
)
def test_what_does_not_fit_is_refused(check: Any, value: Any, error: Any, text: str) -> None:
    with pytest.raises(error, match=text):
        check('it', value)


def test_rows_are_a_copy_that_nobody_writes_to() -> None:
    mine = np.arange(6, dtype=np.float32).reshape(2, 3)
    kept = checks.rows('it', mine, 3)
    mine[:] = 9
    assert kept.tolist() == [[0, 1, 2], [3, 4, 5]] and kept.dtype == np.float32
    with pytest.raises(ValueError, match='read-only'):
        kept[0] = 1
    assert checks.rows('it', [1, 2], 1, np.uint32).tolist() == [1, 2]


@pytest.mark.parametrize(
    ('value', 'width', 'dtype', 'error', 'text'),
    [
        (
            np.zeros((3, 2)),
            3,
            np.float32,
            ValueError,
            r'it must have shape \(N, 3\), not \(3, 2\)',
        ),
        (np.zeros((3, 2)), 1, np.float32, ValueError, r'it must have shape \(N,\), not \(3, 2\)'),
        (5, 3, np.float32, ValueError, r'it must have shape \(N, 3\), not \(\)'),
        ([[NAN, 0, 0]], 3, np.float32, ValueError, 'it must be finite numbers'),
        ([[1e300, 0, 0]], 3, np.float32, ValueError, 'too large for float32'),
        ([[0.5, 0, 0]], 3, np.uint32, TypeError, 'it must be integers, not float64'),
        (
            [[-1, 0, 0]],
            3,
            np.uint32,
            ValueError,
            'it must be from 0 to 4294967295; these are from',
        ),
    ],
)
def test_rows_that_are_none_are_refused(
    value: Any, width: int, dtype: Any, error: Any, text: str
) -> None:
    with pytest.raises(error, match=text):
        checks.rows('it', value, width, dtype)


def test_what_came_is_shown_in_few_words() -> None:
    assert checks.shown('x' * 500) == f"'{'x' * 76}..."
    assert checks.array('it', [1, 2]).dtype == np.float64
    assert checks.numbers('it', (1, 2), 2) == (1.0, 2.0)
