# SPDX-License-Identifier: Apache-2.0
"""visualization_msgs/msg/Marker: the same as an array of one."""

from __future__ import annotations

from typing import Any

from displays.marker_messages import colors, marker, points, SOURCE
import pytest

from ros_viz_bridge.displays import marker as marker_display
from ros_viz_bridge.displays import marker_array
from ros_viz_bridge.wire.codec import to_plain

CASES = [
    marker(),
    marker('lane', 3, 8, points=points(4), colors=colors(4), lifetime={'sec': 1}),
    marker('text', 4, 9, text='Grüße'),
    marker('mesh', 5, 10, mesh_resource='package://p/m.dae', mesh_use_embedded_materials=True),
    marker('bad', 6, 5, points=points(3)),
    marker('gone', 7, action=2),
    marker('', 0, action=3),
]


@pytest.mark.parametrize('values', CASES, ids=[case['ns'] for case in CASES])
def test_a_marker_is_an_array_of_one(as_view: Any, values: dict[str, Any]) -> None:
    one = marker_display.convert(as_view(marker_display.ROS_TYPE, values), SOURCE)
    many = marker_array.convert(as_view(marker_array.ROS_TYPE, {'markers': [values]}), SOURCE)
    alone = [to_plain(out) for out in one]
    assert alone == [to_plain(out) for out in many]
    assert alone


def test_both_types_have_the_same_settings() -> None:
    from ros_viz_bridge.displays.base import option_fields

    assert option_fields(marker_display.Options) == option_fields(marker_array.Options)
