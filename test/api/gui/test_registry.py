# SPDX-License-Identifier: Apache-2.0
"""Handles by layer and key."""

from __future__ import annotations

from support.widgets import changed, CLIENT, Recorder

from ros_viz_bridge.wire.client import WidgetChanged


def test_a_clients_own_widget_comes_before_a_shared_one() -> None:
    told = Recorder()
    shared, own = told.gui.add_checkbox('C'), told.own.add_checkbox('C')
    assert told.widgets.find(CLIENT, own.key) is own
    assert told.widgets.find(CLIENT, shared.key) is shared
    assert told.widgets.of('c1') == [own]


def test_who_does_not_come_back_has_no_widgets() -> None:
    told = Recorder()
    own = told.own.add_checkbox('C')
    told.widgets.forget('c1')
    changed(told, own, True)
    assert not own.value
    told.widgets.changed(CLIENT, WidgetChanged('nothing', True, 1))
