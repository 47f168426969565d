# SPDX-License-Identifier: Apache-2.0
"""A picture that waits to be encoded is the same file afterwards."""

from __future__ import annotations

import io

import numpy as np
from PIL import Image

from ros_viz_bridge.displays.images.pixels import JpegFile, Pixels, Planes


def test_files_of_what_waited() -> None:
    grey = np.full((4, 6), 80, 'u1')
    made = Pixels(grey, 'GRAY').jpeg(90)
    assert Image.open(io.BytesIO(made.tobytes())).size == (6, 4)
    half = np.full((4, 3), 128, 'u1')
    assert Image.open(io.BytesIO(Planes((grey, half, half)).jpeg(90).tobytes())).size == (6, 4)
    assert JpegFile(made).jpeg(1) is made, 'what was published is not encoded again'
