# SPDX-License-Identifier: Apache-2.0
"""A stick rests as soon as nobody can hold it, whatever its page goes on to say."""

from __future__ import annotations

from typing import Any

import pytest
from support.widgets import changed, CLIENT, Recorder

from ros_viz_bridge.api.gui import joystick_handle
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
