# SPDX-License-Identifier: Apache-2.0
"""A picture of a camera knows what it is, whatever it is sent as."""

from __future__ import annotations

import numpy as np

from ros_viz_bridge.displays.images.options import VideoOptions
from ros_viz_bridge.displays.images.pixels import Pixels
from ros_viz_bridge.displays.images.shot import Shot
from ros_viz_bridge.wire.image import Image, VideoPicture


def test_as_a_picture() -> None:
    pixels = Pixels(np.zeros((4, 6, 3), 'u1'), 'RGB')
    shot = Shot('/cam', 'optical', 2.5, 'rgb8', 6, 4, pixels, 80.0, VideoOptions())
    for kind in (Image, VideoPicture):
        made = shot.picture(kind)
        assert type(made) is kind
        assert (made.display, made.key, made.frame, made.stamp) == ('/cam', '/cam', 'optical', 2.5)
        assert (made.encoding, made.width, made.height) == ('jpeg', 6, 4)
        assert made.data[:3].tobytes() == b'\xff\xd8\xff'
