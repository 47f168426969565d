# SPDX-License-Identifier: Apache-2.0
"""A button."""

from __future__ import annotations

from support.widgets import changed, Recorder


def test_it_remembers_that_it_was_pressed() -> None:
    told = Recorder()
    button = told.gui.add_button('Go')
    heard: list[object] = []
    button.on_click(lambda event: heard.append(event.client_id))
    changed(told, button, True)
    assert button.value
    button.value = False
    assert not button.value
    button.value = True
    assert heard == ['c1', None]
    button.remove_click_callback()
    before = button.update_timestamp
    changed(told, button, True)
    assert len(heard) == 2
    assert button.update_timestamp >= before
