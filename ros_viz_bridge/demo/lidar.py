# SPDX-License-Identifier: Apache-2.0
"""A spinning lidar of 32 rings in the demo's room."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from ros_viz_bridge.demo.frames import LIDAR_FRAME, map_from_sensor
from ros_viz_bridge.demo.robot import F64
from ros_viz_bridge.demo.room import look
from ros_viz_bridge.demo.steering import Pose2
from ros_viz_bridge.demo.world import F32, Rays, Solid

RINGS, COLUMNS = 32, 940
PERIOD_S = 0.1
RANGE_M = (0.3, 30.0)
NOISE_M = 0.01

POINT = np.dtype(
    {
        'names': ['x', 'y', 'z', 'intensity', 'rgb', 'time', 'ring'],
        'formats': ['<f4', '<f4', '<f4', '<f4', '<u4', '<f4', '<u2'],
        'offsets': [0, 4, 8, 12, 16, 20, 24],
        'itemsize': 28,
    }
)
"""One point of the cloud; time is seconds after the cloud's stamp, rgb is 0x00rrggbb."""


def directions() -> F32:
    """Return the unit directions (3, COLUMNS, RINGS) of one turn in the lidar's frame."""
    azimuth = np.linspace(-np.pi, np.pi, COLUMNS, endpoint=False)[:, None]
    elevation = np.radians(np.linspace(-28, 18, RINGS))[None, :]
    x = np.cos(elevation) * np.cos(azimuth)
    y = np.cos(elevation) * np.sin(azimuth)
    return np.stack([x, y, np.broadcast_to(np.sin(elevation), x.shape)]).astype(np.float32)


_DIRECTIONS = directions()


def scan(
    solids: tuple[Solid, ...],
    *,
    pose_at: Callable[[float], Pose2],
    random: np.random.Generator,
) -> NDArray[np.void]:
    """Return the points of one turn as an array of POINT, misses left out.

    Each column is seen from where the robot is at that moment, so the cloud is skewed by its
    motion as a real one: pose_at takes seconds after the start of the turn, 0..PERIOD_S.
    """
    start, end = (map_from_sensor(pose_at(t), LIDAR_FRAME) for t in (0.0, PERIOD_S))
    share = np.linspace(0, 1, COLUMNS, endpoint=False)
    rays = _on_the_way(start, end, share)
    hits = look(solids, rays=rays)
    ranges = hits.distance + random.normal(0, NOISE_M, hits.distance.shape).astype(np.float32)
    seen = np.flatnonzero((ranges >= RANGE_M[0]) & (ranges <= RANGE_M[1]))
    facing = np.abs((hits.normal[:, seen] * rays.directions[:, seen]).sum(axis=0))
    xyz = _DIRECTIONS.reshape(3, -1)[:, seen] * ranges[seen]
    points = np.zeros(len(seen), POINT)
    points['x'], points['y'], points['z'] = xyz
    points['intensity'] = 255 * hits.reflectivity[seen] * (0.3 + 0.7 * facing)
    points['rgb'] = pack_rgb(hits.colour[:, seen])
    points['time'] = (share * PERIOD_S)[seen // RINGS]
    points['ring'] = seen % RINGS
    return points


def pack_rgb(colours: F32) -> NDArray[np.uint32]:
    """Return colours (3, N) in 0..1 packed as 0x00rrggbb, PCL's convention."""
    red, green, blue = (np.clip(colours, 0, 1) * 255).astype(np.uint32)
    packed: NDArray[np.uint32] = (red << 16) | (green << 8) | blue
    return packed


def _on_the_way(start: F64, end: F64, share: F64) -> Rays:
    """Return the rays of a turn in map, each column from its own place and heading."""
    first, last = (np.arctan2(m[1, 0], m[0, 0]) for m in (start, end))
    turn = (last - first + np.pi) % (2 * np.pi) - np.pi
    yaw = (first + share * turn).astype(np.float32)
    c, s = np.cos(yaw)[:, None], np.sin(yaw)[:, None]
    x, y, z = _DIRECTIONS
    directions = np.stack([c * x - s * y, s * x + c * y, z]).reshape(3, -1)
    places = start[:3, 3, None] + share * (end[:3, 3] - start[:3, 3])[:, None]
    return Rays(np.repeat(places, RINGS, axis=1).astype(np.float32), directions)
