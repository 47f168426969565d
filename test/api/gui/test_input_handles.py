# SPDX-License-Identifier: Apache-2.0
"""Values of each kind, and their properties."""

from __future__ import annotations

from support.widgets import changed, Recorder

from ros_viz_bridge.wire.gui_inputs import GuiDropdown, GuiNumber, GuiSlider


def test_ints_stay_ints() -> None:
    told = Recorder()
    slider = told.gui.add_slider('S', 0, 10, 1, 5)
    changed(told, slider, 6.0)
    assert (slider.value, type(slider.value)) == (6, int)
    number = told.gui.add_number('N', 1, step=0.5)
    changed(told, number, 1.5)
    assert number.value == 1.5


def test_limits_are_live() -> None:
    told = Recorder()
    number = told.gui.add_number('N', 1.0, min=0.0)
    assert (number.min, number.max) == (0.0, None)
    number.max, number.unit = 5.0, 'm'
    assert told.last(GuiNumber).maximum == [5.0]
    slider = told.gui.add_slider('S', 0, 10)
    slider.max, slider.step = 20, 2
    assert (told.last(GuiSlider).maximum, told.last(GuiSlider).step) == (20.0, 2.0)


def test_new_options_without_the_value_choose_the_first() -> None:
    told = Recorder()
    mode = told.gui.add_dropdown('Mode', ['a', 'b'], initial_value='b')
    mode.options = ('b', 'c')
    assert mode.value == 'b'
    mode.options = ('d', 'e')
    assert (mode.value, mode.options) == ('d', ('d', 'e'))
    assert told.last(GuiDropdown).options == ['d', 'e']


def test_texts_and_checkboxes() -> None:
    told = Recorder()
    text, box = told.gui.add_text('T'), told.gui.add_checkbox('C')
    text.value, box.value = 'x', True
    assert (text.value, box.value) == ('x', True)
