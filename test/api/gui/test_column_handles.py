# SPDX-License-Identifier: Apache-2.0
"""Values of several numbers."""

from __future__ import annotations

import numpy as np
import pytest
from support.widgets import changed, Recorder

from ros_viz_bridge.wire.gui_inputs import GuiMultiSlider, GuiVector


def test_vectors_are_tuples_of_floats_within_limits() -> None:
    told = Recorder()
    place = told.gui.add_vector3('Place', np.array([1, 2, 3]), min=(0, 0, 0), step=0.5)
    assert place.value == (1.0, 2.0, 3.0)
    assert (place.min, place.max, place.step) == ((0.0, 0.0, 0.0), None, 0.5)
    place.value = np.array([4.0, 5.0, 6.0])
    assert place.value == (4.0, 5.0, 6.0)
    place.max = (9, 9, 9)
    assert told.last(GuiVector).maximum == [9.0, 9.0, 9.0]
    with pytest.raises(ValueError, match='Place y is at least 0|Place y goes from 0 to 9'):
        place.value = (1, -1, 1)
    with pytest.raises(ValueError, match='value must be 3 numbers, not 2'):
        place.value = (1, 2)
    with pytest.raises(ValueError, match='min must be 3 numbers, not 2'):
        place.min = (1, 2)
    flat = told.gui.add_vector2('Flat', (1, 2))
    assert flat.value == (1.0, 2.0)


def test_a_multi_slider_keeps_its_order() -> None:
    told = Recorder()
    ages = told.gui.add_multi_slider('Ages', 0, 100, 1, (20, 60), min_range=5, marks=(0, 100))
    changed(told, ages, [30.0, 40.0])
    assert ages.value == (30, 40)
    assert {type(each) for each in ages.value} == {int}
    with pytest.raises(ValueError, match='ascending numbers at least 5 apart'):
        ages.value = (40, 42)
    ages.fixed_endpoints, ages.min_range, ages.marks = True, 0, ((50, 'half'),)
    assert told.last(GuiMultiSlider).fixed_endpoints
    assert ages.marks == ((50.0, 'half'),)


def test_colours_are_ints() -> None:
    told = Recorder()
    colour, clear = told.gui.add_rgb('C', (1.0, 0.5, 0.0)), told.gui.add_rgba('A', (1, 2, 3, 4))
    assert (colour.value, clear.value) == ((255, 128, 0), (1, 2, 3, 4))
    changed(told, colour, [10.0, 20.0, 30.0])
    assert colour.value == (10, 20, 30)
    clear.value = np.array([0, 0, 0, 255])
    assert clear.value == (0, 0, 0, 255)
    with pytest.raises(ValueError, match='value must be 4 numbers'):
        clear.value = (1, 2, 3)
