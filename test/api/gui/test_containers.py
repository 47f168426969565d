# SPDX-License-Identifier: Apache-2.0
"""Folders."""

from __future__ import annotations

from support.widgets import Recorder

from ros_viz_bridge.wire.gui_containers import GuiFolder


def test_a_folder_may_have_no_head() -> None:
    told = Recorder()
    folder = told.gui.add_folder(None, expand_by_default=False, visible=False)
    assert (folder.label, folder.expand_by_default, folder.visible) == (None, False, False)
    folder.label = 'Now'
    assert told.last(GuiFolder).label == 'Now'
