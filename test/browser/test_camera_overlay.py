# SPDX-License-Identifier: Apache-2.0
"""The scene over a camera's picture: what it sees is at the pixel that its calibration says."""

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


EACH = """
(topic) => {
  const all = [...document.querySelectorAll('section[aria-label^="Image"]')];
  const canvas = all.find((one) => one.ariaLabel.includes(topic))
    ?.querySelector('canvas[aria-hidden]');
  if (!canvas) return null;
  const { data, width } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
  return [0, 1, 2].map((channel) => {
    let [n, x, y] = [0, 0, 0];
    for (let i = 0; i < data.length; i += 4) {
      const rest = Math.max(data[i + (channel + 1) % 3], data[i + (channel + 2) % 3]);
      if (data[i + 3] < 128 || data[i + channel] < 60 || rest > data[i + channel] / 2) continue;
      n += 1; x += (i / 4) % width; y += Math.floor(i / 4 / width);
    }
    return n ? [x / n, y / n] : null;
  });
}
"""
LENSES = {
    'plumb_bob': (200.0, [-0.28, 0.07, 0.002, -0.003, 0.0]),
    'rational_polynomial': (180.0, [0.6, 0.2, 0.001, -0.002, 0.01, 0.9, 0.3, 0.05]),
    'equidistant': (105.0, [-0.02, 0.004, -0.001, 0.0]),
}
"""Focal length, and D."""
BALLS = np.array([[0.9, -0.6, 1.6], [-1.2, 0.3, 1.8], [0.1, 0.9, 1.7]])
"""Where three balls (red, green, blue) are in the camera's optical frame."""


def seen(model: str, ball: np.ndarray) -> np.ndarray:
    """Return the pixel at which a lens shows a point, as the documents of OpenCV say."""
    focal, d = LENSES[model]
    x, y = ball[:2] / ball[2]
    r = np.hypot(x, y)
    if model == 'equidistant':
        angle = np.arctan(r)
        bent = angle * (1 + sum(k * angle ** (2 * i + 2) for i, k in enumerate(d)))
        x, y = x * bent / r, y * bent / r
    else:
        k1, k2, p1, p2, k3, k4, k5, k6 = (*d, *[0.0] * (8 - len(d)))
        radial = (1 + k1 * r**2 + k2 * r**4 + k3 * r**6) / (1 + k4 * r**2 + k5 * r**4 + k6 * r**6)
        x, y = (
            x * radial + 2 * p1 * x * y + p2 * (r**2 + 2 * x**2),
            y * radial + p1 * (r**2 + 2 * y**2) + 2 * p2 * x * y,
        )
    return np.array([focal * x + CX, focal * y + CY])


def test_over_a_raw_picture_the_scene_is_bent_as_the_lens_does(lab: Any, open_page: Any) -> None:
    """Three balls, at the pixels that this test computes itself; three models of lenses."""
    link = TransformStamped(child_frame_id='lens')
    link.header.frame_id = 'map'
    link.transform.rotation.w = 1.0
    lab.robot.latch('/tf_static', TFMessage(transforms=[link]))
    for i, (x, y, z) in enumerate(BALLS):
        ball = Marker(type=Marker.SPHERE, id=i)
        ball.header.frame_id = 'lens'
        ball.pose.position.x, ball.pose.position.y, ball.pose.position.z = x, y, z
        ball.pose.orientation.w = 1.0
        ball.scale.x = ball.scale.y = ball.scale.z = 0.1
        ball.color.r, ball.color.g, ball.color.b = (float(i == k) for k in range(3))
        ball.color.a = 1.0
        lab.robot.latch(f'/ball{i}', ball)
    image = Image(width=WIDTH, height=HEIGHT, encoding='rgb8', step=WIDTH * 3)
    image.header.frame_id = 'lens'
    image.data = bytes(WIDTH * HEIGHT * 3)
    for model, (focal, d) in LENSES.items():
        info = CameraInfo(width=WIDTH, height=HEIGHT, distortion_model=model, d=d)
        info.header.frame_id = 'lens'
        info.k = [focal, 0, CX, 0, focal, CY, 0, 0, 1.0]
        info.r = [1.0, 0, 0, 0, 1, 0, 0, 0, 1]
        info.p = [0.7 * focal, 0, CX, 0, 0, 0.7 * focal, CY, 0, 0, 0, 1.0, 0]
        lab.robot.latch(f'/{model}/camera_info', info)
        lab.robot.latch(f'/{model}/image_raw', image)
    topics = [*(f'/ball{i}' for i in range(3)), *(f'/{model}/image_raw' for model in LENSES)]
    layout = 'version: 1\nfixed_frame: map\ndiscover: offer\ndisplays:\n'
    layout += ''.join(f'  - {{topic: {topic}}}\n' for topic in topics)
    page = open_page(lab.bridge(layout).url, viewport={'width': 1200, 'height': 900})
    lab.wait(lambda: page.elements('/ball2') == 1, 'the balls are drawn')
    for model in LENSES:
        window = page.page.locator(f'section[aria-label^="Image"][aria-label*="/{model}/"]').first
        window.hover()
        window.get_by_role('button', name='3D').click()
        found = lab.wait(
            lambda model=model: (
                ((all_three := page.page.evaluate(EACH, f'/{model}/')) and all(all_three))
                and all_three
            ),
            f'the overlay of {model} is drawn',
        )
        expected = [seen(model, ball) for ball in BALLS]
        np.testing.assert_allclose(found, expected, atol=1.0, err_msg=model)
    page.shot('camera_overlay_lenses')
