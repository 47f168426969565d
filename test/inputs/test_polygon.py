# SPDX-License-Identifier: Apache-2.0
"""An area has three corners at least."""

from __future__ import annotations

from typing import Any

from inputs.tools import PLACE, used
import pytest

from ros_viz_bridge.inputs import polygon
from ros_viz_bridge.inputs.base import InputError


def test_corners_are_in_order(received: Any) -> None:
    event = used('polygon', *((x, *PLACE[1:]) for x in (1.0, 2.0, 3.0)))
    message = received(polygon.ROS_TYPE, polygon.to_ros(event, stamp=1.0))
    assert [each.x for each in message.polygon.points] == [1.0, 2.0, 3.0]


def test_two_corners_are_no_area() -> None:
    with pytest.raises(InputError, match='three places, not 2'):
        polygon.to_ros(used('polygon', PLACE, PLACE), stamp=1.0)
