# SPDX-License-Identifier: Apache-2.0
"""Tabs hold widgets; what holds tabs does not."""

from __future__ import annotations

import pytest
from support.widgets import Recorder

from ros_viz_bridge.wire.gui_containers import GuiTab
from ros_viz_bridge.wire.gui_inputs import GuiText


def test_widgets_are_in_tabs() -> None:
    told = Recorder()
    group = told.gui.add_tab_group()
    with group.add_tab('One') as one:
        told.gui.add_text('in one')
    two = group.add_tab('Two')
    two.label = 'Second'
    assert told.last(GuiText).container == one.key
    assert (told.last(GuiTab).container, told.last(GuiTab).label) == (group.key, 'Second')
    with pytest.raises(TypeError, match='handle.add_tab'), group:
        pass
    one.remove()
    assert group.children == (two,)
    group.remove()
    with pytest.raises(RuntimeError, match='was removed'):
        group.add_tab('Three')
    with pytest.raises(TypeError, match='label must be a str'):
        told.gui.add_tab_group().add_tab(None)  # type: ignore[arg-type]
