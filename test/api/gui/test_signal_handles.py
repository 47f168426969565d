# SPDX-License-Identifier: Apache-2.0
"""Lamps and dials show what a script assigns, and nothing where there is nothing."""

from __future__ import annotations

import math

import numpy as np
import pytest
from support.widgets import Recorder

from ros_viz_bridge.wire.gui import WidgetState
from ros_viz_bridge.wire.gui_signals import GuiGauge, GuiIndicator, SignalState


def test_values_and_looks_are_told_apart() -> None:
    told = Recorder()
    gauge = told.gui.add_gauge('Charge', 0, 10, 2.5, unit='V')
    count = len(told.of(GuiGauge))
    gauge.value = np.float32(4)
    assert told.last(WidgetState).value == 4.0 == gauge.value
    gauge.value = math.nan
    assert (told.last(WidgetState).value, gauge.value) == ('', None)
    assert len(told.of(GuiGauge)) == count
    gauge.max, gauge.states = 20, {0: 'red', 5.5: (0, 255, 0)}
    assert told.last(GuiGauge).maximum == 20.0
    assert told.last(GuiGauge).states[1] == SignalState('5.5', '#00ff00', '')
    assert gauge.states == {'0': 'red', '5.5': (0, 255, 0)}
    gauge.remove()
    with pytest.raises(RuntimeError, match='was removed'):
        gauge.value = 1.0


def test_a_lamp_shows_what_its_states_say() -> None:
    told = Recorder()
    lamp = told.gui.add_indicator('Door', states={True: 'green', False: ('red', 'Open')})
    assert lamp.value is None
    assert told.last(GuiIndicator).states == [
        SignalState('true', 'green', ''),
        SignalState('false', 'red', 'Open'),
    ]
    assert lamp.states == {'true': 'green', 'false': ('red', 'Open')}
    for value in (True, 'shut', 3.0, None):
        lamp.value = value
        assert lamp.value == value
    with pytest.raises(TypeError, match='value must be a number or None'):
        lamp.value = [1]  # type: ignore[assignment]
