# SPDX-License-Identifier: Apache-2.0
"""The cloud must agree with the room, point by point and moment by moment."""

from __future__ import annotations

import numpy as np
import pytest

from ros_viz_bridge.demo import lidar
from ros_viz_bridge.demo.frames import map_from_sensor
from ros_viz_bridge.demo.robot import on_course
from ros_viz_bridge.demo.room import furniture, LENGTH, WIDTH
from ros_viz_bridge.demo.steering import Pose2
from ros_viz_bridge.demo.world import Box

STILL = Pose2(3.0, 3.0, 0.4)


def scan(**given: object) -> np.ndarray:
    random = np.random.default_rng(3)
    return lidar.scan(furniture(), pose_at=lambda _: STILL, random=random, **given)


def test_about_30_000_points_with_the_promised_fields() -> None:
    points = scan()
    assert 25_000 < len(points) <= lidar.RINGS * lidar.COLUMNS
    assert points.dtype.names == ('x', 'y', 'z', 'intensity', 'rgb', 'time', 'ring')
    assert points.dtype.itemsize == 28
    assert set(np.unique(points['ring'])) <= set(range(lidar.RINGS))
    assert 0 <= points['time'].min() and points['time'].max() < lidar.PERIOD_S
    assert 0 < points['intensity'].min() and points['intensity'].max() <= 255


def test_every_point_lies_in_the_room_and_the_floor_is_flat() -> None:
    points = scan()
    xyz = np.stack([points[n] for n in 'xyz']).astype(np.float64)
    matrix = map_from_sensor(STILL, lidar.LIDAR_FRAME)
    x, y, z = matrix[:3, :3] @ xyz + matrix[:3, 3:]
    slack = 6 * lidar.NOISE_M
    assert np.abs(x).max() < LENGTH / 2 + slack and np.abs(y).max() < WIDTH / 2 + slack
    assert z.min() > -slack
    assert (np.abs(z) < slack).mean() > 0.2


def test_a_moving_robot_sees_each_column_from_where_it_is_then() -> None:
    """Put back with the pose of its own moment, a wall is flat again; with one pose it is not."""
    speed, wall = 2.0, Box((0.0, 4.6, 1.5), (16.0, 0.2, 3.0), (1, 1, 1))

    def pose_at(t: float) -> Pose2:
        return Pose2(0.0, speed * t, 0.0)

    points = lidar.scan((wall,), pose_at=pose_at, random=np.random.default_rng(0))
    above_floor, between_walls = points['z'] > -0.4, np.abs(points['x']) < 7
    ahead = (points['y'] > 3.5) & above_floor & between_walls
    y, moved = points['y'][ahead], speed * points['time'][ahead]
    assert np.ptp(moved) > 5 * lidar.NOISE_M
    assert y + moved == pytest.approx(np.full(len(y), 4.5), abs=5 * lidar.NOISE_M)


def test_a_turning_robot_turns_its_columns() -> None:
    random = np.random.default_rng(0)
    still = lidar.scan((), pose_at=lambda _: STILL, random=random)
    turning = lidar.scan((), pose_at=lambda t: Pose2(3, 3, 0.4 + 5 * t), random=random)
    reach = [np.hypot(p['x'], p['y']).max() for p in (still, turning)]
    assert reach[0] == pytest.approx(reach[1], abs=0.2)
    assert not np.allclose(still['x'][-1000:].mean(), turning['x'][-1000:].mean(), atol=1e-3)


def test_colours_are_packed_as_pcl_does() -> None:
    colours = np.array([[1.0], [0.5], [0.0]], np.float32)
    assert lidar.pack_rgb(colours).tolist() == [0xFF7F00]


def test_it_works_all_along_the_course() -> None:
    points = lidar.scan(
        furniture(), pose_at=lambda t: on_course(12 + t), random=np.random.default_rng(0)
    )
    assert np.isfinite(points['x']).all()
