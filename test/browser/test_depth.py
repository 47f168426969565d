# SPDX-License-Identifier: Apache-2.0
"""A depth image, its CameraInfo and a colour image are one cloud, also where two are hidden."""

from __future__ import annotations

import io
from typing import Any

import numpy as np
from PIL import Image as Pil
import pytest
from sensor_msgs.msg import CameraInfo, CompressedImage, Image
from support.robot_messages import link

pytestmark = [pytest.mark.browser, pytest.mark.ros]

WIDTH, HEIGHT = 64, 48
LAYOUT = """
version: 1
fixed_frame: map
discover: offer
displays:
  - topic: /cam/depth/image
    show: cloud
    color_topic: /cam/color/compressed
"""


def depth() -> Image:
    """Return a wall 2 m before the camera."""
    message = Image(height=HEIGHT, width=WIDTH, encoding='16UC1', step=2 * WIDTH)
    message.header.frame_id = 'camera'
    message.data = np.full((HEIGHT, WIDTH), 2000, '<u2').tobytes()
    return message


def info() -> CameraInfo:
    """Return a camera of 53 degrees."""
    message = CameraInfo(height=HEIGHT, width=WIDTH)
    message.header.frame_id = 'camera'
    message.k = [64.0, 0.0, 32.0, 0.0, 64.0, 24.0, 0.0, 0.0, 1.0]
    message.p = [64.0, 0.0, 32.0, 0.0, 0.0, 64.0, 24.0, 0.0, 0.0, 0.0, 1.0, 0.0]
    return message


def color() -> CompressedImage:
    """Return a green picture."""
    file = io.BytesIO()
    Pil.new('RGB', (WIDTH, HEIGHT), (0, 255, 0)).save(file, 'PNG')
    return CompressedImage(format='png', data=file.getvalue())


def test_three_topics_are_one_cloud(lab: Any) -> None:
    page = lab.open(lab.bridge(LAYOUT).url)
    lab.robot.latch('/tf_static', link('map', 'camera'))
    lab.robot.latch('/cam/depth/image', depth())
    lab.wait(
        lambda: 'camera_info' in page.display('/cam/depth/image')['text'],
        'the page says that the CameraInfo is missing',
    )
    assert page.elements('/cam/depth/image') == 0
    lab.robot.latch('/cam/depth/camera_info', info())
    lab.wait(lambda: page.elements('/cam/depth/image') == WIDTH * HEIGHT, 'the cloud is drawn')
    lab.robot.latch('/cam/color/compressed', color())

    def green() -> bool:
        picture = page.view('depth_cloud')
        others = picture[..., [0, 2]].max(axis=2)
        return bool((picture[..., 1] > others + 120).sum() > 500)

    lab.wait(green, 'the cloud has the colours of the other camera')
    shown = page.ask('status')['displays']
    for topic in ['/cam/depth/camera_info', '/cam/color/compressed']:
        assert shown[topic]['visible'] is False
    assert not page.page.get_by_role('img', name='/cam/depth/image').count(), 'and no window'
    lab.close_pages()
