# SPDX-License-Identifier: Apache-2.0
"""A colour and depth camera in the demo's room."""

from __future__ import annotations

from dataclasses import dataclass
import io

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from ros_viz_bridge.demo.frames import CAMERA_FRAME, map_from_sensor
from ros_viz_bridge.demo.room import look
from ros_viz_bridge.demo.steering import Pose2
from ros_viz_bridge.demo.world import F32, Rays, Solid

WIDTH, HEIGHT = 320, 240
FOCAL_PX = 229.0  # 70 degrees wide
CENTRE_PX = ((WIDTH - 1) / 2, (HEIGHT - 1) / 2)
_SUN = np.array([0.35, 0.25, 0.9], np.float32) / np.float32(np.linalg.norm([0.35, 0.25, 0.9]))
_SKY = np.array([0.55, 0.68, 0.85], np.float32)
_HEADLIGHT = np.array([1.0, 0.95, 0.8], np.float32)


@dataclass(frozen=True, eq=False)
class View:
    """What the camera sees: rgb (HEIGHT, WIDTH, 3) uint8, and depth (HEIGHT, WIDTH) float32.

    Depth is metres along the optical axis (REP-118), inf where nothing is.
    """

    rgb: NDArray[np.uint8]
    depth: F32


def _pixels() -> F32:
    row, column = np.mgrid[0:HEIGHT, 0:WIDTH].reshape(2, -1)
    x = (column - CENTRE_PX[0]) / FOCAL_PX
    y = (row - CENTRE_PX[1]) / FOCAL_PX
    return np.stack([x, y, np.ones_like(x)]).astype(np.float32)


_LENGTHS = np.linalg.norm(_pixels(), axis=0)
_DIRECTIONS = _pixels() / _LENGTHS


def see(solids: tuple[Solid, ...], *, pose: Pose2, lights: bool) -> View:
    """Return the view from the robot; with its lights on, what is near gets brighter."""
    matrix = map_from_sensor(pose, CAMERA_FRAME).astype(np.float32)
    rays = Rays(matrix[:3, 3:], matrix[:3, :3] @ _DIRECTIONS)
    hits = look(solids, rays=rays)
    light = np.broadcast_to(0.45 + 0.4 * np.clip(_SUN @ hits.normal, 0, 1), hits.colour.shape)
    if lights:
        x, y, z = hits.normal * rays.directions
        near = np.abs(x + y + z) * 6 / (4 + np.minimum(hits.distance, 100) ** 2)
        light = light + near * _HEADLIGHT[:, None]
    lit = np.where(np.isinf(hits.distance), _SKY[:, None], hits.colour * light)
    rgb = (np.clip(lit, 0, 1) * 255).astype(np.uint8).T.reshape(HEIGHT, WIDTH, 3)
    depth = (hits.distance / _LENGTHS).reshape(HEIGHT, WIDTH)
    return View(np.ascontiguousarray(rgb), depth)


def jpeg(rgb: NDArray[np.uint8]) -> bytes:
    """Return a picture (H, W, 3) as JPEG."""
    buffer = io.BytesIO()
    Image.fromarray(rgb).save(buffer, 'JPEG', quality=85)
    return buffer.getvalue()
