# SPDX-License-Identifier: Apache-2.0
"""A topic is subscribed while it is watched, and what cannot be read says why."""

from __future__ import annotations

import math

import pytest
from sensor_msgs.msg import JointState
from std_msgs.msg import Float64, String
from support.world import raw

from ros_viz_bridge.cdr import MessageType, Reader
from ros_viz_bridge.ros.qos import Offer
from ros_viz_bridge.ros.watched_topic import ROWS, WatchedTopic

pytestmark = pytest.mark.ros
OFFERS = [Offer(True, False, 1)]
JOINTS = 'sensor_msgs/msg/JointState'


@pytest.fixture
def topic(robot):
    one = WatchedTopic(robot.node, '/joints', ros_time=lambda: 50.0)
    yield one
    one.close()


def joints(*position: float, sec: int = 0) -> bytes:
    message = JointState(name=['a', 'b'], position=list(position))
    message.header.stamp.sec = sec
    return raw(message)


def test_is_subscribed_only_while_needed(topic, robot):
    topic.ask([], needed=False)
    topic.follow(JOINTS, OFFERS, depth_max=10)
    assert robot.node.count_subscribers('/joints') == 0
    assert [field.path for field in topic.fields][:2] == ['header.stamp', 'position[]']
    assert topic.waiting() == 'not measured'
    topic.ask([], needed=True)
    topic.follow(JOINTS, OFFERS, depth_max=10)
    assert topic.waiting() == '' and topic._listening.requests
    topic.follow('', [], depth_max=10)
    assert topic.waiting() == 'nobody publishes this topic' and topic._listening.requests
    topic.ask([], needed=False)
    topic.follow(JOINTS, OFFERS, depth_max=10)
    assert topic._listening is None


def test_each_message_is_a_row_with_both_times(topic):
    topic.ask(['position[1]', 'position[name=a]', 'header'], needed=True)
    topic.follow(JOINTS, OFFERS, depth_max=10)
    topic._take(joints(1.0, 2.0, sec=7))
    topic._take(joints())
    first, second = topic.rows
    assert (first.count, first.stamp, first.received) == (1, 7.0, 50.0)
    assert first.values[:2] == (2.0, 1.0) and math.isnan(first.values[2])
    assert (second.count, second.stamp) == (2, 50.0)
    assert all(map(math.isnan, second.values))
    assert [item.name for item in topic.problems()] == ['header']
    assert topic.newest().count == 2
    assert topic.newest_row().count == 2 and topic.stamp == 0.0


def test_other_paths_begin_anew(topic):
    topic.ask(['position[0]'], needed=True)
    topic.follow(JOINTS, OFFERS, depth_max=10)
    topic._take(joints(1.0))
    topic.ask(['position[0]', 'velocity[0]'], needed=True)
    assert not topic.rows and topic.newest_row().values[0] == 1.0


def test_what_nobody_fetches_is_bounded(topic):
    topic.ask(['position[0]'], needed=True)
    topic.follow(JOINTS, OFFERS, depth_max=10)
    data = joints(1.0)
    for _ in range(ROWS + 5):
        topic._take(data)
    assert len(topic.rows) == ROWS and topic.rows[0].count == 6


def test_bytes_of_another_type_are_an_error_of_this_topic(topic):
    topic.ask(['position[0]'], needed=True)
    topic.follow(JOINTS, OFFERS, depth_max=10)
    topic._take(raw(String(data='hello')))
    assert topic.newest() is None and not topic.rows
    status = topic.statistics.status('/joints', publishers=1, note='', waiting='')
    assert status.level == 'error' and 'frame_id' in status.text


def test_a_type_that_is_not_installed_says_what_to_install(topic):
    topic.ask([], needed=True)
    topic.follow('unheard_msgs/msg/Of', OFFERS, depth_max=10)
    assert 'unheard_msgs is not installed' in topic.note()


def test_a_topic_that_changes_its_type_is_read_anew(topic):
    topic.ask(['data'], needed=True)
    topic.follow(JOINTS, OFFERS, depth_max=10)
    assert topic.problems()
    topic.follow('std_msgs/msg/Float64', OFFERS, depth_max=10)
    assert not topic.problems()
    topic._take(raw(Float64(data=2.5)))
    assert topic.rows[0].values == (2.5,)


@pytest.mark.parametrize(
    'stamp', ['uint64 stamp', 'string stamp', 'Other stamp', 'Time[2] stamp', 'Words stamp']
)
def test_a_stamp_that_is_no_time_is_only_a_field(topic, stamp):
    """Anybody may define a Header of their own."""
    definition = f'a/Header header\nfloat64 x\n{"=" * 80}\nMSG: a/Header\n{stamp}\n'
    for part in (
        'Other\nint32 sec',
        'Time\nint32 sec\nuint32 nanosec',
        'Words\nstring sec\nstring nanosec',
    ):
        definition += f'{"=" * 80}\nMSG: a/{part}\n'
    topic.message_type = MessageType.from_text('a/msg/A', definition)
    topic._reader = Reader(topic.message_type)
    topic.ask(['x'], needed=True)
    size = 24 if '[2]' in stamp else 16
    topic._take(b'\0\1\0\0' + bytes(size))
    assert [(row.stamp, row.values) for row in topic.rows] == [(50.0, (0.0,))]
