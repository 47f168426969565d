# SPDX-License-Identifier: Apache-2.0
"""Pictures and videos of the view are files that other programs open; the follower goes along."""

from __future__ import annotations

import base64
import io
import math
from pathlib import Path
from typing import Any

from geometry_msgs.msg import TransformStamped
import numpy as np
from PIL import Image
import pytest
from support.robot_messages import marker
from support.viewer_page import RESULTS
from tf2_msgs.msg import TFMessage
from visualization_msgs.msg import MarkerArray

pytestmark = [pytest.mark.browser, pytest.mark.ros]

LAYOUT = 'version: 1\nfixed_frame: map\ndiscover: offer\ndisplays:\n  - topic: /cubes\n'
PLAYED = """
async ([data, type]) => {
  const bytes = Uint8Array.from(atob(data), (c) => c.charCodeAt(0));
  const player = document.createElement('video');
  player.muted = true;
  player.src = URL.createObjectURL(new Blob([bytes], { type }));
  document.body.append(player);
  const ended = new Promise((done, fail) => {
    player.onended = done;
    player.onerror = () => fail(new Error(player.error.message));
  });
  await player.play();
  await ended;
  const { totalVideoFrames } = player.getVideoPlaybackQuality();
  return [player.videoWidth, player.videoHeight, totalVideoFrames];
}"""
NARROWED = """
async () => {
  const widthOf = async (picture) => (await createImageBitmap(await picture)).width;
  const before = await widthOf(vizBridge.screenshot());
  const view = document.querySelector('canvas').parentElement;
  view.style.width = `${view.clientWidth - 280}px`;
  return [before, await widthOf(vizBridge.screenshot())];
}"""


@pytest.fixture(scope='module')
def url(lab: Any) -> str:
    lab.robot.latch('/cubes', MarkerArray(markers=[marker(1)]))
    return lab.bridge(LAYOUT).url


def opened(lab: Any, open_page: Any, url: str) -> Any:
    page = open_page(url)
    page.page.get_by_role('complementary', name='Displays').wait_for()
    lab.wait(lambda: page.elements('/cubes'), 'something is drawn')
    return page


def choose(page: Any, button: str) -> None:
    page.page.get_by_role('button', name='Picture or video').click()
    page.page.get_by_role('button', name=button).click()


def turn_a_little(page: Any) -> None:
    """Move the camera, so that there is something to record."""
    x, y, *rest = page.ask('camera')['position']
    page.ask('setCamera', {'position': [x * math.cos(0.05), y + 0.05, *rest]})


def record(lab: Any, page: Any, button: str) -> Path:
    """Return the file of a video of two seconds or so."""
    choose(page, button)
    end = page.page.get_by_role('button', name='End the video and save it')
    lab.wait(end.count, 'it is recorded')
    for _ in range(12):
        turn_a_little(page)
        page.page.wait_for_timeout(150)
    with page.page.expect_download() as download:
        end.click()
    lab.wait(lambda: not end.count(), 'it ended')
    path: Path = download.value.path()
    return path.rename(path.with_suffix(Path(download.value.suggested_filename).suffix))


def test_a_picture_of_any_size_without_its_background(lab: Any, url: str, open_page: Any) -> None:
    page = opened(lab, open_page, url)
    seen = page.view('capture_view')
    page.page.get_by_role('button', name='Picture or video').click()
    page.page.get_by_label('Size').select_option('hd')
    page.page.get_by_label('Transparent background').check()
    page.shot('capture_popover')
    with page.page.expect_download() as download:
        page.page.get_by_role('button', name='Save picture').click()
    picture = Image.open(download.value.path())
    assert (picture.size, picture.mode) == ((1920, 1080), 'RGBA')
    pixels = np.asarray(picture).astype(int)
    picture.save(RESULTS / 'capture_transparent.png')
    assert pixels[4, 4, 3] == 0, 'nothing is drawn in the corner'
    solid = pixels[..., 3] == 255
    assert solid.sum() > 500, 'the cube is not transparent'
    # The brightest saturated colour of the cube is the same in both pictures.
    spread = seen.max(axis=2) - seen.min(axis=2)
    wide = np.where(solid, pixels[..., :3].max(axis=2) - pixels[..., :3].min(axis=2), 0)
    assert abs(int(wide.max()) - int(spread.max())) < 16
    again = page.view()
    assert again.shape == seen.shape and np.abs(again - seen).mean() < 2.0, 'the view is as it was'


def test_a_picture_as_a_panel_opens_has_the_size_of_the_view(
    lab: Any, url: str, open_page: Any
) -> None:
    """Browsers tell a page that its view is narrower with the next frame only."""
    page = opened(lab, open_page, url)
    wide, narrow = page.page.evaluate(NARROWED)
    assert narrow == wide - 280


def test_a_video_plays(lab: Any, url: str, open_page: Any) -> None:
    page = opened(lab, open_page, url)
    path = record(lab, page, 'Record video')
    data = path.read_bytes()
    assert len(data) > 2000
    player = page.context.new_page()
    player.goto('about:blank')
    kind = f'video/{path.suffix[1:]}'
    width, height, frames = player.evaluate(PLAYED, [base64.b64encode(data).decode(), kind])
    assert width > 100 and height > 100
    assert frames >= 3


def test_a_gif_moves(lab: Any, url: str, open_page: Any) -> None:
    page = opened(lab, open_page, url)
    gif = Image.open(io.BytesIO(record(lab, page, 'Record GIF').read_bytes()))
    assert gif.format == 'GIF' and gif.info['loop'] == 0
    count = getattr(gif, 'n_frames', 1)
    assert count >= 3
    pictures, lasted = [], 0
    for i in range(count):
        gif.seek(i)
        lasted += gif.info['duration']
        pictures.append(np.asarray(gif.convert('RGB')).astype(int))
    assert any(np.abs(one - pictures[0]).max() > 40 for one in pictures), 'the scene moves'
    assert 1000 < lasted < 60_000, 'it takes the time that it was recorded for'


def test_the_follower_goes_along_and_turns(lab: Any, url: str, open_page: Any) -> None:
    page = opened(lab, open_page, url)
    drive(lab, 0.0, 0.0, 0.0)
    lab.wait(lambda: page.ask('lookup', 'map', 'base_link')['ok'], 'the robot is known')
    page.ask('setFollow', 'base_link')
    page.ask('setViewMode', 'third_person')
    lab.wait(lambda: page.ask('camera')['mode'] == 'third_person', 'it follows')
    before = settled(lab, page)
    drive(lab, 5.0, 2.0, math.pi / 2)
    wanted = turned(before, math.pi / 2) + np.array([5.0, 2.0, 0.0])
    lab.wait(
        lambda: near(page.ask('camera')['position'], wanted),
        f'the camera is behind the robot again, at {wanted}',
    )
    page.view('third_person')


def drive(lab: Any, x: float, y: float, yaw: float) -> None:
    """Put the robot somewhere."""
    found = TransformStamped(child_frame_id='base_link')
    found.header.frame_id = 'map'
    found.header.stamp = lab.robot.node.get_clock().now().to_msg()
    found.transform.translation.x, found.transform.translation.y = x, y
    found.transform.rotation.z, found.transform.rotation.w = math.sin(yaw / 2), math.cos(yaw / 2)
    lab.robot.latch('/tf_static', TFMessage(transforms=[found]))


def near(found: Any, wanted: Any) -> bool:
    print(found)
    return bool(np.abs(np.array(found) - wanted).max() < 0.05)


def settled(lab: Any, page: Any) -> Any:
    """Return where the camera is once it has arrived."""
    seen: list[Any] = []

    def still() -> bool:
        seen.append(np.array(page.ask('camera')['position']))
        newest = seen[-30:]
        return len(newest) == 30 and bool(np.ptp(newest, axis=0).max() < 1e-4)

    lab.wait(still, 'the camera is still')
    return seen[-1]


def turned(point: Any, yaw: float) -> Any:
    x, y, z = point
    c, s = math.cos(yaw), math.sin(yaw)
    return np.array([c * x - s * y, s * x + c * y, z])
