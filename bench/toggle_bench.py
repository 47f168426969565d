# SPDX-License-Identifier: Apache-2.0
"""How soon latched data is drawn after its display is switched on, in a real browser."""

from __future__ import annotations

from pathlib import Path
import sys
import tempfile
from typing import Any

import numpy as np

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / 'test')]

from geometry_msgs.msg import Pose  # noqa: E402
from nav_msgs.msg import MapMetaData, OccupancyGrid  # noqa: E402
from playwright.sync_api import sync_playwright  # noqa: E402
import rclpy  # noqa: E402
from sensor_msgs.msg import PointCloud2, PointField  # noqa: E402
from support.lab import Lab  # noqa: E402
from support.pictures import BROWSER_ARGUMENTS  # noqa: E402
from visualization_msgs.msg import Marker, MarkerArray  # noqa: E402

from dev.tools import find_browser  # noqa: E402

TOGGLES = 20
NEW = 10
OPENED = 5
SETTLE_MS = 3000
POINTS = 100_000
DRAWN = """Object.keys(vizBridge.status().displays[topic].drawn).length > 0"""
TOGGLE = f"""([topic, on]) => new Promise((done) => {{
  const begun = performance.now();
  vizBridge.setVisible(topic, on);
  const look = () =>
    ({DRAWN}) === on ? done(performance.now() - begun) : requestAnimationFrame(look);
  look();
}})"""


def cube() -> MarkerArray:
    """Return one marker."""
    found = Marker(ns='kept', type=Marker.CUBE)
    found.header.frame_id = 'map'
    found.scale.x = found.scale.y = found.scale.z = found.color.a = found.pose.orientation.w = 1.0
    return MarkerArray(markers=[found])


def room() -> OccupancyGrid:
    """Return a map of 384 x 384 cells."""
    cells = np.random.default_rng(1).integers(-1, 101, 384 * 384, dtype=np.int8)
    origin = Pose()
    origin.orientation.w = 1.0
    found = OccupancyGrid(info=MapMetaData(resolution=0.05, width=384, height=384, origin=origin))
    found.header.frame_id = 'map'
    found.data.frombytes(cells.tobytes())
    return found


def cloud() -> PointCloud2:
    """Return a cloud of x, y, z."""
    points = np.random.default_rng(1).uniform(-5.0, 5.0, (POINTS, 3)).astype('<f4')
    fields = [
        PointField(name=name, offset=4 * i, datatype=PointField.FLOAT32, count=1)
        for i, name in enumerate('xyz')
    ]
    found = PointCloud2(
        height=1, width=POINTS, fields=fields, point_step=12, row_step=12 * POINTS, is_dense=True
    )
    found.header.frame_id = 'map'
    found.data.frombytes(points.tobytes())
    return found


def toggled(page: Any, topic: str) -> list[float]:
    """Switch on and off again and again; return the milliseconds of each switching on."""
    took = []
    for _ in range(TOGGLES):
        took.append(page.page.evaluate(TOGGLE, [topic, True]))
        page.page.wait_for_timeout(200)
        page.page.evaluate(TOGGLE, [topic, False])
        page.page.wait_for_timeout(200)
    return took


def row(what: str, took: list[float]) -> str:
    """Return a row of the table."""
    p50, p95 = np.percentile(took, [50, 95])
    return f'| {what} | {took[0]:.0f} | {p50:.0f} | {p95:.0f} | {max(took):.0f} |'


def main() -> None:
    """Measure, and print a table."""
    print('## Switched on\n')
    print(
        'Milliseconds from switching the display of a latched topic on until it is drawn (software'
        f' GPU): {TOGGLES} times each, first of all {SETTLE_MS / 1000:.0f} s after the page was'
        f' opened; as soon as a new topic is offered, {NEW} topics; and as soon as a page just'
        f' opened knows of the topic, while it still compiles its first shaders, {OPENED} pages.\n'
    )
    print('| latched topic | first time | p50 | p95 | worst |')
    print('|---|---|---|---|---|')
    rclpy.init()
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(
            executable_path=find_browser(), args=BROWSER_ARGUMENTS
        )
        lab = Lab(browser, Path(folder))
        try:
            kept = {
                '/marker': ('a marker', cube()),
                '/map': ('a map of 384 x 384', room()),
                '/cloud': (f'a cloud of {POINTS:,} points', cloud()),
            }
            for topic, (_, message) in kept.items():
                lab.robot.latch(topic, message)
            url = lab.bridge('version: 1\ndiscover: offer\n').url
            page = lab.open(url)
            for topic in kept:
                lab.wait(lambda t=topic: is_kept(page, t), f'{topic} is received')
            page.page.wait_for_timeout(SETTLE_MS)
            for topic, (what, _) in kept.items():
                print(row(what, toggled(page, topic)), flush=True)
            took = []
            for i in range(NEW):
                topic = f'/new_{i}'
                lab.robot.latch(topic, cube())
                lab.wait(lambda t=topic: t in page.ask('status')['displays'], 'it is offered')
                took.append(page.page.evaluate(TOGGLE, [topic, True]))
            print(row('a marker, offered just now', took), flush=True)
            took = []
            for _ in range(OPENED):
                lab.close_pages()
                page = lab.open(url)
                lab.wait(lambda p=page: is_kept(p, '/marker'), 'the marker is received')
                took.append(page.page.evaluate(TOGGLE, ['/marker', True]))
            print(row('a marker, page opened just now', took), flush=True)
        finally:
            lab.close()
            browser.close()
            rclpy.shutdown()


def is_kept(page: Any, topic: str) -> bool:
    """Whether the bridge has the data of a topic that nobody looks at."""
    display = page.ask('status')['displays'].get(topic)
    return display is not None and display['messages'] > 0


if __name__ == '__main__':
    main()
