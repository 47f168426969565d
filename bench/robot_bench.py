# SPDX-License-Identifier: Apache-2.0
"""A robot whose joints come at 100 Hz: main-thread JavaScript per picture, in a real browser."""

from __future__ import annotations

from collections import Counter
import json
import math
import os
from pathlib import Path
import sys
import threading
import time
from typing import Any

import numpy as np
from numpy.typing import NDArray

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / 'test')]

from playwright.sync_api import sync_playwright  # noqa: E402
from support.pictures import BROWSER_ARGUMENTS  # noqa: E402
from support.robots import JOINTS, ROBOT, RobotShow, share  # noqa: E402

from dev.tools import find_browser  # noqa: E402
from ros_viz_bridge.wire.robot import JointStates, Robot  # noqa: E402

RATE = 100.0
SECONDS = 20.0
MOVING = ('revolute', 'continuous', 'prismatic')

CATEGORIES = ['devtools.timeline']


def costs(trace: bytes) -> tuple[NDArray[Any], NDArray[Any]]:
    """
    Return (n,) milliseconds of JavaScript per picture: of the processor, and that passed.

    Every call from the browser into JavaScript on the main thread counts (pictures, messages of
    the Worker, timers, and what they call of WebGL), with the picture that comes next. The time of
    the processor leaves out when the thread waited: for the software GPU, or for other processes.
    """
    events = [one for one in json.loads(trace)['traceEvents'] if one.get('ph') == 'X']
    pictures = [one for one in events if one['name'] == 'FireAnimationFrame']
    thread = Counter((one['pid'], one['tid']) for one in pictures).most_common(1)[0][0]
    ends = sorted(one['ts'] + one['dur'] for one in pictures if (one['pid'], one['tid']) == thread)
    calls = [
        one
        for one in events
        if one['name'] == 'FunctionCall' and (one['pid'], one['tid']) == thread
    ]
    spent = np.zeros((2, len(ends) + 1))
    end = 0.0
    for call in sorted(calls, key=lambda one: one['ts']):
        if call['ts'] < end:
            continue  # inside of the one before
        end = call['ts'] + call['dur']
        spent[:, np.searchsorted(ends, end)] += call['tdur'] / 1e3, call['dur'] / 1e3
    return spent[0, 1:-1], spent[1, 1:-1]


def drive(show: RobotShow, robot: Robot, stop: threading.Event) -> None:
    """Publish all joints, each on a sine of its own."""
    joints = [joint for joint in robot.joints if joint.type in MOVING]
    names = [joint.name for joint in joints]
    middle = np.array([(joint.lower + joint.upper) / 2 for joint in joints])
    reach = np.array([(joint.upper - joint.lower) / 2 or 1.0 for joint in joints])
    nothing = np.full(len(joints), math.nan)
    start = step = 0.0
    start = time.monotonic()
    while not stop.is_set():
        angle = time.monotonic() - start + np.arange(len(joints))
        stamp = np.full(len(joints), time.time())
        position = middle + 0.5 * reach * np.sin(angle)
        show.server.publish(
            JointStates(JOINTS, 'joints', names, stamp, position, nothing, nothing)
        )
        step += 1
        stop.wait(max(0.0, start + step / RATE - time.monotonic()))


def measure(name: str) -> str:
    """Return a row of the table."""
    folder = share()
    assert folder is not None
    show = RobotShow(folder)
    robot = show.show(name)
    stop = threading.Event()
    driver = threading.Thread(target=drive, args=(show, robot, stop))
    driver.start()
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=find_browser(), args=BROWSER_ARGUMENTS
            )
            page = browser.new_page(viewport={'width': 800, 'height': 600})
            page.goto(show.server.url)
            bodies = sum(len(link.visuals) for link in robot.links)
            page.wait_for_function(
                '([id, n]) => Object.values(window.vizBridge?.status().displays[id]?.drawn ?? {})'
                '.some((one) => one.elements >= n)',
                arg=[ROBOT, bodies],
                timeout=90_000,
            )
            page.wait_for_timeout(3000)
            page.evaluate('(id) => window.vizBridge.focus(id)', ROBOT)
            browser.start_tracing(page=page, categories=CATEGORIES)
            page.wait_for_timeout(SECONDS * 1000)
            spent, passed = costs(browser.stop_tracing())
            browser.close()
    finally:
        stop.set()
        driver.join()
        show.server.stop()
    joints = sum(joint.type in MOVING for joint in robot.joints)
    p50, p95, p99 = np.percentile(spent, [50, 95, 99])
    rate = len(spent) / SECONDS
    return (
        f'| {name} | {joints} | {bodies} | {rate:.0f} | {p50:.2f} | {p95:.2f} | {p99:.2f} |'
        f' {np.percentile(passed, 95):.2f} |'
    )


def main() -> None:
    """Print the table."""
    if share() is None:
        print('## Robots\n\nLeft out: example-robot-data is not there (ROS_VIZ_BRIDGE_ROBOTS).\n')
        return
    print('## Robots')
    print()
    load = os.getloadavg()[0]
    print(
        f'Joints at {RATE:.0f} Hz, no transforms; milliseconds of main-thread JavaScript per'
        ' picture (messages since the last one, kinematics, placing, draw calls), as the thread'
        f" used the processor; 'passed' is p95 with its waits. Software GPU, load {load:.1f}."
    )
    print()
    print('| robot | joints | bodies | pictures/s | p50 | p95 | p99 | p95 passed |')
    print('|---|---|---|---|---|---|---|---|')
    for name in ('tiago', 'talos'):
        print(measure(name), flush=True)


if __name__ == '__main__':
    main()
