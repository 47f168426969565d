# SPDX-License-Identifier: Apache-2.0
"""The browser that draws the scenes: one page for each way of looking, used for all scenes."""

from __future__ import annotations

import base64
from collections.abc import Callable
import functools
import io
import json
import time
from typing import Any

from PIL import Image, ImageOps
from playwright.sync_api import Error

from . import camera
from .scene import Scene

SIZE = (420, 320)
"""Pixels of a picture."""
COLOURS = 256
"""Of its palette: a file of so many is a third as large as one of all."""
DESK = {'width': 1000, 'height': 700}
"""Window in which panels and floating pictures are seen."""
PATIENCE_S = 30.0
STILL_S = 15.0
"""After this a picture that still changes is taken as it is."""
PAUSE_MS = 150
UNDRAWN = {'TFMessage'}
"""Types whose displays are not nodes of the scene."""
SETTINGS = """
(grid) => localStorage.setItem(
  'ros_viz_bridge' + location.pathname,
  JSON.stringify({settings: {theme: 'dark', leftOpen: false, rightOpen: false, grid}}),
)
"""
VIEW = """
async () => {
  const picture = await vizBridge.screenshot();
  const bytes = new Uint8Array(await picture.arrayBuffer());
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}
"""
"""The view as PNG, base64."""


class SceneError(Exception):
    """A scene cannot be drawn; the text says why."""


class Studio:
    """Draws scenes in pages of a bridge."""

    def __init__(self, browser: Any, url: str, say: Callable[[str, Any], None]) -> None:
        self._browser = browser
        self._url = url
        self._say = say
        self._pages: dict[tuple[bool, bool], Any] = {}

    def draw(self, scene: Scene) -> Image.Image:
        """Return the picture of a scene; raises SceneError."""
        try:
            page = self._page(scene)
            return self._drawn(page, scene)
        except Error as error:
            raise SceneError(str(error).split('\n')[0]) from error

    def _drawn(self, page: Any, scene: Scene) -> Image.Image:
        topics = [scene.shown_topic, *scene.others]
        for name, value in scene.options.items():
            ask(page, 'setOption', scene.shown_topic, name, value)
        ask(page, 'setCamera', camera.pose(scene.eye, turn_of(scene)))
        for topic in topics:
            ask(page, 'setVisible', topic, True)
        try:
            for topic in topics:
                drawn = functools.partial(is_drawn, page, topic, scene)
                wait(page, drawn, f'{topic} is drawn', topic)
            for message in scene.later:
                page.wait_for_timeout(PAUSE_MS)
                self._say(scene.published_topic, message)
            for selector in scene.clicks:
                page.locator(selector).first.click()
            return finished(still(page, scene.part), whole=not scene.part)
        finally:
            for topic in topics:
                ask(page, 'setVisible', topic, False)
            ask(page, 'resetOptions', scene.shown_topic)

    def _page(self, scene: Scene) -> Any:
        kind = (bool(scene.part), scene.grid)
        page = self._pages.pop(kind, None)
        if scene.part and page is not None:
            page.context.close()  # What was pressed and opened in it stays open.
            page = None
        if page is None:
            page = self._open(desk=bool(scene.part), grid=scene.grid)
        self._pages[kind] = page
        return page

    def _open(self, *, desk: bool, grid: bool) -> Any:
        width, height = SIZE
        size = DESK if desk else {'width': width, 'height': height + 160}
        context = self._browser.new_context(viewport=size, color_scheme='dark')
        context.add_init_script(f'({SETTINGS})({json.dumps(grid)})')
        page = context.new_page()
        page.goto(self._url)
        wait(page, lambda: page.evaluate('window.vizBridge !== undefined'), 'the page starts')
        wait(
            page,
            lambda: (
                ask(page, 'status')['connection']['phase'] == 'connected'
                and ask(page, 'camera')['frame'] == 'map'
            ),
            'the page is connected, and knows the frame map',
        )
        if not desk:  # The view is as large as the picture, whatever bars are around it.
            box = page.locator('canvas[aria-label="3D view"]').bounding_box()
            bars = size['height'] - round(box['height'])
            page.set_viewport_size({'width': width, 'height': height + bars})
        return page


def ask(page: Any, name: str, *arguments: Any) -> Any:
    """Call a function of ``window.vizBridge``."""
    return page.evaluate(
        '([name, args]) => window.vizBridge[name](...args)', [name, list(arguments)]
    )


def turn_of(scene: Scene) -> camera.Turn:
    """Return the orientation of a scene's camera."""
    return scene.turn or camera.upright(scene.eye, scene.target)


def wait(page: Any, is_so: Callable[[], Any], what: str, topic: str = '') -> None:
    """Wait until something is so; raises SceneError with what the display says."""
    end = time.monotonic() + PATIENCE_S
    while not is_so():
        if time.monotonic() > end:
            display = ask(page, 'status')['displays'].get(topic, {}) if topic else {}
            raise SceneError(f'this did not happen: {what}. {display.get("text", "")}')
        page.wait_for_timeout(PAUSE_MS)


def is_drawn(page: Any, topic: str, scene: Scene) -> bool:
    """Return whether a display shows its message; raises SceneError where it is wrong."""
    display = ask(page, 'status')['displays'].get(topic)
    if display is None:
        return False
    if display['level'] == 'error':
        items = [f'{item["name"]}: {item["text"]}' for item in display['items']]
        raise SceneError('; '.join([f'{topic}: {display["text"]}', *items]))
    seen = display['drawn'] or scene.part or scene.display in UNDRAWN
    return bool(display['messages'] and display['level'] == 'ok' and seen)


def still(page: Any, part: str) -> bytes:
    """Return a PNG of the view, or of a part of the page, once two in a row are the same."""

    def take() -> bytes:
        if part:
            found: bytes = page.locator(part).first.screenshot()
            return found
        return base64.b64decode(page.evaluate(VIEW))

    end = time.monotonic() + STILL_S
    page.wait_for_timeout(2 * PAUSE_MS)
    before = take()
    while time.monotonic() < end:
        page.wait_for_timeout(PAUSE_MS)
        now = take()
        if now == before:
            break
        before = now
    return before


def finished(png: bytes, *, whole: bool) -> Image.Image:
    """Return a picture with a palette; a view fills the usual size, a part is at most as large."""
    picture = Image.open(io.BytesIO(png)).convert('RGB')
    if whole:
        picture = ImageOps.fit(picture, SIZE)
    elif picture.width > 2 * SIZE[0]:
        picture.thumbnail((2 * SIZE[0], 2 * SIZE[1]))
    return picture.quantize(COLOURS, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
