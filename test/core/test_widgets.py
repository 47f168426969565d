# SPDX-License-Identifier: Apache-2.0
"""Only values that fit reach a widget."""

from __future__ import annotations

from typing import Any

import pytest

from ros_viz_bridge.core.widgets import misfit
from ros_viz_bridge.wire.gui import Widget

SLIDER = Widget('', 's', 'slider', 'Speed', 0, minimum=0.0, maximum=2.0)
NUMBER = Widget('', 'n', 'number', 'Count', 0)
CHECK = Widget('', 'c', 'checkbox', 'On', 0)
BUTTON = Widget('', 'b', 'button', 'Go', 0)
MENU = Widget('', 'd', 'dropdown', 'Mode', 0, choices=['a', 'b'])
TEXT = Widget('', 't', 'text', 'Say', 0)


@pytest.mark.parametrize(
    ('widget', 'value'),
    [
        (SLIDER, 0.0),
        (SLIDER, 2.0),
        (NUMBER, -1e9),
        (CHECK, True),
        (BUTTON, True),
        (MENU, 'b'),
        (TEXT, ''),
    ],
)
def test_what_fits(widget: Widget, value: Any) -> None:
    assert misfit(widget, value) == ''


@pytest.mark.parametrize(
    ('widget', 'value', 'reason'),
    [
        (SLIDER, 2.1, 'Speed goes from 0 to 2, not to 2.1'),
        (SLIDER, True, 'needs a number'),
        (NUMBER, 'x', 'needs a number'),
        (CHECK, 1.0, 'needs true or false'),
        (MENU, 'c', "'c' is no choice of Mode"),
        (MENU, 1.0, 'needs a text'),
        (TEXT, False, 'needs a text'),
        (Widget('', 'x', 'text', 'Off', 0, disabled=True), 'a', 'Off is disabled'),
    ],
)
def test_what_does_not(widget: Widget, value: Any, reason: str) -> None:
    assert reason in misfit(widget, value)
