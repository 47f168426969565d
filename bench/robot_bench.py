# SPDX-License-Identifier: Apache-2.0
"""A robot whose joints come at 100 Hz: main-thread JavaScript per picture, in a real browser."""

from __future__ import annotations

import math
from pathlib import Path
import sys
import threading
import time

import numpy as np

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

# Every task of the main thread that the page starts: pictures, messages of its Worker, timers.
# A picture is told with all that ran since the one before.
COUNT = """
(() => {
  const now = () => performance.now();
  let spent = 0, depth = 0;
  const timed = (f) => typeof f !== 'function' ? f : function (...args) {
    if (depth++) { try { return f.apply(this, args); } finally { depth--; } }
    const start = now();
    try { return f.apply(this, args); } finally { depth--; spent += now() - start; }
  };
  window.frameCosts = [];
  const raf = window.requestAnimationFrame.bind(window);
  window.requestAnimationFrame = (f) => raf((t) => {
    timed(f)(t);
    window.frameCosts.push(spent);
    spent = 0;
  });
  for (const kind of ['setTimeout', 'setInterval']) {
    const real = window[kind].bind(window);
    window[kind] = (f, ...rest) => real(timed(f), ...rest);
  }
  const onmessage = Object.getOwnPropertyDescriptor(Worker.prototype, 'onmessage');
  Object.defineProperty(Worker.prototype, 'onmessage', {
    ...onmessage, set(f) { onmessage.set.call(this, timed(f)); },
  });
  const listen = Worker.prototype.addEventListener;
  Worker.prototype.addEventListener = function (kind, f, ...rest) {
    return listen.call(this, kind, timed(f), ...rest);
  };
})();
"""


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
            page.add_init_script(COUNT)
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
            page.evaluate('window.frameCosts.length = 0')
            page.wait_for_timeout(SECONDS * 1000)
            costs = np.array(page.evaluate('window.frameCosts'))
            browser.close()
    finally:
        stop.set()
        driver.join()
        show.server.stop()
    joints = sum(joint.type in MOVING for joint in robot.joints)
    p50, p95, p99 = np.percentile(costs, [50, 95, 99])
    rate = len(costs) / SECONDS
    return f'| {name} | {joints} | {bodies} | {rate:.0f} | {p50:.2f} | {p95:.2f} | {p99:.2f} |'


def main() -> None:
    """Print the table."""
    if share() is None:
        print('## Robots\n\nLeft out: example-robot-data is not there (ROS_VIZ_BRIDGE_ROBOTS).\n')
        return
    print('## Robots')
    print()
    print(
        f'Joints at {RATE:.0f} Hz, no transforms; milliseconds of main-thread JavaScript per'
        ' picture (decoding, kinematics, placing, draw calls), software GPU.'
    )
    print()
    print('| robot | joints | bodies | pictures/s | p50 | p95 | p99 |')
    print('|---|---|---|---|---|---|---|')
    for name in ('tiago', 'talos'):
        print(measure(name), flush=True)


if __name__ == '__main__':
    main()
