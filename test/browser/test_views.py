# SPDX-License-Identifier: Apache-2.0
"""The view as pictures, for browsers that cannot draw it and for other pages."""

from __future__ import annotations

from collections.abc import Callable, Iterator
import io
import time
from typing import Any
import urllib.request

import numpy as np
from PIL import Image
from playwright.sync_api import Browser, Page
import pytest
from support.pictures import BROWSER_ARGUMENTS
from support.viewer_page import RESULTS

from dev.tools import find_browser
from ros_viz_bridge import Server
from ros_viz_bridge.runtime.chromium import ARGUMENTS_VARIABLE, VARIABLE

pytestmark = pytest.mark.browser

NO_WEBGL = """
const get = HTMLCanvasElement.prototype.getContext;
HTMLCanvasElement.prototype.getContext = function (kind, ...rest) {
  return kind.startsWith('webgl') ? null : get.call(this, kind, ...rest);
};
"""
TOUCH = """
(image, [kind, fingers]) => {
  const touches = fingers.map(([identifier, clientX, clientY]) =>
    new Touch({ target: image, identifier, clientX, clientY }));
  image.dispatchEvent(new TouchEvent(kind, { touches, cancelable: true }));
}
"""
FINGERS = (
    ('touchend',),  # of one that was down before there was a picture
    ('touchstart', (0, 300, 350)),
    ('touchstart', (0, 300, 350), (1, 360, 350)),
    ('touchend', (1, 360, 350)),
    ('touchmove', (1, 290, 350)),
    ('touchend',),
    ('touchcancel',),
)
"""What fingers do, and which are down then."""
PATIENCE_S = 120.0
"""For the start of a second browser, too."""
LOOKING = 'initialCameraPosition=4,0,0&initialCameraLookAt=0,0,0'


@pytest.fixture(scope='module')
def server(browser: Browser) -> Iterator[Server]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(VARIABLE, str(find_browser()))
        patch.setenv(ARGUMENTS_VARIABLE, ' '.join(BROWSER_ARGUMENTS))
        with Server(port=0) as served:
            served.scene.add_box('/box', color=(255, 0, 0), dimensions=(1.0, 1.0, 1.0))
            yield served


def wait(page: Page, condition: Callable[[], Any], what: str) -> Any:
    until = time.monotonic() + PATIENCE_S
    while not (found := condition()):
        said = page.locator('body').inner_text() if time.monotonic() > until else None
        assert said is None, f'this did not happen: {what}; the page says: {said}'
        page.wait_for_timeout(50)
    return found


def red(page: Page) -> np.ndarray:
    """Return where the page shows the box."""
    return reddish(np.asarray(Image.open(io.BytesIO(page.screenshot())).convert('RGB')))


def reddish(pixels: np.ndarray) -> np.ndarray:
    return (pixels[..., 0] > 120) & (pixels[..., 1] < 90)


def columns(mask: np.ndarray) -> float:
    return float(mask.any(axis=1).nonzero()[0].mean())


def test_a_browser_without_webgl_sees_turns_and_clicks(server: Server, browser: Browser) -> None:
    """It is offered pictures; there the mouse does what it does in the page, as one client."""
    clicks: list[Any] = []
    box = server.scene.add_box('/box', color=(255, 0, 0), dimensions=(1.0, 1.0, 1.0))
    box.on_click(clicks.append)
    context = browser.new_context(viewport={'width': 600, 'height': 400})
    context.add_init_script(NO_WEBGL)
    page = context.new_page()
    complaints: list[str] = []
    page.goto(f'{server.url}?{LOOKING}')
    page.get_by_role('alert').get_by_text('the 3D view stays empty').wait_for()
    page.on('pageerror', lambda error: complaints.append(str(error)))
    page.get_by_role('link', name='Show it as pictures').click()
    page.wait_for_url('**/view.html*')
    wait(page, lambda: red(page).mean() > 0.01, 'the box is seen')
    RESULTS.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=RESULTS / 'view_html.png')
    (client,) = wait(
        page,
        lambda: found if len(found := server.get_clients()) == 1 else None,
        'the picture is the only client',
    ).values()
    assert client.role == 'operator'
    before = red(page)
    assert before[200, 300]
    page.mouse.click(300, 200)
    wait(page, lambda: clicks, 'the click reaches the script')
    assert clicks[0].client_id == client.client_id
    position = client.camera.position
    page.mouse.move(300, 350)
    page.mouse.down()
    page.mouse.move(360, 350, steps=4)
    page.mouse.up()
    wait(page, lambda: np.abs(client.camera.position - position).max() > 0.5, 'it turns')
    position = client.camera.position
    for kind, *fingers in FINGERS:
        page.locator('#view').evaluate(TOUCH, [kind, fingers])
    wait(page, lambda: np.abs(client.camera.position - position).max() > 0.5, 'fingers turn it')
    page.mouse.wheel(0, 500)
    wait(page, lambda: red(page).sum() < before.sum() * 0.8, 'the box is farther away')
    page.set_viewport_size({'width': 300, 'height': 500})
    image = page.locator('#view')
    wait(
        page,
        lambda: image.evaluate('(img) => [img.naturalWidth, img.naturalHeight]') == [300, 500],
        'the picture has the size of the window',
    )
    # At rest there is no loss: the file is a PNG.
    first = (
        '(img) => fetch(img.src).then((r) => r.arrayBuffer()).then((b) => new Uint8Array(b)[0])'
    )
    wait(page, lambda: image.evaluate(first) == 0x89, 'a picture without loss')
    page.screenshot(path=RESULTS / 'view_html_phone.png')
    context.close()
    wait(page_of(browser), lambda: not server.get_clients(), 'its page is closed with it')
    assert complaints == []


def page_of(browser: Browser) -> Page:
    return browser.new_context().new_page()


def jpegs(answer: Any) -> Iterator[bytes]:
    """Yield the pictures of a stream."""
    while line := answer.readline():
        if line.lower().startswith(b'content-length'):
            answer.readline()
            yield answer.read(int(line.split(b':')[1]))


def test_a_stream_is_a_jpeg_for_every_change_and_the_same_as_the_pages(server: Server) -> None:
    box = server.scene.add_box('/box', color=(255, 0, 0), dimensions=(1.0, 1.0, 1.0))
    address = f'{server.url}view.mjpeg?width=320&height=240&quality=0.95&{LOOKING}'
    with urllib.request.urlopen(address, timeout=60) as answer:
        pictures = jpegs(answer)
        first = np.asarray(Image.open(io.BytesIO(next(pictures)))).astype(int)
        while not reddish(first).any():  # before the box was there
            first = np.asarray(Image.open(io.BytesIO(next(pictures)))).astype(int)
        (client,) = server.get_clients().values()
        assert client.role == 'viewer'
        whole = client.get_render(240, 320, timeout=60).astype(int)
        assert first.shape == whole.shape
        inside = (whole[..., 0] > 150) & (whole[..., 1] < 60)
        assert inside.sum() > 500
        # But for what the page shows beside the scene: its grid.
        assert np.abs(first - whole)[inside].mean() < 6
        box.position = (0.0, 1.0, 0.0)
        # One of before may still be on its way.
        for picture in pictures:
            moved = np.asarray(Image.open(io.BytesIO(picture))).astype(int)
            at = [columns(reddish(p).T) for p in (first, moved)]
            if abs(at[1] - at[0]) > 1:
                break
        assert abs(at[1] - at[0]) > 20


def test_a_film_of_it_plays(server: Server) -> None:
    av = pytest.importorskip('av')
    box = server.scene.add_box('/box', color=(255, 0, 0), dimensions=(1.0, 1.0, 1.0))
    data = b''
    with urllib.request.urlopen(f'{server.url}view.mp4?width=320&height=240&{LOOKING}') as answer:
        for i in range(4000):
            box.position = (0.0, 0.01 * (i % 50), 0.0)
            data += answer.read1(65536)
            if data.count(b'moof') > 8:
                break
    with av.open(io.BytesIO(data)) as film:
        frames = list(film.decode(video=0))
    assert len(frames) >= 7
    pixels = frames[-1].to_ndarray(format='rgb24')
    assert pixels.shape == (240, 320, 3)
    assert reddish(pixels).sum() > 500
