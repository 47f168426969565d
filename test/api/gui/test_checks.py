# SPDX-License-Identifier: Apache-2.0
"""What arguments may be."""

from __future__ import annotations

import numpy as np
import pytest

from ros_viz_bridge.api.gui import checks


def test_numbers_of_numpy_are_numbers() -> None:
    assert checks.number('x', np.float32(1.5)) == 1.5
    assert type(checks.number('x', np.int64(3))) is float
    assert checks.vector('v', np.array([1, 2, 3]), 3) == [1.0, 2.0, 3.0]
    assert checks.flag('f', np.bool_(False)) is False
    assert checks.is_whole(1, np.int8(2), None)
    assert not checks.is_whole(1, 2.0)


def test_none_is_no_text_limit_or_step() -> None:
    assert checks.optional_text('hint', None) == ''
    assert checks.read_optional('') is None
    assert checks.limit('min', None) == []
    assert checks.read_limit([]) is None
    assert checks.read_limit([2.0]) == 2.0
    assert checks.step('step', None) == 0.0


def test_what_is_wrong_is_named() -> None:
    with pytest.raises(ValueError, match='v must be 3 numbers, not 2'):
        checks.vector('v', (1, 2), 3)
    with pytest.raises(TypeError, match=r"v\[1\] must be a number, not 'x'"):
        checks.vector('v', (1, 'x'), 2)
    with pytest.raises(TypeError, match='v must be 2 numbers, not 3'):
        checks.vector('v', 3, 2)
    with pytest.raises(ValueError, match='s must be positive, not 0'):
        checks.positive('s', 0)
    with pytest.raises(ValueError, match='6 is more than 5'):
        checks.ordered(6, 5)
    with pytest.raises(TypeError, match='t must be a str'):
        checks.text('t', b'x')


def test_a_choice_and_a_colour_are_named_as_the_wire_has_them() -> None:
    assert checks.choice('icon', None, ('a', 'b')) == ''
    assert checks.choice('icon', 'b', ('a', 'b')) == 'b'
    with pytest.raises(ValueError, match="icon must be None or one of a, b, not 'c'"):
        checks.choice('icon', 'c', ('a', 'b'))
    assert checks.rgb('color', (255, 0, 1)) == '#ff0001'
    assert checks.rgb('color', (1.0, 0.0, 0.5)) == '#ff0080'
    with pytest.raises(ValueError, match='color must be ints from 0 to 255 or floats from 0 to 1'):
        checks.rgb('color', (1.5, 0.0, 0.0))
