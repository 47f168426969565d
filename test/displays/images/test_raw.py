# SPDX-License-Identifier: Apache-2.0
"""Pixels are read where they lie: any step, byte order and number of channels."""

from __future__ import annotations

from typing import Any

from displays.image_messages import image
import numpy as np

from ros_viz_bridge.displays.image import ROS_TYPE
from ros_viz_bridge.displays.images.raw import read_raw


def test_pixels_are_views_of_the_message(as_view: Any) -> None:
    pixels = np.arange(24, dtype=np.uint16).reshape(2, 4, 3)
    view = as_view(ROS_TYPE, image('any', pixels, padding=7, big_endian=True))
    raw = read_raw(view, pixel_size=6)
    found = raw.pixels('u2', 3)
    np.testing.assert_array_equal(found, pixels)
    assert np.shares_memory(found, view.data)
    assert (raw.step, raw.spare) == (31, 0)


def test_some_rows_of_one_channel(as_view: Any) -> None:
    pixels = np.arange(12, dtype=np.uint8).reshape(4, 3)
    raw = read_raw(as_view(ROS_TYPE, image('any', pixels, padding=1)), pixel_size=1)
    np.testing.assert_array_equal(raw.pixels('u1', row=2, rows=1), pixels[2:3])
