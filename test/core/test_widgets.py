# SPDX-License-Identifier: Apache-2.0
"""Only values that fit reach a widget."""

from __future__ import annotations

from ros_viz_bridge.core.widgets import misfit
from ros_viz_bridge.wire.gui_containers import GuiFolder
from ros_viz_bridge.wire.gui_inputs import GuiText


def test_what_is_disabled_takes_nothing() -> None:
    text = GuiText('', 't', label='Say')
    assert misfit(text, 'a') == ''
    assert misfit(text, True) == 'Say needs a text'
    assert misfit(GuiText('', 't', label='Say', disabled=True), 'a') == 'Say is disabled'
    assert 'takes no value' in misfit(GuiFolder('', 'f', label='F'), True)
