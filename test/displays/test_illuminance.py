# SPDX-License-Identifier: Apache-2.0
"""sensor_msgs/msg/Illuminance: an unlucky value is shown as well as a usual one."""

from __future__ import annotations

from typing import Any

from displays.cloud_messages import decode
import pytest

from ros_viz_bridge.displays import illuminance
from ros_viz_bridge.displays.base import Source

SOURCE = Source(display='/t', topic='/t', received=5.0, options=illuminance.Options())


@pytest.mark.parametrize('value', [0.0, -1.0, 0.5, 1e300])
def test_any_finite_value_is_kept_exactly(as_view: Any, value: float) -> None:
    message = {'header': {'frame_id': 'sensor'}, 'illuminance': value}
    (cloud,) = illuminance.convert(as_view(illuminance.ROS_TYPE, message), SOURCE)
    assert decode(cloud, 'illuminance').tolist() == [value]
    assert len(cloud.labels) == 1
