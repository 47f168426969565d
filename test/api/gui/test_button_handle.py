# SPDX-License-Identifier: Apache-2.0
"""A button is pressed, and held."""

from __future__ import annotations

from typing import Any

import pytest
from support.widgets import changed, CLIENT, Recorder

from ros_viz_bridge.wire.gui_inputs import GuiButton, WidgetHeld


def test_it_remembers_that_it_was_pressed() -> None:
    told = Recorder()
    button = told.gui.add_button('Go', color='red', icon=None)
    heard: list[object] = []
    button.on_click(lambda event: heard.append(event.client_id))
    changed(told, button, True)
    assert button.value
    button.value = False
    assert not button.value
    button.value = True
    assert heard == ['c1', None]
    button.color = (0, 0, 255)
    assert told.last(GuiButton).color == '#0000ff'
    assert button.color == (0, 0, 255)


def test_each_rate_has_its_callbacks() -> None:
    told = Recorder()
    button = told.gui.add_button('Jog')
    heard: list[object] = []

    @button.on_hold
    def usual(event: Any) -> None:
        heard.append(('usual', event.client_id))

    @button.on_hold(callback_hz=30.0)
    def fast(event: Any) -> None:
        heard.append(('fast', event.client_id))

    button.on_hold(fast, 10.0)
    assert told.last(GuiButton).hold_hz == [10.0, 30.0]
    told.widgets.held(CLIENT, WidgetHeld(button.key, 30.0))
    told.widgets.held(CLIENT, WidgetHeld(button.key, 10.0))
    told.widgets.held(CLIENT, WidgetHeld(button.key, 5.0))
    assert heard == [('fast', 'c1'), ('usual', 'c1'), ('fast', 'c1')]
    with pytest.raises(ValueError, match='callback_hz must be from 0.01 to 100'):
        button.on_hold(usual, 1000)
    with pytest.raises(ValueError, match='callback_hz must be positive'):
        button.on_hold(usual, 0)


def test_a_group_refuses_what_it_does_not_have() -> None:
    told = Recorder()
    group = told.gui.add_button_group('Go', ('left', 'right'))
    with pytest.raises(ValueError, match="'up' is no choice of Go"):
        group.value = 'up'
    group.options = ('up', 'down')
    group.value = 'up'
    assert (group.value, group.options) == ('up', ('up', 'down'))
