# SPDX-License-Identifier: Apache-2.0
"""Picture and depth must show the same room, the right way up."""

from __future__ import annotations

import io

import numpy as np
from PIL import Image
import pytest

from ros_viz_bridge.demo import camera
from ros_viz_bridge.demo.frames import map_from_sensor
from ros_viz_bridge.demo.steering import Pose2
from ros_viz_bridge.demo.world import Box

AT = Pose2(0.0, 0.0, 0.0)


def test_sizes_and_types() -> None:
    view = camera.see((), pose=AT, lights=False)
    assert view.rgb.shape == (camera.HEIGHT, camera.WIDTH, 3) and view.rgb.dtype == np.uint8
    assert view.depth.shape == (camera.HEIGHT, camera.WIDTH) and view.depth.dtype == np.float32
    assert view.rgb.flags.c_contiguous and view.depth.flags.c_contiguous


def test_sky_is_above_floor_below_and_depth_grows_upwards() -> None:
    view = camera.see((), pose=AT, lights=False)
    column = view.depth[:, camera.WIDTH // 2]
    floor = column[camera.HEIGHT * 2 // 3 :]
    assert (np.diff(floor) < 0).all()
    far = camera.see((), pose=Pose2(-6.0, 0.0, 0.0), lights=False)
    assert np.isinf(far.depth[0]).all()
    assert far.rgb[0].mean() > far.rgb[-1].mean()


def test_what_stands_left_of_the_robot_is_left_in_the_picture() -> None:
    red = Box((3.0, 1.0, 0.5), (0.5, 0.5, 1.0), (1.0, 0.0, 0.0))
    view = camera.see((red,), pose=AT, lights=False)
    is_red = (view.rgb[..., 0] > 80) & (view.rgb[..., 1] < 20)
    assert is_red.any()
    assert np.nonzero(is_red)[1].max() < camera.WIDTH / 2


def test_depth_puts_pixels_back_where_they_were_seen() -> None:
    wall = Box((4.1, 0.0, 1.0), (0.2, 9.0, 2.0), (0.5, 0.5, 0.5))
    depth = camera.see((wall,), pose=AT, lights=False).depth
    row, column = 110, 40
    x = (column - camera.CENTRE_PX[0]) / camera.FOCAL_PX
    y = (row - camera.CENTRE_PX[1]) / camera.FOCAL_PX
    point = map_from_sensor(AT, camera.CAMERA_FRAME) @ [
        *(np.array([x, y, 1]) * depth[row, column]),
        1,
    ]
    assert point[0] == pytest.approx(4.0, abs=1e-3)


def test_lights_brighten_what_is_near() -> None:
    dark, lit = (camera.see((), pose=AT, lights=on).rgb.astype(int) for on in (False, True))
    gain = (lit - dark).mean(axis=(1, 2))
    assert gain.min() >= 0
    assert gain[-1] > gain[camera.HEIGHT // 2] + 5


def test_jpeg_shows_the_same_picture() -> None:
    rgb = camera.see((), pose=AT, lights=True).rgb
    decoded = np.asarray(Image.open(io.BytesIO(camera.jpeg(rgb))))
    assert np.abs(decoded.astype(int) - rgb).mean() < 4
