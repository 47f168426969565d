# SPDX-License-Identifier: Apache-2.0
"""Handles by layer and key."""

from __future__ import annotations

from support.widgets import changed, CLIENT, Recorder

from ros_viz_bridge.api.dispatch import Dispatch
from ros_viz_bridge.core.lease import Handover
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


def test_who_leaves_is_silent_may_only_look_or_is_stopped_holds_no_stick() -> None:
    told = Recorder()
    stick = told.gui.add_joystick('Drive')
    dispatch = Dispatch(None)  # type: ignore[arg-type]
    told.widgets.listen(dispatch)
    ends = [dispatch.on_disconnect, dispatch.on_silence, dispatch.on_role_change]
    for count, end in enumerate(ends, 1):
        changed(told, stick, [0.0, 0.0])
        dispatch.on_event(WidgetChanged).call(
            None,  # type: ignore[arg-type]
            CLIENT,
            WidgetChanged(stick.key, [0.1 * count, 0.0], count),
        )
        assert stick.value == (0.1 * count, 0.0)
        end.call(None, CLIENT)  # type: ignore[arg-type]
        assert stick.value == (0.0, 0.0)
    changed(told, stick, [0.0, 0.0])
    changed(told, stick, [1.0, 0.0])
    dispatch.on_stop.call(None, 'c2', 'enough')  # type: ignore[arg-type]
    assert stick.value == (0.0, 0.0)
    stick.group = 'arm'
    changed(told, stick, [0.0, 0.0])
    changed(told, stick, [1.0, 0.0])
    change = Handover('arm', 'c2', 'c1', 'given')
    dispatch.on_control_change.call(None, change)  # type: ignore[arg-type]
    assert stick.value == (0.0, 0.0)
