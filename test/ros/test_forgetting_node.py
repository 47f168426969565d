# SPDX-License-Identifier: Apache-2.0
"""What a node made and destroyed leaves nothing behind."""

from __future__ import annotations

import gc

import pytest
from rclpy.context import Context
from std_msgs.msg import Float64
from std_srvs.srv import Trigger

from ros_viz_bridge.ros.declare import make_node
from ros_viz_bridge.ros.spinning import Spinning

pytestmark = pytest.mark.ros


@pytest.fixture
def node():
    """Return a node such as the bridge's."""
    context = Context()
    context.init()
    made = make_node('forgets', context=context)
    yield made
    made.destroy_node()
    context.try_shutdown()


def _come_and_go(node):
    node.destroy_subscription(node.create_subscription(Float64, 'value', print, 10))
    node.destroy_publisher(node.create_publisher(Float64, 'value', 10))
    node.destroy_client(node.create_client(Trigger, 'ask'))
    node.destroy_timer(node.create_timer(10.0, print))


def test_nothing_is_kept_of_what_was_destroyed(node):
    """Rclpy keeps a reference of each in the callback group, for ever."""
    group = node.default_callback_group
    gc.collect()
    before = len(group.entities)
    for _ in range(10):
        _come_and_go(node)
    gc.collect()
    assert len(group.entities) == before


def test_what_lives_belongs_to_the_group(node):
    """Executors ask whether it does."""
    timer = node.create_timer(10.0, print)
    assert timer.callback_group is node.default_callback_group
    assert node.default_callback_group.has_entity(timer)


def test_it_is_spun_as_any_node(node):
    """Its group lets one callback run at a time."""
    spinning, calls = Spinning(node), []

    def work():
        calls.append(1)
        if len(calls) == 3:
            spinning.end()

    node.create_timer(0.001, work)
    spinning.spin()
    spinning.close()
    assert len(calls) >= 3


def test_nobody_waits_for_events_of_publishers(node):
    """Each would cost the executor with each message, to log what nobody asked for."""
    node.create_publisher(Float64, 'value', 10)
    assert list(node.waitables) == []
