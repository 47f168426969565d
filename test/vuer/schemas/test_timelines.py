# SPDX-License-Identifier: Apache-2.0
"""A timeline is a slider with a pace."""

from __future__ import annotations

import pytest

from ros_viz_bridge.vuer.schemas import TimelineControls


def test_a_timeline() -> None:
    timeline = TimelineControls(end=10, step=3, speed=2)
    assert timeline._plan().values['value'] == 3.0 and timeline.last() == 10
    assert timeline.period() == pytest.approx(1 / 60)
    assert TimelineControls(paused=True).period() == 0.0
    assert TimelineControls(end=5, step=9)._plan().values['value'] == 5.0
