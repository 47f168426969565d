# SPDX-License-Identifier: Apache-2.0
"""A clutch does not flicker while a trigger is half pressed."""

from __future__ import annotations

import math

import pytest

from ros_viz_bridge.teleop.switch import Switch


def test_on_and_off_are_apart():
    switch = Switch(on=0.7, off=0.4)
    values = [0.0, 0.5, 0.69, 0.7, 0.5, 0.41, math.nan, 0.4, 0.6]
    expected = [False, False, False, True, True, True, True, False, False]
    assert [switch.set(value) for value in values] == expected


@pytest.mark.parametrize(('on', 'off'), [(0.4, 0.4), (1.1, 0.4), (0.5, -0.1), (math.nan, 0.1)])
def test_thresholds_that_are_none(on, off):
    with pytest.raises(ValueError, match='off < on'):
        Switch(on=on, off=off)
