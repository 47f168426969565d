# SPDX-License-Identifier: Apache-2.0
"""The value of a widget: what the script says, and what viewers say meanwhile."""

from __future__ import annotations

import pytest
from support.widgets import changed, Recorder

from ros_viz_bridge.wire.gui import WidgetState


def test_a_value_that_does_not_fit_changes_nothing() -> None:
    told = Recorder()
    slider = told.gui.add_slider('Speed', 0.0, 1.0)
    with pytest.raises(ValueError, match='Speed goes from 0 to 1'):
        slider.value = 2.0
    with pytest.raises(TypeError, match='value must be a number'):
        slider.value = '1'
    assert slider.value == 0.0
    assert len(told.of(WidgetState)) == 1


def test_what_was_said_last_is_told_last_whoever_said_it() -> None:
    told = Recorder()
    slider = told.gui.add_slider('Speed', 0.0, 1.0)
    slider.value = 0.25
    changed(told, slider, 0.5)
    assert slider.value == 0.5
    assert [(s.value, s.origin) for s in told.of(WidgetState)] == [
        (0.0, ''),
        (0.25, ''),
        (0.5, 'c1'),
    ]


def test_callbacks_are_called_for_another_value_only() -> None:
    told = Recorder()
    box = told.gui.add_checkbox('On')
    heard: list[object] = []
    box.on_update(lambda event: heard.append((event.target.value, event.client_id)))
    before = box.update_timestamp
    box.value = False
    changed(told, box, True)
    changed(told, box, True)
    box.value = False
    assert heard == [(True, 'c1'), (False, None)]
    assert box.update_timestamp >= before


def test_after_remove_an_assignment_says_so() -> None:
    told = Recorder()
    box = told.gui.add_checkbox('On')
    box.remove()
    box.remove()
    with pytest.raises(RuntimeError, match="'On' was removed"):
        box.value = True
    with pytest.raises(RuntimeError, match="'On' was removed"):
        box.label = 'Off'
    assert told.removed == [box.key]
