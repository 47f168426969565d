# SPDX-License-Identifier: Apache-2.0
"""What is said of a panel's place."""

from __future__ import annotations

from typing import Any

import pytest
from support.widgets import Recorder

from ros_viz_bridge.wire.gui_containers import PanelPlacement


def test_each_word_counts_and_the_others_stay() -> None:
    told = Recorder()
    panel, other = told.gui.add_panel(), told.gui.add_panel()
    panel.dock_left()
    panel.set_width(300)
    panel.minimize()
    place = told.last(PanelPlacement)
    assert (place.told, place.where, place.width, place.minimized) == (3, 'left', 300.0, True)
    panel.expand()
    other.dock_below(panel)
    place = told.last(PanelPlacement)
    assert (place.where, place.anchor) == ('below', panel.key)
    other.dock_above(told.gui.main_panel)
    assert told.last(PanelPlacement).anchor == 'main-panel'
    other.float(x=-10, width=200, height=100)
    place = told.last(PanelPlacement)
    assert (place.where, place.x, place.y, place.width) == ('float', [-10.0], [], 200.0)
    other.set_height(50)
    other.dock_right()
    assert told.last(PanelPlacement).height == 50.0


def test_what_makes_no_sense_is_named() -> None:
    told = Recorder()
    panel, own = told.gui.add_panel(), told.own.add_panel()
    wrong: Any = 'left'
    with pytest.raises(TypeError, match="anchor must be a panel or main_panel, not 'left'"):
        panel.dock_above(wrong)
    with pytest.raises(ValueError, match='relative to itself'):
        panel.dock_above(panel)
    with pytest.raises(ValueError, match='client c1 alone has'):
        panel.dock_above(own)
    with pytest.raises(ValueError, match='width must be positive'):
        panel.set_width(0)
    with pytest.raises(ValueError, match='x must be finite'):
        panel.float(x=float('nan'))
    own.remove()
    with pytest.raises(RuntimeError, match='was removed'):
        own.dock_left()
