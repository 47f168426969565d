# SPDX-License-Identifier: Apache-2.0
"""What is pressed tells so each time."""

from __future__ import annotations

from support.widgets import changed, Recorder

from ros_viz_bridge.wire.gui import WidgetState


def test_the_same_press_twice_is_two_presses() -> None:
    told = Recorder()
    group = told.gui.add_button_group('Go', ['left', 'right'])
    heard: list[object] = []
    callback = group.on_click(lambda event: heard.append((event.target.value, event.client_id)))
    before = group.update_timestamp
    changed(told, group, 'right')
    changed(told, group, 'right')
    assert heard == [('right', 'c1')] * 2
    assert group.update_timestamp >= before
    group.remove_click_callback(callback)
    changed(told, group, 'left')
    assert (len(heard), group.value) == (2, 'left')
    assert told.of(WidgetState) == []
