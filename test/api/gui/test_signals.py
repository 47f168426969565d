# SPDX-License-Identifier: Apache-2.0
"""Lamps, dials and sticks are added as they were said; what is wrong is named."""

from __future__ import annotations

from typing import Any

import pytest
from support.widgets import Recorder

from ros_viz_bridge.wire.gui_inputs import GuiJoystick
from ros_viz_bridge.wire.gui_signals import GuiGauge, GuiIndicator


def test_they_are_what_was_said() -> None:
    told = Recorder()
    told.gui.add_indicator('Door', True, color='teal', unit='m', hint='of the lift')
    lamp = told.last(GuiIndicator)
    assert (lamp.color, lamp.unit, lamp.hint) == ('teal', 'm', 'of the lift')
    told.gui.add_gauge('Charge', 0, 2, states={1: 'red'})
    assert (told.last(GuiGauge).maximum, told.last(GuiGauge).states[0].of) == (2.0, '1')
    told.gui.add_joystick('Drive', axes='forward', hz=20)
    assert (told.last(GuiJoystick).axes, told.last(GuiJoystick).hz) == ('forward', 20.0)


@pytest.mark.parametrize(
    ('add', 'words'),
    [
        (lambda gui: gui.add_gauge('A', 2, 1), 'min must not be above max'),
        (lambda gui: gui.add_gauge('A', 0, 1, 'x'), 'initial_value must be a number'),
        (lambda gui: gui.add_gauge('A', 0, 1, states={'x': 'red'}), r"states\['x'\] must be"),
        (lambda gui: gui.add_indicator('A', states=['red']), 'states must be a mapping'),
        (lambda gui: gui.add_indicator('A', states={1: 'rde'}), r'states\[1\] must be one of'),
        (lambda gui: gui.add_joystick('A', axes='up'), 'axes must be'),
        (lambda gui: gui.add_joystick('A', hz=100), 'hz must be at most 60'),
    ],
)
def test_what_is_wrong_is_named(add: Any, words: str) -> None:
    told = Recorder()
    with pytest.raises((TypeError, ValueError), match=words):
        add(told.gui)
    assert told.messages == []
