# SPDX-License-Identifier: Apache-2.0
"""A recording must come out as it went in, and what cannot be played must say why."""

from __future__ import annotations

import os
from pathlib import Path
import subprocess
import sys
from typing import Any

import pytest

pytest.importorskip('rclpy', reason='ROS 2 (rclpy) is not installed')
pytestmark = pytest.mark.ros

from nav_msgs.msg import Odometry
from rosgraph_msgs.msg import Clock
from std_msgs.msg import String
from support.listener import LATCHED, process, ROOT
from support.recordings import MAP, MESSAGES, string, T0, TALK, write_db3, write_mcap
from tf2_msgs.msg import TFMessage

from ros_viz_bridge.demo.play import find_class
from ros_viz_bridge.recordings.recording import Message, Topic

DATA = Path(os.environ.get('ROS_VIZ_BRIDGE_DATA') or ROOT.parent / 'shared' / 'data')
STRANGE = Topic('/strange', 'no_such_msgs/msg/Thing', '', 1)


def heard(listener: Any, topic: str) -> list[str]:
    return [message.data for message in listener.got[topic]]


@pytest.mark.parametrize('write', [write_mcap, write_db3])
def test_messages_arrive_in_order_and_latched_ones_for_latecomers(
    listener: Any, tmp_path: Path, write: Any
) -> None:
    path = write(tmp_path / ('a.mcap' if write is write_mcap else 'a.db3'))
    listener.listen(String, '/talk')
    with process('demo.play', str(path), '--loop'):
        listener.wait_for('/talk', count=5)
        listener.listen(String, '/map', qos=LATCHED)
        listener.wait_for('/map')
    assert 'one two three' in ' '.join(heard(listener, '/talk'))
    assert set(heard(listener, '/map')) == {'map'}


def test_an_unknown_package_costs_only_its_own_topic(listener: Any, tmp_path: Path) -> None:
    messages = [*MESSAGES, Message(T0, STRANGE.name, b'\0\1\0\0')]
    path = write_db3(tmp_path / 'a.db3', [TALK, MAP, STRANGE], messages)
    listener.listen(String, '/talk')
    with process('demo.play', str(path), '--loop') as running:
        listener.wait_for('/talk')
        running.terminate()
        _, errors = running.communicate(timeout=60)
    assert '/strange is not played: its type no_such_msgs/msg/Thing needs the package' in errors


def test_start_skips_but_keeps_what_was_latched_before(listener: Any, tmp_path: Path) -> None:
    path = write_db3(tmp_path / 'a.db3')
    listener.listen(String, '/talk')
    listener.listen(String, '/map', qos=LATCHED)
    with process('demo.play', str(path), '--start', '0.15', '--loop'):
        listener.wait_for('/talk', count=4)
        listener.wait_for('/map')
    assert 'one' not in heard(listener, '/talk')


def test_the_clock_goes_through_the_recorded_time(listener: Any, tmp_path: Path) -> None:
    listener.listen(Clock, '/clock')
    with process('demo.play', str(write_db3(tmp_path / 'a.db3')), '--clock', '--loop'):
        listener.wait_for('/clock', count=30)
    times = [c.clock.sec * 10**9 + c.clock.nanosec for c in listener.got['/clock']]
    assert min(times) >= T0 and max(times) <= MESSAGES[-1].time
    backwards = sum(b < a for a, b in zip(times, times[1:], strict=False))
    assert 1 <= backwards <= len(times) / 15


@pytest.mark.parametrize(
    ('words', 'message'),
    [
        (['none.mcap'], 'There is no recording at none.mcap'),
        (['a.db3', '--start', '99'], 'outside the 0.5 s recorded'),
        (['a.db3', '--rate', '0'], '0 is not greater than 0'),
        (['strange.db3'], 'None of the topics'),
    ],
)
def test_mistakes_end_in_a_sentence(tmp_path: Path, words: list[str], message: str) -> None:
    write_db3(tmp_path / 'a.db3')
    write_db3(tmp_path / 'strange.db3', [STRANGE], [Message(T0, STRANGE.name, string('x'))])
    done = subprocess.run(
        [sys.executable, '-m', 'ros_viz_bridge.demo.play', *words],
        cwd=tmp_path,
        env={**os.environ, 'PYTHONPATH': str(ROOT)},
        capture_output=True,
        text=True,
    )
    assert done.returncode != 0
    assert message in done.stderr and 'Traceback' not in done.stderr


def test_the_turtlebot_recording_plays(listener: Any) -> None:
    path = DATA / 'nav2_turtlebot.mcap'
    if not path.exists():
        pytest.skip(f'no {path.name}: set ROS_VIZ_BRIDGE_DATA to the folder that holds it')
    listener.listen(TFMessage, '/tf')
    listener.listen(TFMessage, '/tf_static', qos=LATCHED)
    listener.listen(Odometry, '/odom')
    with process('demo.play', str(path), '--rate', '5', '--start', '30'):
        listener.wait_for('/tf', '/odom', count=20)
        listener.wait_for('/tf_static')


def test_classes_are_found_by_their_names() -> None:
    assert find_class('std_msgs/msg/String') is String
    assert find_class('std_msgs/String') is String
    with pytest.raises(LookupError, match="'std_msgs' has no message Nothing"):
        find_class('std_msgs/msg/Nothing')
    with pytest.raises(LookupError, match='is no message type'):
        find_class('os;system')
