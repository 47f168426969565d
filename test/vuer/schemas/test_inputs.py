# SPDX-License-Identifier: Apache-2.0
"""What elements leave out of the events that they are for, and when controllers shake."""

from __future__ import annotations

from typing import Any

import pytest

from ros_viz_bridge.vuer.schemas import Hands, Head, MotionControllers


def test_a_side_that_is_not_wanted_is_left_out() -> None:
    value: dict[str, Any] = {'left': 1, 'leftState': {'a': 1}, 'right': 2, 'rightState': {'b': 2}}
    assert Hands().shaped(value) is value
    hand = Hands(disableLeft=True).shaped(value)
    assert hand == {**value, 'left': None, 'leftState': {}} and value['left'] == 1
    controller = MotionControllers(right=False, left=True).shaped(value)
    assert controller == {**value, 'right': None, 'rightState': None}


def test_how_often() -> None:
    assert Head(fps=50).interval() == pytest.approx(0.02) and Head().interval() == 0.0


def test_a_pulse_is_one_that_was_not_said_before() -> None:
    first = MotionControllers(pulseLeftStrength=0.5, pulseLeftDuration=20, pulseLeftHash='a')
    assert first.pulse_since(None) == {'left': {'strength': 0.5, 'duration': 0.02}}
    assert first.pulse_since(first) is None and MotionControllers().pulse_since(None) is None
    again = MotionControllers(pulseLeftHash='b', pulseRightHash=1)
    assert set(again.pulse_since(first) or {}) == {'left', 'right'}
