# SPDX-License-Identifier: Apache-2.0
"""Events equal the names of their kinds, and wrong ones are named."""

from __future__ import annotations

import time
from typing import Any

import pytest

from ros_viz_bridge.vuer.events import ClientEvent, Frame, NOOP, Set, Update
from ros_viz_bridge.vuer.schemas import Box, Scene


def test_events_equal_their_kind() -> None:
    event = ClientEvent('CLICK', key='b', value={}, extra=3)
    assert event == 'CLICK' and event != 'INPUT' and event != ClientEvent('CLICK')
    assert event.key == 'b' and event.extra == 3 and 'CLICK' in repr(event)
    assert abs(event.ts - time.time()) < 60 and ClientEvent('X', ts=5.0).ts == 5.0
    assert Set(Scene()) == 'SET' and repr(Update(Box())) == 'Update()' and len({event}) == 1


def test_frames_take_events_and_rates() -> None:
    assert Frame().data is NOOP and Frame(Update(), frame_rate=30).frame_rate == 30
    with pytest.raises(TypeError, match='server event'):
        Frame(Box())  # type: ignore[arg-type]
    wrong: Any
    for wrong in (0, -1, 2000, float('nan')):
        with pytest.raises(ValueError, match='frame_rate'):
            Frame(frame_rate=wrong)
