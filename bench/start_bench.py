# SPDX-License-Identifier: Apache-2.0
"""How soon a node that was just started serves its page: ``python bench/start_bench.py``."""

from __future__ import annotations

from statistics import median
import sys
import time
import urllib.error
import urllib.request

from processes import environment, start
from procstat import cpu_time

ROUNDS = 7
PORT = 8973
LIBRARY = """
from ros_viz_bridge import Server
server = Server(port=%d)
server.scene.add_box('/box')
server.sleep_forever()
"""
COMMANDS = {
    'the node': ['-m', 'ros_viz_bridge.ros.main', '--ros-args', '-p', f'port:={PORT}'],
    'a script with a server and a box': ['-c', LIBRARY % PORT],
    'python and rclpy.init() with a node, which nobody can do without': [
        '-c', "import rclpy; rclpy.init(); rclpy.create_node('n'); print('ready', flush=True)",
    ],
}  # fmt: skip


def started(command: list[str], *, serves: bool) -> tuple[float, float]:
    """Return seconds until the page is served, and of CPU until then."""
    begun = time.monotonic()
    process = start(command, environment(None))
    try:
        if not serves:
            assert process.stdout is not None
            process.stdout.readline()
        else:
            _wait_for_page()
        return time.monotonic() - begun, cpu_time(process.pid)
    finally:
        process.kill()
        process.wait()


def _wait_for_page() -> None:
    while True:
        try:
            with urllib.request.urlopen(f'http://127.0.0.1:{PORT}/healthz', timeout=5):
                return
        except (urllib.error.URLError, ConnectionError):
            time.sleep(0.005)


def main() -> None:
    """Measure, and print a table."""
    taken: dict[str, list[tuple[float, float]]] = {name: [] for name in COMMANDS}
    for number in range(ROUNDS + 1):
        for name, command in COMMANDS.items():
            found = started(command, serves='rclpy.init' not in command[-1])
            if number:  # the first brings the files into memory
                taken[name].append(found)
                print(f'  {name}: {found[0]:.2f} s', file=sys.stderr, flush=True)
    print('## Start\n')
    print(
        '`python bench start_bench.py`: seconds from exec until the first answer over HTTP;'
        f' medians and worst of {ROUNDS}, in turns.\n'
    )
    print('| what | median | worst | CPU |')
    print('|---|---|---|---|')
    for name, each in taken.items():
        seconds = [one[0] for one in each]
        cpu = median(one[1] for one in each)
        print(f'| {name} | {median(seconds):.2f} | {max(seconds):.2f} | {cpu:.2f} |')
    print()


if __name__ == '__main__':
    main()
