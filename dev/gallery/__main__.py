# SPDX-License-Identifier: Apache-2.0
"""
Draws every scene of the gallery: ``make gallery``.

Pictures and docs/gallery/README.md are ours and committed. Where RVIZ_REFERENCE names a folder of
RViz's pictures, a page that sets them side by side is made too; it stays local.
"""

from __future__ import annotations

import base64
from collections.abc import Iterator, Sequence
import contextlib
import html
import io
import json
import math
import os
from pathlib import Path
import re
import signal
import subprocess
import sys
import tempfile
from typing import Any

from PIL import Image, ImageOps
from playwright.sync_api import sync_playwright

from ..pictures import FLAGS, wait_for
from ..tools import BROWSER_DEFAULT, BROWSER_VARIABLE

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / 'docs' / 'gallery'
LOCAL = ROOT / 'test-results' / 'gallery'
REFERENCE = 'RVIZ_REFERENCE'
DOMAIN = '87'
SIZE = (420, 320)
VIEW = """
async () => {
  const picture = await vizBridge.screenshot();
  const bytes = new Uint8Array(await picture.arrayBuffer());
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}
"""
"""The view as PNG, base64."""


def main() -> None:
    """Draw the scenes, or those whose names are given."""
    os.environ.update(ROS_DOMAIN_ID=DOMAIN, ROS_AUTOMATIC_DISCOVERY_RANGE='LOCALHOST')
    from . import clouds, flat, markers, robot, vectors
    from .publisher import Publisher

    chosen = sys.argv[1:]
    scenes = [
        scene
        for module in (clouds, flat, vectors, markers, robot)
        for scene in module.scenes()
        if not chosen or file_of(scene) in chosen
    ]
    FOLDER.mkdir(parents=True, exist_ok=True)
    browser_path = os.environ.get(BROWSER_VARIABLE) or BROWSER_DEFAULT
    with Publisher(scenes), bridge(scenes) as url, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path, args=FLAGS)
        for scene in scenes:
            draw(browser, url, scene)
        browser.close()
    if not chosen:
        write_page(scenes)
    reference = os.environ.get(REFERENCE)
    if reference:
        write_comparison(scenes, Path(reference))


def file_of(scene: Any) -> str:
    """Return the name of a scene's picture, without its ending."""
    return str(scene.name.split('/')[0])


@contextlib.contextmanager
def bridge(scenes: Sequence[Any]) -> Iterator[str]:
    """Run a bridge that knows the scenes and shows none; gives its address."""
    displays = [{'topic': topic_of(scene), 'visible': False, **scene.options} for scene in scenes]
    for scene in scenes:
        displays += [{'topic': topic, 'visible': False} for topic in scene.others]
    layout = {'version': 1, 'fixed_frame': 'map', 'discover': 'none', 'displays': displays}
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / 'layout.yaml'
        path.write_text(json.dumps(layout))  # JSON is YAML
        words = [sys.executable, '-m', 'ros_viz_bridge.ros.main', '--ros-args']
        words += ['-p', 'port:=0', '-p', f'layout_file:={path}']
        with subprocess.Popen(words, stdout=subprocess.PIPE, text=True) as process:
            try:
                assert process.stdout is not None
                for line in process.stdout:
                    if found := re.search(r'http://\S+', line):
                        yield found[0]
                        break
                else:
                    sys.exit('The bridge ended before it said its address.')
            finally:
                process.send_signal(signal.SIGINT)
                process.communicate()


def topic_of(scene: Any) -> str:
    """Return the topic of a scene as the bridge has it: transforms have their own name."""
    return '/gallery/tf' if scene.name == 'tf' else str(scene.topic)


def draw(browser: Any, url: str, scene: Any) -> None:
    """Write the picture of one scene."""
    page = browser.new_page(viewport={'width': 1000, 'height': 640})
    page.goto(url)
    wait_for(page, lambda: page.evaluate('window.vizBridge !== undefined'))
    shown = [topic_of(scene), *scene.others]
    wait_for(
        page,
        lambda: set(shown) <= set(page.evaluate('Object.keys(vizBridge.status().displays)')),
    )
    for topic in shown:
        page.evaluate('(topic) => vizBridge.setVisible(topic, true)', topic)
    wait_for(page, lambda: is_drawn(page, shown[0]))
    page.evaluate('(pose) => vizBridge.setCamera(pose)', camera(scene.eye, scene.target))
    page.wait_for_timeout(800)
    path = FOLDER / f'{file_of(scene)}.png'
    picture = Image.open(io.BytesIO(base64.b64decode(page.evaluate(VIEW)))).convert('RGB')
    ImageOps.fit(picture, SIZE).save(path, optimize=True)
    page.close()
    print(f'{path.name}: {path.stat().st_size / 1e3:.0f} kB', flush=True)


def is_drawn(page: Any, topic: str) -> bool:
    """Return whether a display has its message; says why not where it is wrong."""
    display = page.evaluate('(topic) => vizBridge.status().displays[topic]', topic)
    if display['level'] == 'error':
        sys.exit(f'{topic}: {display["text"]}')
    placed = page.evaluate('vizBridge.camera().frame') == 'map'
    return bool(placed and display['messages'] and display['level'] == 'ok')


def camera(eye: Sequence[float], target: Sequence[float]) -> dict[str, Any]:
    """Return the pose of a camera at ``eye`` that looks at ``target``, body axes, in map."""
    x, y, z = (b - a for a, b in zip(eye, target, strict=True))
    yaw, pitch = math.atan2(y, x), math.atan2(-z, math.hypot(x, y))
    cy, sy, cp, sp = (f(a / 2) for a in (yaw, pitch) for f in (math.cos, math.sin))
    turn = [-sy * sp, cy * sp, sy * cp, cy * cp]
    return {'frame': 'map', 'position': list(eye), 'orientation': turn}


def write_page(scenes: Sequence[Any]) -> None:
    """Write docs/gallery/README.md."""
    lines = [
        '# Gallery',
        '',
        'One scene per display and option, published on real topics and drawn by the page in a'
        ' real browser; `make gallery` draws them anew.',
        '',
        '| | | |',
        '|---|---|---|',
    ]
    for row in range(0, len(scenes), 3):
        cells = [
            f'![{scene.title}]({file_of(scene)}.png)<br>{scene.title}'
            + (f'<br><sub>{scene.note}</sub>' if scene.note else '')
            for scene in scenes[row : row + 3]
        ]
        lines.append('| ' + ' | '.join([*cells, *[''] * (3 - len(cells))]) + ' |')
    (FOLDER / 'README.md').write_text('\n'.join(lines) + '\n')


def write_comparison(scenes: Sequence[Any], reference: Path) -> None:
    """Write a local page that sets our pictures beside RViz's."""
    LOCAL.mkdir(parents=True, exist_ok=True)
    rows = [
        f'<tr><td><img src="{FOLDER / file_of(scene)}.png" height="240"><td>'
        f'<img src="{reference.resolve() / scene.rviz}.png" height="240"><td>'
        f'{html.escape(scene.title)}<br>{html.escape(scene.note)}</tr>'
        for scene in scenes
        if scene.rviz
    ]
    page = LOCAL / 'compare.html'
    page.write_text(
        '<meta charset="utf-8"><title>Ours, RViz</title><table><tr><th>ours<th>RViz<th></tr>'
        + '\n'.join(rows)
        + '</table>'
    )
    print(f'beside pictures of RViz: {page}')


if __name__ == '__main__':
    main()
