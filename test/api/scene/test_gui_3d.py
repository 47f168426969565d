# SPDX-License-Identifier: Apache-2.0
"""Widgets at a place of the scene live as long as it does."""

from __future__ import annotations

from ros_viz_bridge import Server
from ros_viz_bridge.core.entry import Entry, Identity


def test_widgets_are_in_the_place_and_go_with_it() -> None:
    server = Server(serve=False)
    with server.gui.add_folder('Other'):
        panel = server.scene.add_3d_gui_container('/arm/panel')
    with panel as same:
        slider = server.gui.add_slider('Speed', min=0.0, max=1.0, step=0.1, initial_value=0.5)
    outside = server.gui.add_checkbox('On', initial_value=False)
    assert same is panel
    server.flush()

    def container(key: str) -> str:
        kept = server._hub.log.get(Identity('', '', key, 'widget'))
        assert isinstance(kept, Entry)
        return kept.message.container  # type: ignore[attr-defined,no-any-return]

    folder = slider._parent
    assert folder is not None
    assert container(slider.key) == folder.key
    assert container(folder.key) == '/arm/panel'
    assert container(outside.key) == ''
    server.scene.add_frame('/arm').remove()
    assert panel.removed and slider.removed and not outside.removed
    server.stop()
