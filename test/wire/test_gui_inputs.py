# SPDX-License-Identifier: Apache-2.0
"""Which values fit which widget."""

from __future__ import annotations

from typing import Any

import pytest

from ros_viz_bridge.wire.gui import Widget
from ros_viz_bridge.wire.gui_inputs import (
    GuiButton,
    GuiButtonGroup,
    GuiCheckbox,
    GuiDropdown,
    GuiJoystick,
    GuiMultiSlider,
    GuiNumber,
    GuiRgb,
    GuiSlider,
    GuiText,
    GuiVector,
)

SLIDER = GuiSlider('', 's', label='Speed', minimum=0.0, maximum=2.0)
NUMBER = GuiNumber('', 'n', label='Count')
CHECK = GuiCheckbox('', 'c', label='On')
BUTTON = GuiButton('', 'b', label='Go')
MENU = GuiDropdown('', 'd', label='Mode', options=['a', 'b'])
TEXT = GuiText('', 't', label='Say')
ROW = GuiButtonGroup('', 'r', label='Row', options=['a'])
MULTI = GuiMultiSlider('', 'm', label='M', count=2, maximum=9.0, min_range=1.0)
VECTOR = GuiVector('', 'v', label='V', count=2, minimum=[0.0, 1.0])
STICK = GuiJoystick('', 'j', label='J', axes='forward')
COLOUR = GuiRgb('', 'c', label='C')


@pytest.mark.parametrize(
    ('widget', 'value'),
    [
        (SLIDER, 0.0),
        (SLIDER, 2.0),
        (NUMBER, -1e9),
        (GuiNumber('', 'n', maximum=[3.0]), -1e9),
        (CHECK, True),
        (BUTTON, True),
        (MENU, 'b'),
        (TEXT, ''),
        (ROW, 'a'),
        (MULTI, [0.0, 1.0]),
        (VECTOR, [0.0, 1.0]),
        (COLOUR, [0.0, 255.0, 3.0]),
        (STICK, [-1.0, 0.0]),
        (GuiJoystick('', 'j'), [0.5, -1.0]),
        (GuiRgb('', 'c', alpha=True), [0.0, 255.0, 3.0, 4.0]),
    ],
)
def test_what_fits(widget: Widget, value: Any) -> None:
    assert widget.misfit(value) == ''


@pytest.mark.parametrize(
    ('widget', 'value', 'reason'),
    [
        (SLIDER, 2.1, 'Speed goes from 0 to 2, not to 2.1'),
        (SLIDER, True, 'needs a number'),
        (SLIDER, [1.0], 'needs a number'),
        (NUMBER, 'x', 'needs a number'),
        (GuiNumber('', 'n', label='N', maximum=[3.0]), 4.0, 'N is at most 3, not 4'),
        (GuiNumber('', 'n', label='N', minimum=[3.0]), 2.0, 'N is at least 3, not 2'),
        (CHECK, 1.0, 'needs true or false'),
        (BUTTON, 'x', 'needs true or false'),
        (MENU, 'c', "'c' is no choice of Mode"),
        (MENU, 1.0, 'needs a text'),
        (TEXT, False, 'needs a text'),
        (ROW, 'b', 'no choice of Row'),
        (MULTI, [0.0], 'M needs 2 numbers'),
        (MULTI, 1.0, 'M needs 2 numbers'),
        (MULTI, [0.0, 0.5], 'ascending numbers at least 1 apart'),
        (MULTI, [0.0, 10.0], 'goes from 0 to 9'),
        (VECTOR, [0.0, 0.0], 'V y is at least 1'),
        (VECTOR, [0.0, 0.0, 0.0], 'needs 2 numbers'),
        (STICK, [0.0, 0.5], 'J moves one way only'),
        (STICK, [1.5, 0.0], 'J goes from -1 to 1'),
        (STICK, 1.0, 'needs 2 numbers'),
        (COLOUR, [0.0, 0.5, 0.0], 'whole numbers from 0 to 255'),
        (COLOUR, [0.0, 256.0, 0.0], 'whole numbers from 0 to 255'),
        (COLOUR, [0.0, 0.0, 0.0, 0.0], 'needs 3 numbers'),
    ],
)
def test_what_does_not(widget: Widget, value: Any, reason: str) -> None:
    assert reason in widget.misfit(value)
