# SPDX-License-Identifier: Apache-2.0
"""Takes the pictures of README and guides: starts the demo, looks from a fixed place."""

from __future__ import annotations

from collections.abc import Callable, Iterator
import contextlib
import io
import math
import os
from pathlib import Path
import re
import signal
import subprocess
import sys
import time
from typing import Any

from PIL import Image
from playwright.sync_api import sync_playwright

from .tools import BROWSER_DEFAULT, BROWSER_VARIABLE

IMAGES = Path(__file__).resolve().parents[1] / 'docs' / 'images'
FLAGS = [
    '--no-sandbox',
    '--use-gl=angle',
    '--use-angle=swiftshader',
    '--enable-unsafe-swiftshader',
]
WAIT = 120.0
"""Seconds until all displays must have drawn: software rendering is slow."""
NEEDED = ('/tf', '/room', '/gallery', '/lidar/points', '/camera/image_raw/compressed')
LARGEST = 400_000
"""Bytes of a picture, so that the repository stays small."""

MIDDLE = (-0.9, 0.6, 0.0)
"""In the map, metres: the row of markers is behind the room's left."""

DESKTOP = {'viewport': {'width': 1440, 'height': 900}}
GUIDE = {'viewport': {'width': 1120, 'height': 700}, 'color_scheme': 'light'}
HIDDEN = ('/tf', '/gallery', '/lidar/points', '/camera/image_raw/compressed')
"""What a guide does not speak of."""
PHONE = {'viewport': {'width': 390, 'height': 844}, 'is_mobile': True, 'has_touch': True}


def main() -> None:
    """Write docs/images/."""
    browser_path = os.environ.get(BROWSER_VARIABLE) or BROWSER_DEFAULT
    IMAGES.mkdir(parents=True, exist_ok=True)
    with demo() as url, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path, args=FLAGS)
        take(browser, url, 'demo', DESKTOP, distance=27.0, opened='/lidar/points')
        take(browser, url, 'phone', PHONE, distance=50.0)
        take(browser, url, 'tools.jpg', GUIDE, distance=14.0, act=put_goal)
        take(browser, url, 'driving.jpg', GUIDE, distance=14.0, act=begin_driving)
        browser.close()


@contextlib.contextmanager
def demo() -> Iterator[str]:
    """Run the demo robot and its bridge; gives the address of the page."""
    words = [sys.executable, '-m', 'ros_viz_bridge.demo.run', '--port', '0']
    environment = {**os.environ, 'PYTHONUNBUFFERED': '1'}
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True, env=environment) as process:
        try:
            assert process.stdout is not None
            for line in process.stdout:
                if found := re.search(r'http://\S+', line):
                    yield found[0]
                    break
            else:
                sys.exit('The demo ended before it said its address; `make demo` says why.')
        finally:
            process.send_signal(signal.SIGINT)
            # Read to its end: it has last words.
            process.communicate()


def take(
    browser: Any,
    url: str,
    name: str,
    window: dict[str, Any],
    *,
    distance: float,
    opened: str = '',
    act: Callable[[Any], None] = lambda page: None,
) -> None:
    """Take one picture, from so many metres away, while somebody does something."""
    context = browser.new_context(**{'color_scheme': 'dark', **window})
    page = context.new_page()
    page.goto(url)
    wait_for(page, lambda: is_drawn(page))
    look(page, distance)
    if opened:
        page.locator(f'[aria-controls="display-{opened}"]').click()
    if window is GUIDE:
        for each in HIDDEN:
            page.evaluate('(display) => vizBridge.setVisible(display, false)', each)
        page.wait_for_timeout(1000)
    act(page)
    # The panel's figures and the view follow within a second.
    page.wait_for_timeout(1500)
    path = IMAGES / (name if '.' in name else f'{name}.png')
    page.screenshot(path=path, **({'quality': 85} if path.suffix == '.jpg' else {}))
    context.close()
    if path.suffix == '.png':
        path.write_bytes(fewer_colours(path.read_bytes()))
    print(f'{path}: {path.stat().st_size / 1e3:.0f} kB')
    if path.stat().st_size > LARGEST:
        sys.exit(f'{path} is larger than {LARGEST / 1e3:.0f} kB.')


def fewer_colours(png: bytes) -> bytes:
    """Return a picture in 256 colours, dithered: a third of the bytes, and nobody sees it."""
    small = io.BytesIO()
    Image.open(io.BytesIO(png)).convert('RGB').quantize(256).save(small, 'PNG', optimize=True)
    return small.getvalue()


def put_goal(page: Any) -> None:
    """Press where the robot shall go, and drag for its heading."""
    page.keyboard.press('g')
    page.get_by_role('region', name='Goal pose').wait_for()
    x, y = middle(page.get_by_role('img', name='3D view'))
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 90, y - 30, steps=3)


def begin_driving(page: Any) -> None:
    """Ask for the control of the base."""
    page.get_by_role('button', name='Drive').click()
    page.get_by_text('You drive').wait_for()


def middle(thing: Any) -> tuple[float, float]:
    """Return the middle of something in the page."""
    box = thing.bounding_box()
    return box['x'] + box['width'] / 2, box['y'] + box['height'] / 2


def is_drawn(page: Any) -> bool:
    """Return whether everything is there, and the first look has settled."""
    if not page.evaluate('window.vizBridge !== undefined'):
        return False
    displays = page.evaluate('window.vizBridge.status()')['displays']
    shown = [displays[one] for one in NEEDED if one in displays]
    if len(shown) < len(NEEDED) or any(one['level'] != 'ok' for one in shown):
        return False
    page.evaluate("window.vizBridge.setFollow('')")  # the demo's camera goes along
    before = page.evaluate('window.vizBridge.camera()')
    page.wait_for_timeout(2000)
    return bool(page.evaluate('window.vizBridge.camera()') == before)


def look(page: Any, distance: float) -> None:
    """Look down at the middle of the demo's room, from behind its right."""
    yaw, pitch = math.radians(45.0), math.radians(35.0)
    ahead = (
        math.cos(pitch) * math.cos(yaw),
        math.cos(pitch) * math.sin(yaw),
        -math.sin(pitch),
    )
    (cy, sy), (cp, sp) = [(math.cos(angle / 2), math.sin(angle / 2)) for angle in (yaw, pitch)]
    pose = {
        'position': [at - distance * way for at, way in zip(MIDDLE, ahead, strict=True)],
        'orientation': [-sy * sp, cy * sp, sy * cp, cy * cp],
    }
    page.evaluate('(pose) => vizBridge.setCamera(pose)', pose)


def wait_for(page: Any, is_so: Any) -> None:
    """Wait until ``is_so()``; ends the program where that takes too long."""
    end = time.monotonic() + WAIT
    while not is_so():
        if time.monotonic() > end:
            sys.exit(f'Not everything was drawn within {WAIT:.0f} s.')
        page.wait_for_timeout(250)


if __name__ == '__main__':
    main()
