# SPDX-License-Identifier: Apache-2.0
"""What the page costs, in the test browser: ``python bench/page_bench.py``."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
import gzip
import os
from pathlib import Path
from statistics import median
import sys
import threading
import time
from typing import Any

import numpy as np

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / 'test')]

from playwright.sync_api import Browser, Page, sync_playwright  # noqa: E402
from robot_bench import CATEGORIES, costs  # noqa: E402
from support.pictures import BROWSER_ARGUMENTS  # noqa: E402

from dev.tools import find_browser  # noqa: E402
from ros_viz_bridge import Server  # noqa: E402
from ros_viz_bridge.runtime.pages import STATIC  # noqa: E402
from ros_viz_bridge.wire.display import Display  # noqa: E402
from ros_viz_bridge.wire.markers import Markers  # noqa: E402
from ros_viz_bridge.wire.point_cloud import PointCloud, PointField  # noqa: E402
from ros_viz_bridge.wire.tf import Transforms  # noqa: E402

OPENED = 7
MARKERS = 10_000
FRAMES, STEADY_POINTS = 500, 30_000
MARKER_SECONDS, ORBIT_SECONDS, STEADY_SECONDS = 12.0, 6.0, 60.0
CLOUDS = 1000
HEAP_READINGS = 9
VIEW = {'width': 800, 'height': 600}

# When the page is connected, its panels are there, and the box of the scene is drawn.
INTERACTIVE = """
const look = () => {
  const bridge = window.vizBridge;
  const there = bridge?.status().connection.phase === 'connected'
    && document.getElementById('root')?.childElementCount
    && bridge.nodes()['/box']?.visible && bridge.stats().fps >= 0;
  if (there) window.interactiveAt = performance.now();
  else requestAnimationFrame(look);
};
requestAnimationFrame(look);
"""

# Counts what the GPU holds for the page, at the border to the browser.
COUNT_GPU = """
window.gpu = { buffers: 0, textures: 0, bytes: 0 };
const gl = WebGL2RenderingContext.prototype, sizes = new WeakMap(), bound = new Map();
const wrap = (name, after) => {
  const own = gl[name];
  gl[name] = function (...args) {
    const out = own.apply(this, args);
    after(args, out);
    return out;
  };
};
wrap('createBuffer', () => (gpu.buffers += 1));
wrap('createTexture', () => (gpu.textures += 1));
wrap('deleteTexture', ([one]) => one && (gpu.textures -= 1));
wrap('bindBuffer', ([target, one]) => bound.set(target, one));
wrap('bufferData', ([target, data]) => {
  const one = bound.get(target), size = typeof data === 'number' ? data : data.byteLength;
  gpu.bytes += size - (sizes.get(one) ?? 0);
  sizes.set(one, size);
});
wrap('deleteBuffer', ([one]) => {
  if (!one) return;
  gpu.buffers -= 1;
  gpu.bytes -= sizes.get(one) ?? 0;
  sizes.delete(one);
});
"""

ORBIT = """() => {
  const start = performance.now();
  const turn = () => {
    const a = (performance.now() - start) / 1000;
    vizBridge.setCamera({ position: [40 * Math.cos(a), 40 * Math.sin(a), 20],
                          target: [0, 0, 0] });
    requestAnimationFrame(turn);
  };
  turn();
}"""

COUNT_PICTURES = """(milliseconds) => new Promise((done) => {
  const end = performance.now() + milliseconds;
  let count = 0;
  const next = () => {
    count += 1;
    if (performance.now() < end) requestAnimationFrame(next);
    else done(count);
  };
  requestAnimationFrame(next);
})"""


def opening(browser: Browser) -> list[str]:
    """Return rows: how soon the page is there, and what was loaded for it."""
    with Server(port=0) as server:
        server.scene.add_box('/box')
        taken, loaded = [], set[str]()
        for _ in range(OPENED + 1):
            context = browser.new_context(viewport=VIEW)
            page = context.new_page()
            page.add_init_script(INTERACTIVE)
            page.on('response', lambda answer: loaded.add(answer.url))
            page.goto(server.url)
            _wait_until(page, 'window.interactiveAt')
            taken.append(page.evaluate('window.interactiveAt') / 1e3)
            context.close()
        names = [url.partition(server.url)[2].partition('?')[0] for url in loaded]
    files = [STATIC / (name or 'index.html') for name in names]
    found = [path.read_bytes() for path in files if path.is_file()]
    packed = sum(len(gzip.compress(data, 6)) for data in found) / 1e3
    return [
        f'| connected, panels there, a box drawn: s, median and worst of {OPENED}, each in a new'
        f' browser profile | {median(taken[1:]):.2f}, {max(taken[1:]):.2f} | 1.5 |',
        f'| all that was loaded for it, gzip -6: kB in {len(found)} files | {packed:.0f} | 700 |',
    ]


@contextmanager
def showing(browser: Browser, server: Server, before: str = '') -> Iterator[Page]:
    """Open the page of a server, after a script of ours; it is connected."""
    page = browser.new_context(viewport=VIEW).new_page()
    page.add_init_script(before)
    page.goto(server.url)
    _wait_until(page, "window.vizBridge?.status().connection.phase === 'connected'")
    yield page
    page.context.close()


def markers(browser: Browser) -> list[str]:
    """Return a row: main thread time of a picture while 10,000 markers are updated."""
    with Server(port=0) as server:
        _announce(server, '/markers', 'visualization_msgs/msg/MarkerArray')
        with showing(browser, server) as page, repeated(10.0, lambda i: _markers(server, i)):
            _wait_for(page, '/markers', MARKERS)
            # Until the camera is left where it is.
            page.wait_for_timeout(6000)
            browser.start_tracing(page=page, categories=CATEGORIES)
            page.wait_for_timeout(MARKER_SECONDS * 1000)
            spent, _ = costs(browser.stop_tracing())
    p50, p95 = np.percentile(spent, (50, 95))
    return [
        f'| {MARKERS:,} markers moved at 10 Hz: ms of JavaScript on the main thread for each'
        f' picture, p50 and p95, {len(spent)} pictures | {p50:.1f}, {p95:.1f} | 6 |'
    ]


def orbit(browser: Browser) -> list[str]:
    """Return a row: two million points that are looked at from all around."""
    with Server(port=0) as server:
        _announce(server, '/cloud', 'sensor_msgs/msg/PointCloud2')
        _cloud(server, 2_000_000, 0)
        with showing(browser, server) as page:
            _wait_for(page, '/cloud', 2_000_000)
            page.wait_for_timeout(2000)
            page.evaluate(ORBIT)
            before = page.evaluate('vizBridge.status().displays["/cloud"].drawn')
            browser.start_tracing(page=page, categories=CATEGORIES)
            page.wait_for_timeout(ORBIT_SECONDS * 1000)
            spent, _ = costs(browser.stop_tracing())
            after = page.evaluate('vizBridge.status().displays["/cloud"].drawn')
            assert before == after, 'data came'
    return [
        f'| 2,000,000 points, the camera going round, no new data: ms of JavaScript for each'
        f' picture, p95, and pictures/s (software GPU) | {np.percentile(spent, 95):.1f},'
        f' {len(spent) / ORBIT_SECONDS:.1f} | |'
    ]


def steady(browser: Browser) -> list[str]:
    """Return rows: how the heap grows while the same things go on, and what is thrown away."""
    with Server(port=0) as server:
        _announce(server, '/tf', 'tf2_msgs/msg/TFMessage')
        _announce(server, '/markers', 'visualization_msgs/msg/MarkerArray')
        _announce(server, '/cloud', 'sensor_msgs/msg/PointCloud2')
        box = server.scene.add_box('/box')

        def go_on(i: int) -> None:
            _markers(server, i, 100)
            _cloud(server, STEADY_POINTS, i)
            box.position = (i % 10, 0.0, 0.0)

        with (
            showing(browser, server) as page,
            repeated(10.0, go_on),
            repeated(100.0, lambda i: _transforms(server, i)),
        ):
            _wait_for(page, '/cloud', STEADY_POINTS)
            page.evaluate(ORBIT)
            # Until what is known of the past is as long as it will be.
            page.wait_for_timeout(15_000)
            before = _heap(page)
            page.wait_for_timeout(STEADY_SECONDS * 1000)
            grown = _heap(page) - before
            thrown = _garbage(page, STEADY_SECONDS / 6)
            browser.start_tracing(page=page, categories=CATEGORIES)
            page.wait_for_timeout(STEADY_SECONDS / 6 * 1000)
            spent, _ = costs(browser.stop_tracing())
    p50, p95 = np.percentile(spent, (50, 95))
    what = (
        f'{FRAMES} frames at 100 Hz with axes, lines and names, a cloud of {STEADY_POINTS:,}'
        ' points, markers and a node at 10 Hz, the camera going round'
    )
    return [
        f'| {what}: MB by which the heap grew in {STEADY_SECONDS:.0f} s, garbage collected'
        f' before and after | {grown:.2f} | 1 |',
        f'| the same: kB that are allocated and thrown away for each picture | {thrown:.0f} | |',
        f'| the same: ms of JavaScript on the main thread for each picture, p50 and p95 |'
        f' {p50:.1f}, {p95:.1f} | |',
    ]


def replaced(browser: Browser) -> list[str]:
    """Return rows: what is left of many clouds, of different sizes, each replaced by the next."""
    with Server(port=0) as server:
        _announce(server, '/cloud', 'sensor_msgs/msg/PointCloud2')
        with showing(browser, server, COUNT_GPU) as page:

            def show(first: int, last: int) -> None:
                for i in range(first, last):
                    _cloud(server, 5000 + 10 * (i % 50), i)
                    _wait_until(
                        page,
                        f'vizBridge.status().displays["/cloud"]?.drawn["/cloud"]?.stamp === {i}',
                    )

            show(1, 100)
            before, heap = page.evaluate('({...gpu})'), _heap(page)
            show(100, 100 + CLOUDS + 49)  # to a cloud of the size that the count began with
            after, grown = page.evaluate('({...gpu})'), _heap(page) - heap
    return [
        f'| {CLOUDS:,} clouds, each in place of the one before: more buffers, textures, kB at the'
        f' GPU; MB of heap | {after["buffers"] - before["buffers"]},'
        f' {after["textures"] - before["textures"]},'
        f' {(after["bytes"] - before["bytes"]) / 1e3:.0f}; {grown:.2f} | 0 |'
    ]


@contextmanager
def repeated(rate: float, act: Any) -> Iterator[None]:
    """Do something again and again, in a thread."""
    stop = threading.Event()

    def work() -> None:
        due, number = time.monotonic(), 0
        while not stop.is_set():
            act(number)
            number += 1
            due += 1 / rate
            stop.wait(max(0.0, due - time.monotonic()))

    thread = threading.Thread(target=work)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join()


def _announce(server: Server, topic: str, ros_type: str) -> None:
    server.publish(
        Display(
            display=topic, key=topic, title=topic, topic=topic, ros_type=ros_type, visible=True,
            options={}, fields=[], order=0,
        )
    )  # fmt: skip


def _markers(server: Server, number: int, count: int = MARKERS) -> None:
    at = np.arange(count)
    pose = np.zeros((count, 7))
    pose[:, 0], pose[:, 1], pose[:, 6] = at % 100, at // 100, 1.0
    pose[:, 2] = np.sin(at + number)
    server.publish(
        Markers(
            display='/markers', key='markers', ns=np.zeros(count, np.uint32), namespaces=[''],
            frame=np.zeros(count, np.uint32), frames=['map'], id=at.astype(np.int32),
            type=np.full(count, 1, np.uint8), frame_locked=np.zeros(count, np.uint8),
            stamp=np.full(count, time.time()), expires=np.zeros(count), pose=pose,
            scale=np.full((count, 3), 0.5, np.float32),
            color=np.full((count, 4), 1.0, np.float32),
        )
    )  # fmt: skip


def _cloud(server: Server, count: int, number: int) -> None:
    rows = np.random.default_rng(number).normal(0, 10, (count, 4)).astype(np.float32)
    names = ('x', 'y', 'z', 'intensity')
    fields = [PointField(name, 4 * i, 'f4') for i, name in enumerate(names)]
    data = rows.view(np.uint8).reshape(-1)
    origin = (0.0, 0.0, 0.0)
    server.publish(
        PointCloud('/cloud', '/cloud', 'map', float(number), count, 16, fields, origin, data)
    )


def _transforms(server: Server, number: int) -> None:
    child = np.arange(1, FRAMES, dtype=np.uint32)
    pose = np.zeros((len(child), 7))
    pose[:, 0], pose[:, 1], pose[:, 6] = np.sin(child + number / 100), 1.0, 1.0
    server.publish(
        Transforms(
            display='/tf',
            key='tf',
            names=['map', *(f'frame_{i}' for i in child)],
            child=child,
            # Arms of ten links.
            parent=np.where(child % 10 == 1, 0, child - 1).astype(np.uint32),
            stamp=np.full(len(child), time.time()),
            pose=pose,
            static=np.zeros(len(child), np.uint8),
        )
    )


def _wait_for(page: Page, display: str, elements: int) -> None:
    _wait_until(
        page,
        f'Object.values(vizBridge.status().displays["{display}"]?.drawn ?? {{}})'
        f'.some((one) => one.elements >= {elements})',
    )


def _wait_until(page: Page, condition: str) -> None:
    # A function: a text would be evaluated, which the page's policy forbids.
    page.wait_for_function(f'() => {condition}', timeout=90_000)


def _heap(page: Page) -> float:
    """
    Return the megabytes that are in use, garbage collected: the least of several readings.

    What is made between a collection and its reading, up to a picture's garbage, is no growth.
    """
    session = page.context.new_cdp_session(page)
    used = []
    for _ in range(HEAP_READINGS):
        session.send('HeapProfiler.collectGarbage')
        used.append(session.send('Runtime.getHeapUsage')['usedSize'])
    session.detach()
    return min(used) / 1e6


def _garbage(page: Page, seconds: float) -> float:
    """Return the kilobytes that are allocated for a picture, by samples, one for 16 kB."""
    session = page.context.new_cdp_session(page)
    flags = {f'includeObjectsCollectedBy{each}GC': True for each in ('Major', 'Minor')}
    session.send('HeapProfiler.startSampling', {'samplingInterval': 16384, **flags})
    pictures = page.evaluate(COUNT_PICTURES, seconds * 1000)
    profile = session.send('HeapProfiler.stopSampling')['profile']
    session.detach()
    return _allocated(profile['head']) / 1e3 / max(1, pictures)


def _allocated(node: Any) -> float:
    size: float = node['selfSize']
    return size + sum(_allocated(child) for child in node['children'])


PARTS = {each.__name__: each for each in (opening, markers, orbit, replaced, steady)}


def main(names: list[str]) -> None:
    """Print the table, of all parts or of these."""
    rows = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=find_browser(), args=BROWSER_ARGUMENTS
        )
        for name in names or PARTS:
            begun = time.monotonic()
            rows += PARTS[name](browser)
            print(f'  {name}: {time.monotonic() - begun:.0f} s', file=sys.stderr, flush=True)
        browser.close()
    print('## The page\n')
    print(f'`python bench page_bench.py`, software GPU, load {os.getloadavg()[0]:.1f}.\n')
    print('| what | is | goal |')
    print('|---|---|---|')
    print('\n'.join(rows), flush=True)
    print()


if __name__ == '__main__':
    main(sys.argv[1:])
