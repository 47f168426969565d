# SPDX-License-Identifier: Apache-2.0
"""A camera of 1080p at 30 Hz as H.264 and as JPEG: what it costs, and how late it is drawn."""

from __future__ import annotations

import os
from pathlib import Path
import platform
import statistics
import sys
import time
from typing import Any

import av
import numpy as np
from playwright.sync_api import Page, sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
sys.path.insert(0, str(Path(__file__).resolve().parents[1] / 'test'))
from support.pictures import BROWSER_ARGUMENTS

from dev.tools import find_browser
from ros_viz_bridge.api.server import Server
from ros_viz_bridge.displays.image import Options, ROS_TYPE
from ros_viz_bridge.displays.images import h264
from ros_viz_bridge.displays.images.pixels import Pixels
from ros_viz_bridge.displays.images.shot import Shot
from ros_viz_bridge.ros.videos import Videos
from ros_viz_bridge.wire.display import Display
from ros_viz_bridge.wire.video import VideoShown

WIDTH, HEIGHT, RATE = 1920, 1080, 30
SECONDS = 10
SETTLE = 5.0
FRAMES = 60
CAMERA = '/camera/image_raw'
NO_VIDEO = 'delete window.VideoDecoder;'
CONNECTED = "window.vizBridge?.status().connection.phase === 'connected'"


def main() -> None:
    """Measure both and print the table."""
    scene = pictures()
    print('## Video\n')
    print(f'`python bench video_bench.py`: {WIDTH} x {HEIGHT}, {RATE} Hz, a moving picture with')
    print('noise; encoding alone, then by the server to a page in Chromium (software GPU) which')
    print(f'shows it, {SECONDS} s. Server, browser and encoder share {os.cpu_count()}')
    print(f'cores ({platform.machine()}, load {os.getloadavg()[0]:.1f}, PyAV {av.__version__}).\n')
    print('| | encoding p50, p99 ms | MB/s | drawn per s, lost | stamp to drawn p50, p99 ms |')
    print('|---|---|---|---|---|')
    options = Options(codec='auto')
    for name, encode, script in (
        (f'H.264, at most {options.bitrate:g} Mbit/s', as_video(options), ''),
        (f'JPEG {options.quality:g}', lambda pixels: pixels.jpeg(options.quality), NO_VIDEO),
    ):
        costs, sizes = [], []
        for pixels in scene:
            began = time.perf_counter()
            sizes.append(len(encode(pixels)))
            costs.append((time.perf_counter() - began) * 1e3)
        shown = through_the_server(scene, options, script)
        drawn = sum(each.shown for each in shown) / SECONDS
        lost = sum(each.lost for each in shown)
        median = statistics.median(each.median for each in shown) * 1e3
        worst = max(each.p99 for each in shown) * 1e3
        print(
            f'| {name} | {np.percentile(costs, 50):.1f}, {np.percentile(costs, 99):.1f}'
            f' | {statistics.mean(sizes) * RATE / 1e6:.2f} | {drawn:.1f}, {lost}'
            f' | {median:.0f}, {worst:.0f} |',
            flush=True,
        )
    print('\np99 is that of the worst second.')


def pictures() -> list[Pixels]:
    """Return a picture that moves, with a sensor's noise."""
    random = np.random.default_rng(1)
    y, x = np.mgrid[:HEIGHT, : WIDTH + 8 * FRAMES]
    wide = np.stack([x // 7 % 256, y // 5 % 256, (x // 64 + y // 64) % 2 * 160], axis=-1)
    noise = random.integers(-4, 5, (HEIGHT, WIDTH, 3))
    return [
        Pixels(
            np.clip(wide[:, 8 * i : 8 * i + WIDTH] + np.roll(noise, 17 * i, 0), 0, 255).astype(
                np.uint8
            ),
            'RGB',
        )
        for i in range(FRAMES)
    ]


def as_video(options: Options) -> Any:
    """Return what encodes one picture after the other."""
    encoder = h264.H264Encoder(WIDTH, HEIGHT, options.bitrate * 1e6)
    return lambda pixels: encoder.encode(h264.frame_of(pixels), key=False)[0]


def through_the_server(scene: list[Pixels], options: Options, script: str) -> list[VideoShown]:
    """Return what a page tells of a camera, second by second."""
    server = Server(port=0)
    told: list[VideoShown] = []
    videos = Videos(server)
    server.on(VideoShown, lambda client, shown: told.append(shown), direct=True)
    given = {'codec': options.codec}
    server.publish(Display(CAMERA, CAMERA, CAMERA, CAMERA, ROS_TYPE, True, given, [], 0))
    camera = videos.open(CAMERA)
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=find_browser(), args=BROWSER_ARGUMENTS
            )
            page = browser.new_page(viewport={'width': 1280, 'height': 800})
            page.add_init_script(script)
            page.goto(server.url)
            while not page.evaluate(CONNECTED):
                page.wait_for_timeout(100)
            shoot(camera, scene, options, page, SETTLE)
            told.clear()
            shoot(camera, scene, options, page, SECONDS)
            browser.close()
    finally:
        videos.close(CAMERA)
        server.stop()
    return [each for each in told if each.shown]


def shoot(camera: Any, scene: list[Pixels], options: Options, page: Page, seconds: float) -> None:
    """Let the camera run."""
    begin = time.monotonic()
    for i in range(round(seconds * RATE)):
        left = begin + i / RATE - time.monotonic()
        if left > 0:
            page.wait_for_timeout(left * 1e3)
        pixels = scene[i % len(scene)]
        size = (WIDTH, HEIGHT)
        camera.take(Shot(CAMERA, '', time.time(), 'rgb8', *size, pixels, options.quality, options))


if __name__ == '__main__':
    main()
