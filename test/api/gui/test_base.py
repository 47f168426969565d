# SPDX-License-Identifier: Apache-2.0
"""What all widgets have."""

from __future__ import annotations

from support.widgets import Recorder

from ros_viz_bridge.wire.gui_inputs import GuiText


def test_without_an_order_they_stand_as_they_were_added() -> None:
    told = Recorder()
    for label in 'abc':
        told.gui.add_text(label)
    first, second, third = told.of(GuiText)
    assert first.order < second.order < third.order
    assert len({first.key, second.key, third.key}) == 3
    told.gui.add_text('d', order=0.5)
    assert told.last(GuiText).order == 0.5
