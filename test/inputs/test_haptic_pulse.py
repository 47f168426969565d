# SPDX-License-Identifier: Apache-2.0
"""What shakes a controller, and what cannot."""

from __future__ import annotations

import math
from typing import Any

import pytest

from ros_viz_bridge.inputs import haptic_pulse
from ros_viz_bridge.inputs.base import InputError
from ros_viz_bridge.wire.page_events import Pulse

ONE, MANY = haptic_pulse.ROS_TYPE


def test_rumble_is_a_pulse_and_lights_are_not(as_view: Any) -> None:
    rumble, light = {'type': 1, 'intensity': 0.5}, {'type': 0, 'intensity': 1.0}
    for ros_type, fields, expected in (
        (ONE, rumble, [0.5]),
        (ONE, light, []),
        (MANY, {'array': [rumble, light, rumble]}, [0.5, 0.5]),
        (MANY, {'array': []}, []),
    ):
        view = as_view(ros_type, fields)
        found = haptic_pulse.from_ros(view, ros_type=ros_type, hand='left', duration=0.05)
        assert found == [Pulse('left', strength, 0.05) for strength in expected]


@pytest.mark.parametrize('intensity', [-0.1, 1.5, math.nan])
def test_an_intensity_that_is_none(intensity: float, as_view: Any) -> None:
    view = as_view(ONE, {'type': 1, 'intensity': intensity})
    with pytest.raises(InputError, match='intensity is'):
        haptic_pulse.from_ros(view, ros_type=ONE, hand='right', duration=0.1)
