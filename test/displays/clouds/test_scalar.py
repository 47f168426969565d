# SPDX-License-Identifier: Apache-2.0
"""A number that a sensor measured is at the sensor, exactly, and in words."""

from __future__ import annotations

import math
from typing import Any

from displays.cloud_messages import decode
import pytest

from ros_viz_bridge.displays.base import DisplayError, Source
from ros_viz_bridge.displays.registry import registry

TYPES = [
    ('Temperature', 'temperature', 21.456, '21.5 °C', (0.0, 100.0)),
    ('Illuminance', 'illuminance', 431.7, '432 lx', (0.0, 1000.0)),
    ('FluidPressure', 'fluid_pressure', 101325.0, '1013.2 hPa', (98000.0, 105000.0)),
    ('RelativeHumidity', 'relative_humidity', 0.55, '55 %', (0.0, 1.0)),
]


def convert(as_view: Any, cls: str, **values: Any) -> list[Any]:
    ros_type = f'sensor_msgs/msg/{cls}'
    module: Any = registry()[ros_type]
    source = Source(display='/t', topic='/t', received=5.0, options=module.Options())
    message = {'header': {'stamp': {'sec': 3}, 'frame_id': 'sensor'}, **values}
    return list(module.convert(as_view(ros_type, message), source))


@pytest.mark.parametrize(('cls', 'name', 'value', 'text', 'limits'), TYPES)
def test_the_value_is_a_field_and_a_label(
    as_view: Any, cls: str, name: str, value: float, text: str, limits: tuple[float, float]
) -> None:
    (cloud,) = convert(as_view, cls, **{name: value})
    assert (cloud.frame, cloud.stamp, cloud.count) == ('sensor', 3.0, 1)
    assert decode(cloud, name).tolist() == [value]
    assert [decode(cloud, axis)[0] for axis in 'xyz'] == [0.0, 0.0, 0.0]
    assert cloud.labels == [text]
    options: Any = registry()[f'sensor_msgs/msg/{cls}'].Options()  # type: ignore[attr-defined]
    assert (options.color_by, options.field) == ('field', name)
    assert (options.range, (options.min, options.max)) == ('fixed', limits)


def test_a_variance_is_told_as_deviation(as_view: Any) -> None:
    (cloud,) = convert(as_view, 'Temperature', temperature=20.0, variance=0.25)
    assert cloud.labels == ['20.0 ± 0.5 °C']
    assert decode(cloud, 'variance').tolist() == [0.25]


@pytest.mark.parametrize(
    ('change', 'name', 'label'),
    [
        ({'temperature': math.nan}, 'temperature', 'nan °C'),
        ({'temperature': math.inf}, 'temperature', 'inf °C'),
        ({'temperature': 1.0, 'variance': -1.0}, 'variance', '1.0 °C'),
        ({'temperature': 1.0, 'variance': math.nan}, 'variance', '1.0 °C'),
    ],
)
def test_what_is_no_number_is_told(
    as_view: Any, change: dict[str, Any], name: str, label: str
) -> None:
    item, cloud = convert(as_view, 'Temperature', **change)
    assert (item.name, item.level) == (name, 'warning')
    assert cloud.labels == [label]


def test_an_empty_frame_is_refused(as_view: Any) -> None:
    with pytest.raises(DisplayError, match='frame_id is empty'):
        convert(as_view, 'Temperature', header={'frame_id': ''})
