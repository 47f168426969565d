# SPDX-License-Identifier: Apache-2.0
"""sensor_msgs/msg/RelativeHumidity: an unlucky value is shown as well as a usual one."""

from __future__ import annotations

from typing import Any

from displays.cloud_messages import decode
import pytest

from ros_viz_bridge.displays import relative_humidity
from ros_viz_bridge.displays.base import Source

SOURCE = Source(display='/t', topic='/t', received=5.0, options=relative_humidity.Options())


@pytest.mark.parametrize('value', [0.0, -1.0, 0.5, 1e300])
def test_any_finite_value_is_kept_exactly(as_view: Any, value: float) -> None:
    message = {'header': {'frame_id': 'sensor'}, 'relative_humidity': value}
    (cloud,) = relative_humidity.convert(as_view(relative_humidity.ROS_TYPE, message), SOURCE)
    assert decode(cloud, 'relative_humidity').tolist() == [value]
    assert len(cloud.labels) == 1
