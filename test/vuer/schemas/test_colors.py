# SPDX-License-Identifier: Apache-2.0
"""Colours in all the ways that three.js and CSS write them."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from ros_viz_bridge.vuer.schemas.colors import rgb


@pytest.mark.parametrize(
    'given',
    ['red', '#f00', '#ff0000', 0xFF0000, [255, 0, 0], [1.0, 0.0, 0.0], (1.0, 0, 0, 0.5),
     np.array([255, 0, 0], np.uint8), 'rgb(255, 0, 0)'],
)  # fmt: skip
def test_all_of_these_are_red(given: Any) -> None:
    assert rgb(given) == (255, 0, 0)


@pytest.mark.parametrize(
    ('given', 'named'),
    [('reddish', 'CSS'), (0x1000000, '0xffffff'), ([1, 2], 'three'), ([300, 0, 0], '0..255'),
     (None, 'colour'), ([-0.5, 0.0, 0.0], '0..1')],
)  # fmt: skip
def test_what_is_no_colour_is_named(given: Any, named: str) -> None:
    with pytest.raises((ValueError, TypeError), match=named):
        rgb(given, 'skyColor')
