# SPDX-License-Identifier: Apache-2.0
"""What is under the pointer, asked among many points: milliseconds in a real browser."""

from __future__ import annotations

from pathlib import Path
import sys
import time

import numpy as np

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / 'test')]

from playwright.sync_api import Page, sync_playwright  # noqa: E402
from support.pictures import BROWSER_ARGUMENTS  # noqa: E402

from dev.tools import find_browser  # noqa: E402
from ros_viz_bridge import Server  # noqa: E402

COUNTS = (30_000, 300_000, 2_000_000)
PICKS = """
() => {
  const { width, height } = document.querySelector('canvas').getBoundingClientRect();
  const times = [];
  for (let i = 0; i < 30; i++) {
    const begun = performance.now();
    window.vizBridge.pick(width / 2 + 4 * i - 60, height / 2);
    times.push(performance.now() - begun);
  }
  return times.slice(10);
}
"""


def measure(page: Page, server: Server, count: int) -> str:
    """Return a row of the table."""
    points = np.random.default_rng(1).uniform(-5, 5, (count, 3)).astype('f4')
    server.scene.add_point_cloud('cloud', points=points, colors=np.uint8([80, 160, 255]))
    page.wait_for_function('() => window.vizBridge.pick(400, 300) !== null', timeout=90_000)
    time.sleep(3.0)
    times = np.array(page.evaluate(PICKS))
    p50, p95 = np.percentile(times, [50, 95])
    return f'| {count:,} | {p50:.1f} | {p95:.1f} |'


def main() -> None:
    """Print the table."""
    print('## Pointing at things')
    print()
    print(
        'Milliseconds from asking what is at a place of the picture to the answer, as hovering and'
        ' clicking do (`vizBridge.pick`); points all over the view, software GPU.'
    )
    print()
    print('| points | p50 | p95 |')
    print('|---|---|---|')
    server = Server(port=0)
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=find_browser(), args=BROWSER_ARGUMENTS
            )
            page = browser.new_page(viewport={'width': 800, 'height': 600})
            page.goto(server.url)
            page.wait_for_function('() => window.vizBridge !== undefined')
            for count in COUNTS:
                print(measure(page, server, count), flush=True)
            browser.close()
    finally:
        server.stop()


if __name__ == '__main__':
    main()
