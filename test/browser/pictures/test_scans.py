# SPDX-License-Identifier: Apache-2.0
"""What a moving scanner saw is straight where the world is; a single value is seen and read."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from support.pictures import base64_of, extent, Studio

from ros_viz_bridge.cdr import MessageType, view_from_dict
from ros_viz_bridge.displays.base import Source
from ros_viz_bridge.displays.registry import registry
from ros_viz_bridge.wire.point_cloud import PointCloud

pytestmark = pytest.mark.browser

START, SWEEP = 50.0, 0.2
TURN = 6.0
"""Radians per second."""
SPEED = np.array([0.0, 4.0])
"""Metres per second in map."""
WALL = 3.0
"""The wall is at x = 3 m."""
BEAMS = 721


def converted(cls: str, values: dict[str, Any]) -> dict[str, Any]:
    """Return what the display makes of a message of the real class, as the page takes it."""
    sensor_msgs = pytest.importorskip('sensor_msgs.msg')
    described = MessageType.from_class(getattr(sensor_msgs, cls))
    module: Any = registry()[f'sensor_msgs/msg/{cls}']
    source = Source('cloud', '/cloud', START, module.Options())
    (cloud,) = module.convert(view_from_dict(described, values), source)
    assert isinstance(cloud, PointCloud)
    fields = [{'name': f.name, 'offset': f.offset, 'scalar': f.scalar} for f in cloud.fields]
    return {
        'frame': cloud.frame,
        'stamp': cloud.stamp,
        'step': cloud.step,
        'fields': fields,
        'data': base64_of(cloud.data),
        'sweep': cloud.sweep,
        'labels': cloud.labels,
    }


def pose(time: float) -> tuple[float, np.ndarray]:
    """Return heading and place of the robot."""
    after = time - START
    return TURN * (after - SWEEP / 2), SPEED * (after - SWEEP / 2)


def wall_seen_by_a_turning_robot() -> dict[str, Any]:
    """Return the scan: each beam from where the robot was at its time."""
    increment = np.radians(140.0) / (BEAMS - 1)
    ranges = np.full(BEAMS, np.inf, np.float32)
    for i in range(BEAMS):
        heading, place = pose(START + SWEEP * i / (BEAMS - 1))
        angle = heading - np.radians(70.0) + increment * i
        if np.cos(angle) > 0.2:
            ranges[i] = (WALL - place[0]) / np.cos(angle)
    return {
        'header': {'stamp': {'sec': int(START)}, 'frame_id': 'laser'},
        'angle_min': -np.radians(70.0),
        'angle_max': np.radians(70.0),
        'angle_increment': increment,
        'time_increment': SWEEP / (BEAMS - 1),
        'range_min': 0.1,
        'range_max': 30.0,
        'ranges': ranges,
    }


def samples(start: float, end: float, count: int = 21) -> list[list[float]]:
    """Return the robot's poses as transforms say them."""
    found = []
    for time in np.linspace(start, end, count):
        heading, place = pose(float(time))
        turn = [0.0, 0.0, float(np.sin(heading / 2)), float(np.cos(heading / 2))]
        found.append([float(time), float(place[0]), float(place[1]), 0.0, *turn])
    return found


@pytest.mark.parametrize('style', ['points', 'flat_squares', 'boxes'])
def test_a_straight_wall_stays_straight(studio: Studio, style: str) -> None:
    studio.call('moveFrame', 'laser', samples(START - 1, START + 1, 201))
    scan = converted('LaserScan', wall_seen_by_a_turning_robot())
    options = {'style': style, 'size': 3.0, 'size_m': 0.075, 'color_by': 'flat'}
    studio.call('cloud', scan, options)
    picture = studio.draw(f'scan_deskewed_{style}')
    assert studio.problems == []
    left, bottom, right, top = extent(picture.drawn())
    assert right - left < 0.11, 'one line'
    assert left == pytest.approx(WALL - 0.04, abs=0.03)
    assert top - bottom > 4
    studio.call('setOptions', {**options, 'deskew': False})
    left, _, right, _ = extent(studio.draw(f'scan_skewed_{style}').drawn())
    assert right - left > 0.5, 'as it looks without'


def test_a_scan_waits_for_the_transform_of_its_last_beam(studio: Studio) -> None:
    studio.call('moveFrame', 'waiting', samples(START - 1, START + SWEEP / 2))
    scan = {**converted('LaserScan', wall_seen_by_a_turning_robot()), 'frame': 'waiting'}
    studio.call('cloud', scan, {'size': 3.0, 'color_by': 'flat'})
    assert not studio.draw('scan_waits').drawn().any()
    assert [problem['level'] for problem in studio.problems] == ['waiting']
    studio.call('moveFrame', 'waiting', samples(START + SWEEP / 2, START + 1))
    picture = studio.draw('scan_came')
    assert studio.problems == []
    left, _, right, _ = extent(picture.drawn())
    assert right - left < 0.13


def test_beams_can_be_coloured_by_any_of_their_numbers(studio: Studio) -> None:
    scan = wall_seen_by_a_turning_robot()
    studio.call('setFrame', 'still', [0, 0, 0])
    cloud = {**converted('LaserScan', scan), 'frame': 'still', 'sweep': 0}
    for name in ['range', 'angle', 'index']:
        options = {'size': 5.0, 'color_by': 'field', 'field': name, 'map': 'grey'}
        studio.call('cloud', cloud, options)
        picture = studio.draw(f'scan_by_{name}')
        assert studio.problems == []
        shades = picture.pixels[picture.drawn()][:, 0]
        assert shades.max() - shades.min() > 60


def test_a_temperature_has_a_colour_and_can_be_read(studio: Studio) -> None:
    studio.call('setFrame', 'stove', [1, 1, 0])
    options = {'color_by': 'field', 'field': 'temperature', 'range': 'fixed', 'max': 100}
    options |= {'style': 'spheres', 'size_m': 1.0, 'map': 'turbo'}
    for value, channel in [(95.0, 0), (12.0, 2)]:
        message = {'header': {'frame_id': 'stove'}, 'temperature': value, 'variance': 0.09}
        cloud = converted('Temperature', message)
        studio.call('cloud', cloud, options)
        picture = studio.draw(f'scalar_{value:.0f}')
        assert picture.hue(channel).sum() > 200
        # The label is white on its rim, right of and above the sensor.
        words = picture.like((255, 255, 255), tolerance=30)
        left, bottom, right, top = extent(words)
        assert 1.5 < left < 2.0
        assert 0.9 < bottom < 1.5
        assert right - left > 1.0
        studio.call('setOptions', {**options, 'labels': False})
        picture = studio.draw(f'scalar_{value:.0f}_plain')
        assert extent(picture.drawn()) == pytest.approx((0.5, 0.5, 1.5, 1.5), abs=0.06)
