# SPDX-License-Identifier: Apache-2.0
"""What people read of tracking, and what programs compare."""

from __future__ import annotations

from typing import Any

import pytest

from ros_viz_bridge.inputs import xr_tracking
from ros_viz_bridge.teleop.tracking import Tracking


@pytest.mark.parametrize('state', Tracking)
def test_every_state_has_its_name_and_a_level(state: Tracking, received: Any) -> None:
    fields = xr_tracking.to_ros(state, name='left_hand')
    message = received(xr_tracking.ROS_TYPE, fields)
    assert (message.name, message.message) == ('xr/left_hand', state.name)
    assert (message.level == b'\0') == (state is Tracking.TRACKED)
    assert message.values[0].value == state.value
