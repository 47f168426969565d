# SPDX-License-Identifier: Apache-2.0
"""Which values fit which widget."""

from __future__ import annotations

from typing import Any

import pytest

from ros_viz_bridge.wire.gui import Widget
from ros_viz_bridge.wire.gui_inputs import (
    GuiButton,
    GuiCheckbox,
    GuiDropdown,
    GuiNumber,
    GuiSlider,
    GuiText,
)

SLIDER = GuiSlider('', 's', label='Speed', minimum=0.0, maximum=2.0)
NUMBER = GuiNumber('', 'n', label='Count')
CHECK = GuiCheckbox('', 'c', label='On')
BUTTON = GuiButton('', 'b', label='Go')
MENU = GuiDropdown('', 'd', label='Mode', options=['a', 'b'])
TEXT = GuiText('', 't', label='Say')


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
    ],
)
def test_what_does_not(widget: Widget, value: Any, reason: str) -> None:
    assert reason in widget.misfit(value)
