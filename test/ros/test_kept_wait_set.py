# SPDX-License-Identifier: Apache-2.0
"""What is waited for stays, and is told by its kind."""

from __future__ import annotations

from contextlib import closing

import pytest
from rcl_interfaces.srv import ListParameters
from rclpy.exceptions import InvalidHandle
from rclpy.guard_condition import GuardCondition
from rclpy.node import Node
from std_msgs.msg import Float64
from support.world import make_context, until

from ros_viz_bridge.ros.kept_wait_set import KeptWaitSet

pytestmark = pytest.mark.ros


@pytest.fixture
def node():
    context = make_context()
    one = Node('waiting', context=context)
    yield one
    one.destroy_node()
    context.try_shutdown()


def test_tells_what_is_ready_each_time(node):
    """A second wait waits for all again, though the first took most of it out."""
    subscription = node.create_subscription(Float64, '/value', print, 10)
    publisher = node.create_publisher(Float64, '/value', 10)
    until(publisher.get_subscription_count)
    guard = node.create_guard_condition(print)
    with closing(KeptWaitSet(node.context, [node], [])) as kept:
        for _ in range(2):
            guard.trigger()
            assert kept.wait(-1) == ([('guard_condition', guard)], False)
            assert kept.wait(0) == ([], False)
            publisher.publish(Float64())
            assert kept.wait(-1) == ([('subscription', subscription)], False)
            with subscription.handle:
                subscription.handle.take_message(Float64, False)


def test_what_only_wakes_is_not_told(node):
    wake = GuardCondition(None, None, context=node.context)
    with closing(KeptWaitSet(node.context, [node], [wake])) as kept:
        wake.trigger()
        assert kept.wait(-1) == ([], False)


def test_services_are_something_else(node):
    client = node.create_client(ListParameters, '/waiting/list_parameters')
    until(client.service_is_ready)
    with closing(KeptWaitSet(node.context, [node], [])) as kept:
        client.call_async(ListParameters.Request())
        assert kept.wait(-1) == ([], True)


def test_what_was_destroyed_is_there_until_it_is_closed(node):
    """Another thread may destroy what this one waits for at the moment."""
    subscription = node.create_subscription(Float64, '/value', print, 10)
    publisher = node.create_publisher(Float64, '/value', 10)
    until(publisher.get_subscription_count)
    with closing(KeptWaitSet(node.context, [node], [])) as kept:
        node.destroy_subscription(subscription)
        with pytest.raises(InvalidHandle):
            kept.wait(0)
        assert publisher.get_subscription_count() == 1
    until(lambda: publisher.get_subscription_count() == 0)
