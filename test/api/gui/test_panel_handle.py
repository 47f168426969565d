# SPDX-License-Identifier: Apache-2.0
"""Panels hold tabs; the one of the controls is always there."""

from __future__ import annotations

from support.widgets import Recorder

from ros_viz_bridge.wire.gui_containers import PanelLabel, PanelPlacement


def test_a_panel_goes_with_its_tabs() -> None:
    told = Recorder()
    panel = told.gui.add_panel()
    with panel.add_tab('Stats') as tab:
        number = told.gui.add_number('N')
    panel.remove()
    assert tab.removed
    assert number.removed
    assert panel.key in told.removed


def test_nothing_is_said_of_the_main_panel_before_the_script_does() -> None:
    told = Recorder()
    main = told.gui.main_panel
    assert main is told.gui.main_panel
    assert told.of(PanelPlacement) == []
    main.dock_left()
    assert (told.last(PanelPlacement).key, told.last(PanelPlacement).where) == (main.key, 'left')
    told.gui.set_panel_label('My robot')
    told.gui.set_panel_label(None)
    assert [label.label for label in told.of(PanelLabel)] == ['My robot', '']
