# SPDX-License-Identifier: Apache-2.0
"""What sliders refuse."""

from __future__ import annotations

from typing import Any

import pytest
from support.widgets import Recorder


def test_a_slider_with_one_value_may_grow_later() -> None:
    slider = Recorder().gui.add_slider('Frame', min=0, max=0, step=1, initial_value=0)
    slider.max = 10
    slider.value = 7
    assert slider.value == 7


@pytest.mark.parametrize(
    ('arguments', 'reason'),
    [
        ((0, 10, 1, ()), 'initial_value must be 1 to 64 numbers'),
        ((0, 10, 1, (5, 4)), 'M needs ascending numbers'),
        ((0, 10, 1, (5, 14)), 'M goes from 0 to 10, not to 14'),
        ((10, 0, 1, (5,)), 'min must not be above max'),
        ((0, 10, -1, (5,)), 'step must not be negative'),
    ],
)
def test_what_does_not_fit_is_named(arguments: Any, reason: str) -> None:
    told = Recorder()
    with pytest.raises(ValueError, match=reason):
        told.gui.add_multi_slider('M', *arguments)
    assert told.messages == []
