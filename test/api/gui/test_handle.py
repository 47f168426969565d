# SPDX-License-Identifier: Apache-2.0
"""Properties of widgets are live."""

from __future__ import annotations

import pytest
from support.widgets import Recorder

from ros_viz_bridge.wire.gui_inputs import GuiText


def test_assigning_changes_the_widget_in_pages() -> None:
    told = Recorder()
    text = told.gui.add_text('Say', hint='what it says', order=3)
    assert (text.hint, text.order, text.visible, text.disabled) == ('what it says', 3, True, False)
    text.hint, text.order, text.visible, text.disabled = None, -1.5, False, True
    text.label, text.multiline = 'Shout', True
    assert (text.hint, text.order, text.visible, text.disabled) == (None, -1.5, False, True)
    last = told.last(GuiText)
    assert (last.hint, last.order, last.visible, last.disabled) == ('', -1.5, False, True)
    assert (last.label, last.multiline) == ('Shout', True)
    with pytest.raises(TypeError, match="visible must be True or False, not 'no'"):
        text.visible = 'no'  # type: ignore[assignment]
    assert told.last(GuiText) is last


def test_what_was_removed_is_told_once() -> None:
    told = Recorder()
    text = told.gui.add_text('Say')
    assert not text.removed
    text.remove()
    text.remove()
    assert text.removed
    assert told.removed == [text.key]
