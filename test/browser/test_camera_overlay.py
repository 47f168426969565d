# SPDX-License-Identifier: Apache-2.0
"""The scene over a camera's picture: what the camera sees is at the pixel that P says."""

from __future__ import annotations

from typing import Any

from geometry_msgs.msg import TransformStamped
import numpy as np
import pytest
from sensor_msgs.msg import CameraInfo, Image
from tf2_msgs.msg import TFMessage
from visualization_msgs.msg import Marker

pytestmark = [pytest.mark.browser, pytest.mark.ros]

LAYOUT = """
version: 1
fixed_frame: map
discover: offer
displays: [{topic: /ball}, {topic: /cam/image_raw}]
"""
WIDTH, HEIGHT, FX, FY, CX, CY = 320, 240, 300.0, 310.0, 150.0, 130.0
READ = """
() => {
  const canvas = document.querySelector('section[aria-label^="Image"] canvas[aria-hidden]');
  if (!canvas) return null;
  const { data, width } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
  let [n, x, y] = [0, 0, 0];
  for (let i = 0; i < data.length; i += 4) {
    if (data[i + 3] < 128 || data[i] < 60) continue;
    n += 1; x += (i / 4) % width; y += Math.floor(i / 4 / width);
  }
  return n ? [width, x / n, y / n, n] : null;
}
"""


def test_a_known_point_is_at_its_pixel(lab: Any, open_page: Any) -> None:
    """A ball 4 m ahead, 0.5 m to the right and 0.2 m down; the camera is 1 m high, along x."""
    link = TransformStamped(child_frame_id='optical')
    link.header.frame_id = 'map'
    link.transform.translation.z = 1.0
    turn = link.transform.rotation
    turn.x, turn.y, turn.z, turn.w = -0.5, 0.5, -0.5, 0.5
    ball = Marker(type=Marker.SPHERE)
    ball.header.frame_id = 'map'
    ball.pose.position.x, ball.pose.position.y, ball.pose.position.z = 4.0, -0.5, 0.8
    ball.pose.orientation.w = 1.0
    ball.scale.x = ball.scale.y = ball.scale.z = 0.1
    ball.color.r = ball.color.a = 1.0
    info = CameraInfo(width=WIDTH, height=HEIGHT, distortion_model='plumb_bob', d=[0.0] * 5)
    info.header.frame_id = 'optical'
    info.k = [FX, 0, CX, 0, FY, CY, 0, 0, 1.0]
    info.p = [FX, 0, CX, 0, 0, FY, CY, 0, 0, 0, 1.0, 0]
    info.r = [1.0, 0, 0, 0, 1, 0, 0, 0, 1]
    image = Image(width=WIDTH, height=HEIGHT, encoding='rgb8', step=WIDTH * 3)
    image.header.frame_id = 'optical'
    image.data = bytes(WIDTH * HEIGHT * 3)
    lab.robot.latch('/tf_static', TFMessage(transforms=[link]))
    lab.robot.latch('/ball', ball)
    lab.robot.latch('/cam/camera_info', info)
    lab.robot.latch('/cam/image_raw', image)
    page = open_page(lab.bridge(LAYOUT).url)
    lab.wait(lambda: page.elements('/ball') == 1, 'the ball is drawn')
    window = page.page.locator('section[aria-label^="Image"]').first
    window.hover()
    window.get_by_role('button', name='3D').click()
    width, x, y, _ = lab.wait(lambda: page.page.evaluate(READ), 'the overlay is drawn')
    page.shot('camera_overlay')
    assert width == WIDTH
    np.testing.assert_allclose([x, y], [CX + FX * 0.5 / 4, CY + FY * 0.2 / 4], atol=1)
