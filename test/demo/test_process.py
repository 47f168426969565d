# SPDX-License-Identifier: Apache-2.0
"""A demo process must end quietly, however it is ended."""

from __future__ import annotations

import signal
import subprocess
import sys

import pytest

pytest.importorskip('rclpy', reason='ROS 2 (rclpy) is not installed')
pytestmark = pytest.mark.ros

from ros_viz_bridge.demo.process import DemoError, ros_process

SPINNING = """
import rclpy
from ros_viz_bridge.demo.process import ros_process
with ros_process(None):
    node = rclpy.create_node('n')
    node.create_timer(0.01, lambda: print('.', flush=True))
    rclpy.spin(node)
"""


@pytest.mark.parametrize('number', [signal.SIGINT, signal.SIGTERM])
def test_signals_end_it_without_a_traceback(number: signal.Signals) -> None:
    command = [sys.executable, '-c', SPINNING]
    pipes = {'stdout': subprocess.PIPE, 'stderr': subprocess.PIPE}
    with subprocess.Popen(command, text=True, **pipes) as running:
        assert running.stdout.readline() == '.\n'
        running.send_signal(number)
        _, errors = running.communicate(timeout=60)
    assert (running.returncode, errors) == (0, '')


def test_a_demo_error_is_one_sentence_and_a_bad_status() -> None:
    with pytest.raises(SystemExit) as caught, ros_process([]):
        raise DemoError('There is no such thing.')
    assert caught.value.code == 'There is no such thing.'
