# SPDX-License-Identifier: Apache-2.0
"""
Draws every scene of the gallery: ``make gallery``, or those whose names are given.

Pictures and docs/gallery/README.md are ours and committed. Where RVIZ_REFERENCE names a folder of
RViz's pictures, a page that sets them side by side is made too; it stays local.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
import contextlib
import json
import os
from pathlib import Path
import re
import signal
import subprocess
import sys
import tempfile
import time
from typing import Any, TYPE_CHECKING

from playwright.sync_api import sync_playwright

from ..pictures import FLAGS
from ..tools import BROWSER_DEFAULT, BROWSER_VARIABLE

if TYPE_CHECKING:
    from .scene import Scene

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / 'docs' / 'gallery'
LOCAL = ROOT / 'test-results' / 'gallery'
REFERENCE = 'RVIZ_REFERENCE'
DOMAIN = '87'
"""ROS domain, so that nothing else is seen."""


def main() -> None:
    """Draw the scenes; ends with 1 and their names where some could not be drawn."""
    os.environ.update(ROS_DOMAIN_ID=DOMAIN, ROS_AUTOMATIC_DISCOVERY_RANGE='LOCALHOST')
    from .page import comparison, gallery_page
    from .publisher import Publisher
    from .scenes import all_scenes

    scenes = all_scenes()
    chosen = set(sys.argv[1:])
    if unknown := chosen - {scene.name for scene in scenes}:
        sys.exit(f'No scene is named {", ".join(sorted(unknown))}.')
    wanted = [scene for scene in scenes if not chosen or scene.name in chosen]
    FOLDER.mkdir(parents=True, exist_ok=True)
    began = time.monotonic()
    with Publisher(wanted) as publisher, bridge(layout(wanted)) as url:
        failed = draw_all(wanted, url, publisher.say)
    if not chosen:
        (FOLDER / 'README.md').write_text(gallery_page(scenes))
        names = {f'{scene.name}.png' for scene in scenes}
        for stale in (path for path in FOLDER.glob('*.png') if path.name not in names):
            stale.unlink()
    size = sum(path.stat().st_size for path in FOLDER.iterdir())
    print(f'{FOLDER}: {size / 1e6:.2f} MB, {time.monotonic() - began:.0f} s')
    reference = os.environ.get(REFERENCE)
    if reference:
        LOCAL.mkdir(parents=True, exist_ok=True)
        page = LOCAL / 'compare.html'
        page.write_text(comparison(scenes, FOLDER, Path(reference)))
        print(f'beside pictures of RViz: {page}')
    if failed:
        sys.exit(f'{len(failed)} of {len(wanted)} could not be drawn: {", ".join(failed)}')


def draw_all(scenes: Sequence[Scene], url: str, say: Callable[[str, Any], None]) -> list[str]:
    """Write the pictures; returns the names of scenes that could not be drawn."""
    from .studio import SceneError, Studio

    failed = []
    browser_path = os.environ.get(BROWSER_VARIABLE) or BROWSER_DEFAULT
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path, args=FLAGS)
        studio = Studio(browser, url, say)
        for number, scene in enumerate(scenes, 1):
            began = time.monotonic()
            path = FOLDER / f'{scene.name}.png'
            try:
                studio.draw(scene).save(path, optimize=True)
                said = f'{path.stat().st_size / 1e3:.0f} kB'
            except SceneError as error:
                failed.append(scene.name)
                said = str(error)
            spent = time.monotonic() - began
            print(f'{number}/{len(scenes)} {scene.name}: {said}, {spent:.1f} s', flush=True)
        browser.close()
    return failed


def layout(scenes: Sequence[Scene]) -> dict[str, object]:
    """Return a layout that knows the topics of the scenes and shows none."""
    topics = dict.fromkeys(
        topic for scene in scenes for topic in (scene.shown_topic, *scene.others, *scene.silent)
    )
    displays = [
        {'topic': topic, 'visible': False} for topic in topics if not topic.endswith('_updates')
    ]
    return {'version': 1, 'fixed_frame': 'map', 'discover': 'none', 'displays': displays}


@contextlib.contextmanager
def bridge(layout: dict[str, object]) -> Iterator[str]:
    """Run a bridge with this layout; gives its address."""
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


if __name__ == '__main__':
    main()
