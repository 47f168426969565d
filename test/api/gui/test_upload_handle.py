# SPDX-License-Identifier: Apache-2.0
"""A viewer's file comes to the script; a name alone is none."""

from __future__ import annotations

from typing import Any

import pytest
from support.widgets import changed, CLIENT, Recorder

from ros_viz_bridge.api.gui.upload_handle import UploadedFile
from ros_viz_bridge.wire.gui_inputs import GuiUploadButton


def test_a_file_comes_to_the_callbacks() -> None:
    told = Recorder()
    button = told.gui.add_upload_button('Map', mime_type='image/*', icon=None, color='red')
    assert told.last(GuiUploadButton).mime_type == 'image/*'
    assert button.value == UploadedFile('', b'')
    heard: list[Any] = []

    @button.on_upload
    def take(event: Any) -> None:
        heard.append((event.client_id, event.target.value))

    told.widgets.uploaded(CLIENT, button.key, 'room.png', b'bytes')
    assert heard == [('c1', UploadedFile('room.png', b'bytes'))]
    button.remove_upload_callback(take)
    told.widgets.uploaded(CLIENT, button.key, 'other.png', b'')
    assert len(heard) == 1
    assert button.value.name == 'other.png'


def test_a_name_without_a_file_is_no_upload() -> None:
    told = Recorder()
    button = told.gui.add_upload_button('Map')
    heard: list[Any] = []
    button.on_upload(heard.append)
    changed(told, button, 'room.png')
    assert heard == []
    assert button.value.name == ''


def test_other_widgets_take_no_files() -> None:
    told = Recorder()
    text = told.gui.add_text('Name')
    assert not told.widgets.takes_files(CLIENT, text.key)
    told.widgets.uploaded(CLIENT, text.key, 'room.png', b'')
    assert text.value == ''


def test_wrong_arguments_are_named() -> None:
    with pytest.raises(TypeError, match='mime_type'):
        Recorder().gui.add_upload_button('Map', mime_type=3)  # type: ignore[arg-type]
