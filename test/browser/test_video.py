# SPDX-License-Identifier: Apache-2.0
"""Cameras as video, from real topics to what is seen: in windows, in the scene, in a headset."""

from __future__ import annotations

import functools
from typing import Any, NamedTuple

from diagnostic_msgs.msg import DiagnosticArray
from geometry_msgs.msg import TransformStamped
import numpy as np
import pytest
from sensor_msgs.msg import CameraInfo, Image
from support.viewer_page import ViewerPage
from support.xr import Emulated, Headset
from tf2_msgs.msg import TFMessage

pytestmark = [pytest.mark.browser, pytest.mark.ros]
pytest.importorskip('av', reason='PyAV is not installed')

CAMERA = '/cam/image_raw'
LAYOUT = f"""
version: 1
fixed_frame: map
discover: offer
displays:
  - {{topic: {CAMERA}, codec: h264, layout: side-by-side}}
"""
WIDTH, HEIGHT = 320, 120
RED, BLUE = (200, 40, 30), (30, 60, 180)
NO_VIDEO = 'delete window.VideoDecoder;'
READ = """
(width) => {
  const canvas = document.querySelector('canvas[aria-label^="Picture of"]');
  if (canvas?.width !== width) return null;
  const { data } = canvas.getContext('2d').getImageData(canvas.width / 2, canvas.height / 2, 1, 1);
  return [...data.slice(0, 3)];
}
"""
FOOT = '() => document.querySelector(\'section[aria-label^="Image"] [title^="Frame:"]\')?.title'


def still() -> Image:
    """Return a picture of two halves, one colour for each eye."""
    pixels = np.zeros((HEIGHT, WIDTH, 3), 'u1')
    pixels[:, : WIDTH // 2], pixels[:, WIDTH // 2 :] = RED, BLUE
    message = Image(width=WIDTH, height=HEIGHT, encoding='rgb8', step=WIDTH * 3)
    message.header.frame_id = 'optical'
    message.header.stamp.sec = 1
    message.data = pixels.tobytes()
    return message


def place_camera(lab: Any) -> None:
    """Put the camera 1 m high, looking along x."""
    link = TransformStamped(child_frame_id='optical')
    link.header.frame_id = 'map'
    link.transform.translation.z = 1.0
    turn = link.transform.rotation
    turn.x, turn.y, turn.z, turn.w = -0.5, 0.5, -0.5, 0.5
    info = CameraInfo(width=WIDTH // 2, height=HEIGHT, distortion_model='plumb_bob', d=[0.0] * 5)
    info.header.frame_id = 'optical'
    info.p = [100.0, 0, 80.0, 0, 0, 100.0, 60.0, 0, 0, 0, 1.0, 0]
    lab.robot.latch('/tf_static', TFMessage(transforms=[link]))
    lab.robot.latch('/cam/camera_info', info)


def share(picture: np.ndarray, colour: tuple[int, int, int]) -> float:
    """Return which part of a picture has about this colour."""
    return float((np.abs(picture - np.array(colour)).max(axis=2) < 12).mean())


def is_red(page: ViewerPage, place: str) -> bool:
    """Tell whether the left eye's half is a good part of the view."""
    return share(page.view(f'video_{place}'), RED) > 0.05


class Seen(NamedTuple):
    """Which part of the picture of each eye is red, and blue."""

    left: tuple[float, float]
    right: tuple[float, float]


def eyes(page: ViewerPage) -> Seen:
    shot = page.shot('video_head')
    halves = np.split(shot, [shot.shape[1] // 2], axis=1)
    return Seen(*((share(half, RED), share(half, BLUE)) for half in halves))


def test_one_camera_for_all_who_look(lab: Any, open_page: Any) -> None:
    """A still picture is there for everybody who joins, as what their browser decodes."""
    lab.robot.latch(CAMERA, still())
    place_camera(lab)
    bridge = lab.bridge(LAYOUT)
    said: list[DiagnosticArray] = []
    lab.robot.node.create_subscription(DiagnosticArray, '/diagnostics', said.append, 10)
    pages = {
        'h264': open_page(bridge.url),
        'jpeg': open_page(bridge.url, script=NO_VIDEO),
    }
    pages['h264 again'] = open_page(bridge.url, script=Emulated().script())
    # A flat page has the half of the left eye.
    for form, page in pages.items():
        shown = lab.wait(
            functools.partial(page.page.evaluate, READ, WIDTH // 2), f'{form} is shown'
        )
        np.testing.assert_allclose(shown, RED, atol=6, err_msg=form)
        assert f'Sent as {form.split()[0]}' in page.page.evaluate(FOOT)

    def told() -> dict[str, str]:
        lab.robot.latch(CAMERA, still())
        status = [s for s in said[-1].status if s.name.endswith(CAMERA)] if said else []
        return {v.key: v.value for s in status for v in s.values}

    clients = {f'video to {page.client_id}' for page in pages.values()}
    lab.wait(lambda: clients <= told().keys(), 'all say how late it was')

    page = pages['h264']
    page.ask('setCamera', {'position': [-1.0, 0.0, 1.0], 'orientation': [0.0, 0.0, 0.0, 1.0]})
    for place in ('scene', 'camera'):
        page.ask('setOption', CAMERA, 'place', place)
        lab.wait(functools.partial(is_red, page, place), f'{place}: red is seen')
        assert share(page.view(), BLUE) == 0.0, 'the right eye is not seen'

    page = pages['h264 again']
    page.ask('setOption', CAMERA, 'place', 'head')
    Headset(page).enter()
    lab.wait(lambda: eyes(page).left[0] > 0.1, 'the left eye sees red')
    left, right = eyes(page)
    assert right[1] > 0.1, 'the right eye sees blue'
    assert left[1] < 0.01, 'and each its half alone: a stop is red, too'
    assert right[0] < 0.02
