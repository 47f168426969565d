# SPDX-License-Identifier: Apache-2.0
"""A stick rests as soon as nobody can hold it, whatever its page goes on to say."""

from __future__ import annotations

from typing import Any

import pytest
from support.widgets import changed, CLIENT, Recorder

from ros_viz_bridge.api.gui import joystick_handle
from ros_viz_bridge.core.lease import Handover
from ros_viz_bridge.core.session import ClientInfo
from ros_viz_bridge.wire.gui import WidgetState


def test_it_is_let_go_for_who_is_gone_and_for_all_by_a_stop(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    now = 0.0
    monkeypatch.setattr(joystick_handle.time, 'monotonic', lambda: now)
    told = Recorder()
    stick = told.gui.add_joystick('Drive')
    seen: list[Any] = []
    stick.on_update(lambda event: seen.append(stick.value))
    changed(told, stick, [1.0, 0.5])
    told.widgets.ended(ClientInfo('c2', 'operator'))
    assert stick.value == (1.0, 0.5)
    told.widgets.ended(CLIENT)
    assert stick.value == (0.0, 0.0)
    assert (told.last(WidgetState).value, told.last(WidgetState).origin) == ([0.0, 0.0], '')
    # The page, back again, says on what it held: it has to let go first.
    changed(told, stick, [1.0, 0.6])
    assert stick.value == (0.0, 0.0)
    changed(told, stick, [0.0, 0.0])
    changed(told, stick, [0.25, 0.0])
    told.widgets.stopped('', 'reset by c1')
    assert stick.value == (0.25, 0.0)
    told.widgets.stopped('c2', 'enough')
    assert stick.value == (0.0, 0.0)
    now = joystick_handle.STALL + 0.1
    changed(told, stick, [0.5, 0.0])
    assert seen == [(1.0, 0.5), (0.0, 0.0), (0.25, 0.0), (0.0, 0.0), (0.5, 0.0)]
    with pytest.raises(ValueError, match='must be 2 numbers'):
        stick.value = (1.0,)  # type: ignore[assignment]


def test_it_is_let_go_with_the_control_of_its_group_own_or_of_what_it_is_in() -> None:
    told = Recorder()
    with told.gui.add_folder('Arm') as folder:
        stick, other = told.gui.add_joystick('Drive'), told.gui.add_joystick('Look')
    free = told.gui.add_joystick('Free')
    folder.group = 'arm'
    for each in (stick, other, free):
        changed(told, each, [1.0, 0.0])
    told.widgets.handed_over(Handover('drive', '', 'c1', 'released'))
    assert stick.value == (1.0, 0.0)
    told.widgets.handed_over(Handover('arm', 'c2', 'c1', 'given'))
    assert [stick.value, other.value, free.value] == [(0.0, 0.0), (0.0, 0.0), (1.0, 0.0)]
    changed(told, free, [0.5, 0.0])
    free.group = 'arm'
    assert free.value == (0.0, 0.0), 'who held it may not say any more that it is let go'
    with told.gui.add_folder('Base') as outer, told.gui.add_folder('Wheels'):
        inner, own = told.gui.add_joystick('Turn'), told.gui.add_joystick('Lift')
    own.group = 'arm'
    for each in (inner, own):
        changed(told, each, [1.0, 0.0])
    outer.group = 'arm'
    assert (inner.value, own.value) == ((0.0, 0.0), (1.0, 0.0)), 'at once, by its container'


def test_it_is_let_go_when_the_script_disables_it() -> None:
    told = Recorder()
    stick = told.gui.add_joystick('Drive')
    changed(told, stick, [1.0, 0.0])
    stick.hint = 'forward'
    assert stick.value == (1.0, 0.0)
    stick.disabled = True
    assert stick.value == (0.0, 0.0)
    changed(told, stick, [0.5, 0.0])
    assert stick.value == (0.0, 0.0), 'what was let pass before it was disabled'


def test_it_is_let_go_when_its_page_hangs(monkeypatch: pytest.MonkeyPatch) -> None:
    now = 10.0
    monkeypatch.setattr(joystick_handle.time, 'monotonic', lambda: now)
    told = Recorder()
    quick, slow = told.gui.add_joystick('Drive'), told.gui.add_joystick('Look', hz=0.5)
    for stick in (quick, slow):
        changed(told, stick, [1.0, 0.0])
    now = 10.9
    changed(told, quick, [1.0, 0.0])
    told.widgets.tick(11.5)
    assert quick.value == (1.0, 0.0), 'it was told again that it is held'
    told.widgets.tick(12.0)
    assert (quick.value, slow.value) == ((0.0, 0.0), (1.0, 0.0))
    told.widgets.tick(16.5)
    assert slow.value == (0.0, 0.0)
    now = 60.0
    changed(told, quick, [1.0, 0.0])
    assert quick.value == (0.0, 0.0), 'the page came to itself: its viewer has to let go first'
    changed(told, quick, [0.0, 0.0])
    changed(told, quick, [0.5, 0.0])
    assert quick.value == (0.5, 0.0)
