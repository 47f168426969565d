# SPDX-License-Identifier: Apache-2.0
"""Subscriptions are made anew only when the publishers demand it."""

from __future__ import annotations

import pytest
from rclpy.duration import Duration
from rclpy.executors import SingleThreadedExecutor
from rclpy.node import Node
from std_msgs.msg import Float64
from support.world import LATCHED, make_context, raw, Robot, say, until

from ros_viz_bridge.ros.listening import Listening, offers_of
from ros_viz_bridge.ros.qos import Offer, Request

pytestmark = pytest.mark.ros
RELIABLE = Offer(True, False, 1)
LOOSE = Offer(False, False, 1)
KEPT = Offer(True, True, 1)


@pytest.fixture
def listening(robot):
    heard: list[bytes] = []
    one = Listening(robot.node, '/value', Float64, heard.append, clock=lambda: 0.0)
    one.heard = heard
    yield one
    one.close()


def test_follows_and_stays(listening):
    """A publisher that restarts with the same QoS costs no new subscription."""
    listening.follow([RELIABLE], depth=5, depth_max=10)
    first = list(listening._subscriptions)
    assert listening.requests == (Request(True, False, 5),)
    listening.follow([], depth=5, depth_max=10)
    listening.follow([RELIABLE, RELIABLE], depth=5, depth_max=10)
    assert listening._subscriptions == first
    listening.follow([RELIABLE, LOOSE], depth=5, depth_max=10)
    assert listening.requests == (Request(False, False, 5),)
    listening.close()
    assert listening.requests == ()


def test_offers_are_those_of_the_type(robot):
    """What the graph says of QoS is understood; other types on the topic do not count."""
    robot.publisher(Float64, '/value', LATCHED)
    endpoints = until(lambda: robot.node.get_publishers_info_by_topic('/value'))
    (offer,) = offers_of(endpoints, 'std_msgs/msg/Float64')
    assert (offer.reliable, offer.transient_local) == (True, True)
    assert offers_of(endpoints, 'std_msgs/msg/Bool') == []


def test_two_subscriptions_hand_each_message_over_once(listening, robot):
    """With mixed durability, what a latched publisher says does not count twice."""
    publisher = robot.latch('/value', Float64(data=1.0))
    listening.follow([KEPT, RELIABLE], depth=5, depth_max=10)
    assert len(listening.requests) == 2
    until(lambda: publisher.get_subscription_count() == 2)
    publisher.publish(Float64(data=2.0))
    publisher.publish(Float64(data=3.0))
    sent = {raw(Float64(data=float(i))) for i in range(1, 4)}
    until(lambda: sent <= set(listening.heard))
    assert len(listening.heard) == len(sent)


def test_what_waits_is_taken_in_one_round():
    """A fast topic keeps up next to one whose every message takes the executor long."""
    robot, context = Robot(), make_context()
    node = Node('listener', context=context)
    executor = SingleThreadedExecutor(context=context)
    executor.add_node(node)
    heard: list[bytes] = []
    listening = Listening(node, '/value', Float64, heard.append, clock=lambda: 0.0)
    try:
        listening.follow([RELIABLE], depth=50, depth_max=100)
        publisher = robot.publisher(Float64, '/value')
        until(publisher.get_subscription_count)
        for i in range(50):
            publisher.publish(Float64(data=float(i)))
        assert publisher.wait_for_all_acked(Duration(seconds=30.0))
        until(lambda: heard, doing=lambda: executor.spin_once(timeout_sec=0.0))
        assert heard == [raw(Float64(data=float(i))) for i in range(50)]
    finally:
        listening.close()
        executor.shutdown()
        node.destroy_node()
        context.try_shutdown()
        robot.close()


class Refusing:
    """A node whose subscriptions are refused after so many."""

    def __init__(self, node, allowed: int) -> None:
        self.node, self.allowed, self.there = node, allowed, 0

    def create_subscription(self, *words, **named):
        if self.there >= self.allowed:
            raise RuntimeError('another type is there')
        self.there += 1
        return self.node.create_subscription(*words, **named)

    def destroy_subscription(self, one) -> None:
        self.there -= 1
        self.node.destroy_subscription(one)


def test_a_refused_subscription_is_tried_again_and_leaves_nothing(robot):
    """What stands in its way may go: until then it is refused each time, with the reason."""
    node = Refusing(robot.node, 1)
    listening = Listening(node, '/value', Float64, print, clock=lambda: 0.0)
    for _ in range(2):
        with pytest.raises(RuntimeError, match='another type'):
            listening.follow([KEPT, RELIABLE], depth=5, depth_max=10)
        assert (listening.requests, node.there) == ((), 0)
    node.allowed = 2
    listening.follow([KEPT, RELIABLE], depth=5, depth_max=10)
    assert (len(listening.requests), node.there) == (2, 2)
    listening.close()
    assert node.there == 0


def test_no_consumer_ends_the_executor(robot, caplog):
    """Whatever a message does to who takes it: the node goes on, and says it once."""
    heard: list[bytes] = []

    def take(data: bytes) -> None:
        heard.append(data)
        raise AttributeError('not foreseen')

    listening = Listening(robot.node, '/value', Float64, take, clock=lambda: 0.0)
    listening.follow([RELIABLE], depth=5, depth_max=10)
    publisher = robot.publisher(Float64, '/value')
    for i in range(3):
        say(publisher, Float64(data=float(i)))
    until(lambda: len(heard) == 3)
    assert [one.message for one in caplog.records].count(
        '/value: a message could not be used'
    ) == 1
    listening.close()
