# SPDX-License-Identifier: Apache-2.0
"""The head looks along x, as REP-103 has it."""

from __future__ import annotations

from dataclasses import replace
import math
from typing import Any

from inputs.xr_samples import NOTHING, sample
import numpy as np
import pytest

from ros_viz_bridge.inputs import xr_head
from ros_viz_bridge.inputs.xr_body import xr_body


def test_head_turned_left_in_body_axes(received: Any) -> None:
    half = math.sqrt(0.5)  # 90 degrees about WebXR's y, which is up
    head = np.array([0.1, 1.7, -0.4, 0, half, 0, half], np.float32)
    message = received(
        xr_head.ROS_TYPE, xr_head.to_ros(xr_body(sample(of=NOTHING, head=head)), stamp=9.75)
    )
    assert (message.header.frame_id, message.header.stamp.nanosec) == ('xr_origin', 750_000_000)
    p, q = message.pose.position, message.pose.orientation
    assert (p.x, p.y, p.z) == pytest.approx((0.4, -0.1, 1.7), abs=1e-6)
    assert (q.x, q.y, q.z, q.w) == pytest.approx((0.0, 0.0, half, half), abs=1e-6)


@pytest.mark.parametrize('head', [[], [0, 0, 0, 0, 0, 0, np.nan], [0] * 7])
def test_no_head_no_message(head: list[float]) -> None:
    event = replace(sample(of=NOTHING), head=np.array(head, np.float32))
    assert xr_head.to_ros(xr_body(event), stamp=1.0) is None
