# SPDX-License-Identifier: Apache-2.0
"""Colours come as names, ints or floats."""

from __future__ import annotations

import numpy as np
import pytest

from ros_viz_bridge.api.gui.colors import channels, color, read_color


def test_names_and_channels() -> None:
    for given, wire, read in (
        (None, '', None),
        ('red', 'red', 'red'),
        ((255, 0, 16), '#ff0010', (255, 0, 16)),
        ((1.0, 0.0, 0.5), '#ff0080', (255, 0, 128)),
    ):
        assert color('color', given) == wire
        assert read_color(wire) == read
    assert channels('value', np.array([1, 2, 3], np.uint8), 3) == [1.0, 2.0, 3.0]
    assert channels('value', (0, 1, 1), 3) == [0.0, 1.0, 1.0]


@pytest.mark.parametrize('value', [(1, 2), (1, 2, 256), (0.5, 2.0, 0.0), 'red', 3, ((1,), 2, 3)])
def test_others_are_named(value: object) -> None:
    with pytest.raises((TypeError, ValueError), match='value must be'):
        channels('value', value, 3)
    if isinstance(value, str):
        with pytest.raises(ValueError, match='color must be one of dark, gray, red'):
            color('color', 'reddish')
