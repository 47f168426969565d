# SPDX-License-Identifier: Apache-2.0
"""Sensors of one number are balls of its colour, with the number beside; the cloud of ROS 1."""

from __future__ import annotations

from types import ModuleType
from typing import Any

import pytest
from support.converted import converted, settings
from support.pictures import extent, Studio

from ros_viz_bridge.displays import (
    battery_state,
    fluid_pressure,
    illuminance,
    point_cloud,
    relative_humidity,
    temperature,
)

pytestmark = pytest.mark.browser

RED, BLUE = 0, 2
READINGS = [
    (battery_state, {'percentage': 0.96, 'voltage': 25.2, 'present': True}, RED),
    (illuminance, {'illuminance': 90.0}, BLUE),
    (fluid_pressure, {'fluid_pressure': 104_700.0}, RED),
    (relative_humidity, {'relative_humidity': 0.11}, BLUE),
    (temperature, {'temperature': 96.0}, RED),
]


@pytest.mark.parametrize(
    ('module', 'values', 'channel'), READINGS, ids=lambda one: getattr(one, 'ROS_TYPE', '')[-12:]
)
def test_a_reading_has_its_colour_and_its_number(
    studio: Studio, module: ModuleType, values: dict[str, Any], channel: int
) -> None:
    studio.call('setFrame', 'sensor', [1, 1, 0])
    (cloud,) = converted(module, {'header': {'frame_id': 'sensor'}, **values})
    studio.show(cloud, **settings(module, size_m=1.0))
    picture = studio.draw(f'reading_{module.ROS_TYPE.rpartition("/")[2]}')
    assert studio.problems == []
    assert extent(picture.hue(channel)) == pytest.approx((0.5, 0.5, 1.5, 1.5), abs=0.06)
    left, bottom, right, _ = extent(picture.like((255, 255, 255), tolerance=30))
    assert 1.5 < left < 2.0 and 0.9 < bottom < 1.5, 'beside the ball'
    assert right - left > 0.4
    studio.call('setOptions', settings(module, size_m=1.0, labels=False))
    plain = studio.draw(f'reading_{module.ROS_TYPE.rpartition("/")[2]}_plain')
    assert extent(plain.drawn()) == pytest.approx((0.5, 0.5, 1.5, 1.5), abs=0.06)


def test_the_cloud_of_ros_1_and_its_channels(studio: Studio) -> None:
    points = [{'x': -2.0, 'y': 1.0}, {'x': 0.0, 'y': 0.0}, {'x': 3.0, 'y': -1.0}]
    channels = [{'name': 'heat', 'values': [0.0, 5.0, 10.0]}]
    (cloud,) = converted(
        point_cloud, {'header': {'frame_id': 'map'}, 'points': points, 'channels': channels}
    )
    options = {'size': 20.0, 'color_by': 'field', 'field': 'heat', 'map': 'grey'}
    studio.show(cloud, **settings(point_cloud, **options))
    picture = studio.draw('point_cloud_of_ros_1')
    assert picture.at(-2, 1) == (0, 0, 0)
    assert picture.at(0, 0) == pytest.approx((128, 128, 128), abs=2)
    assert picture.at(3, -1) == (255, 255, 255)
    assert studio.problems == []
