# SPDX-License-Identifier: Apache-2.0
"""Commands are taken from whoever sends them; what makes no sense changes nothing."""

from __future__ import annotations

import pytest
from std_msgs.msg import Float64
from support.world import BEST_EFFORT, LATCHED, raw, RELIABLE, say, until

from ros_viz_bridge.inputs.base import InputError
from ros_viz_bridge.ros.command_topic import CommandTopic

pytestmark = pytest.mark.ros
TYPE = 'std_msgs/msg/Float64'


@pytest.mark.parametrize(
    'qos', [RELIABLE, BEST_EFFORT, LATCHED], ids=['reliable', 'best', 'latched']
)
def test_any_publisher_is_heard(robot, qos):
    """QoS that does not match is no reason to be deaf."""
    heard = []
    topic = CommandTopic(robot.node, '/value', TYPE, lambda m: heard.append(m.data))
    publisher = robot.publisher(Float64, '/value', qos)
    until(lambda: heard, doing=lambda: (topic.poll(), publisher.publish(Float64(data=2.0))))
    assert heard[0] == 2.0
    topic.close()
    until(lambda: publisher.get_subscription_count() == 0)


def test_bad_messages_are_dropped_and_good_ones_go_on(robot):
    """Neither damaged bytes, nor a refused value, nor a fault of ours ends the node."""
    heard = []

    def take(message):
        if message.data < 0:
            raise InputError('must not be negative')
        if message.data > 100:
            raise RuntimeError('a bug')
        heard.append(message.data)

    CommandTopic(
        robot.node,
        '/value',
        TYPE,
        take,
        ignore=lambda data: data == raw(Float64(data=7.0)),
    )
    publisher = robot.publisher(Float64, '/value')
    for data in (
        b'\x00',
        raw(Float64(data=-1.0)),
        raw(Float64(data=200.0)),
        raw(Float64(data=7.0)),
    ):
        say(publisher, data)
    say(publisher, Float64(data=1.0))
    until(lambda: heard)
    assert heard == [1.0]


def test_a_publisher_that_restarts_with_other_qos_is_heard(robot):
    """Their number is the same as before, but a reliable reader hears no best-effort writer."""
    heard: list[float] = []
    now = [0.0]
    topic = CommandTopic(
        robot.node, '/value', TYPE, lambda m: heard.append(m.data), clock=lambda: now[0]
    )
    first = robot.publisher(Float64, '/value')
    until(lambda: heard, doing=lambda: (topic.poll(), first.publish(Float64(data=1.0))))
    robot.node.destroy_publisher(first)
    second = robot.publisher(Float64, '/value', BEST_EFFORT)
    until(lambda: len(robot.node.get_publishers_info_by_topic('/value')) == 1)
    now[0] += 6.0
    until(lambda: 2.0 in heard, doing=lambda: (topic.poll(), second.publish(Float64(data=2.0))))
    topic.close()
