# SPDX-License-Identifier: Apache-2.0
"""Runs the demo: the bridge and something that publishes, on a ROS domain of their own."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
import os
from pathlib import Path
import signal
import socket
import sys

from ros_viz_bridge.demo.children import Child, run_all
from ros_viz_bridge.interrupted import interrupt

HOST = '127.0.0.1'
DOMAIN = 77
DOMAIN_VARIABLE = 'ROS_VIZ_BRIDGE_DEMO_DOMAIN'
_LEADING_OUT = ('ROS_STATIC_PEERS', 'ROS_DISCOVERY_SERVER')


def plan(options: argparse.Namespace) -> list[Child]:
    """Return the processes that the options ask for: the bridge first, then the publisher."""
    if options.bag:
        words = [str(options.bag), '--clock', '--rate', str(options.rate)]
        words += ['--loop'] if options.loop else []
        publisher = Child('recording', _module('demo.play', *words), may_end=True)
        layout, sim_time = 'recording_layout.yaml', True
    elif options.cloud:
        publisher = Child('cloud', _module('demo.publish_cloud', str(options.cloud)))
        layout, sim_time = 'cloud_layout.yaml', False
    elif options.teleop:
        publisher = Child('arm', _module('demo.arm_node'))
        layout, sim_time = 'teleop_layout.yaml', False
    else:
        publisher = Child('robot', _module('demo.node'))
        layout, sim_time = 'demo_layout.yaml', False
    parameters = {
        'host': HOST,
        'port': options.port,
        'layout_file': config_file(layout),
        'use_sim_time': str(sim_time).lower(),
    }
    words = ['--ros-args', '--params-file', str(config_file('bridge.yaml'))]
    if options.teleop:
        words += ['--params-file', str(config_file('teleop_demo.yaml'))]
    for name, value in parameters.items():
        words += ['-p', f'{name}:={value}']
    return [Child('bridge', _module('ros.main', *words)), publisher]


def config_file(name: str) -> Path:
    """Return a file of config/: the source tree's, or the installed package's.

    Raises FileNotFoundError where neither has it.
    """
    source = Path(__file__).resolve().parents[2] / 'config' / name
    if source.exists():
        return source
    prefixes = [*os.environ.get('AMENT_PREFIX_PATH', '').split(os.pathsep), sys.prefix]
    for prefix in prefixes:
        installed = Path(prefix) / 'share' / 'ros_viz_bridge' / 'config' / name
        if prefix and installed.exists():
            return installed
    raise FileNotFoundError(f'{name} is not in {source.parent}, and no ROS prefix has it.')


def environment() -> dict[str, str]:
    """Return the environment of the demo: where it can meet nobody's robot.

    ROS_DOMAIN_ID is not looked at, because it may be the one of a real robot; nor is what leads
    beyond this machine in spite of LOCALHOST.
    """
    domain = os.environ.get(DOMAIN_VARIABLE, str(DOMAIN))
    own = {'ROS_DOMAIN_ID': domain, 'ROS_AUTOMATIC_DISCOVERY_RANGE': 'LOCALHOST'}
    kept = {name: value for name, value in os.environ.items() if name not in _LEADING_OUT}
    return {**kept, **own, 'PYTHONUNBUFFERED': '1'}


def _module(name: str, *words: str) -> tuple[str, ...]:
    return (sys.executable, '-m', f'ros_viz_bridge.{name}', *words)


def _parse(words: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog='demo', description=__doc__)
    parser.add_argument('--port', type=int, default=8080, help='of the page; 0 takes a free one')
    what = parser.add_mutually_exclusive_group()
    what.add_argument('--bag', type=Path, help='a ROS 2 recording to play')
    what.add_argument('--cloud', type=Path, help='a .ply or .pcd file to show')
    what.add_argument('--teleop', action='store_true', help='an arm that a headset moves')
    parser.add_argument('--rate', type=float, default=1.0, help='speed of the recording')
    parser.add_argument('--loop', action='store_true', help='play the recording again and again')
    options = parser.parse_args(words)
    for path in (options.bag, options.cloud):
        if path is not None and not path.exists():
            parser.error(f'there is no file {path}')
    if options.port == 0:
        options.port = _free_port()
    elif not _is_free(options.port):
        parser.error(
            f'port {options.port} is in use: choose another, or 0 for any (make demo PORT=0)'
        )
    return options


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except (OSError, OverflowError):
            return False
    return True


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return int(probe.getsockname()[1])


def main(words: Sequence[str] | None = None) -> None:
    """Run the demo until Ctrl+C, or until one of its processes fails."""
    options = _parse(words)
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, interrupt)
    url = f'http://{HOST}:{options.port}/'
    sys.exit(run_all(plan(options), env=environment(), url=url))


if __name__ == '__main__':
    main()
