# SPDX-License-Identifier: Apache-2.0
"""A modal is in no container, wherever it is made."""

from __future__ import annotations

from support.widgets import Recorder

from ros_viz_bridge.wire.gui_containers import GuiModal


def test_it_outlives_where_it_was_made_and_takes_its_widgets_along() -> None:
    told = Recorder()
    with told.gui.add_folder('F') as folder, told.gui.add_modal('Sure?') as modal:
        yes = told.gui.add_button('Yes')
    folder.remove()
    assert not modal.closed
    modal.title = 'Really?'
    assert (told.last(GuiModal).label, told.last(GuiModal).container) == ('Really?', 'modals')
    modal.close()
    modal.close()
    assert modal.closed
    assert yes.removed
