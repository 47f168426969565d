# SPDX-License-Identifier: Apache-2.0
"""Endpoints are asked for only when they may be others."""

from __future__ import annotations

import pytest
from std_msgs.msg import Float64
from support.world import BEST_EFFORT, until

from ros_viz_bridge.ros.endpoints import Endpoints, node_name

pytestmark = pytest.mark.ros
TYPE = 'std_msgs/msg/Float64'


class Counting:
    """A node that counts how often it is asked."""

    def __init__(self, node) -> None:
        self._node, self.asked = node, 0

    def __getattr__(self, name):
        self.asked += name == 'get_publishers_info_by_topic'
        return getattr(self._node, name)


@pytest.fixture
def node(robot):
    return Counting(robot.node)


def test_they_are_kept_while_their_number_stays(node, robot):
    now = [0.0]
    endpoints = Endpoints(node, clock=lambda: now[0])
    assert endpoints.find('/value').publishers == ()
    assert node.asked == 0
    first = robot.publisher(Float64, '/value')
    until(lambda: robot.node.count_publishers('/value') == 1)
    found = endpoints.find('/value')
    assert [offer.reliable for offer in found.offers(TYPE)] == [True]
    assert found.offers('std_msgs/msg/Bool') == ()
    assert endpoints.find('/value', publishers=1) is found
    assert node.asked == 1
    robot.node.destroy_publisher(first)
    robot.publisher(Float64, '/value', BEST_EFFORT)
    until(lambda: len(robot.node.get_publishers_info_by_topic('/value')) == 1)
    now[0] = 4.9
    assert endpoints.find('/value') is found
    assert endpoints.find('/value', refresh=4.0) is not found
    now[0] = 10.0
    assert [offer.reliable for offer in endpoints.find('/value').offers(TYPE)] == [False]
    endpoints.forget('/value')
    endpoints.find('/value')
    assert node.asked == 4


def test_whole_they_have_subscriptions_and_the_names_of_nodes(node, robot):
    endpoints = Endpoints(node, whole=True)
    robot.hear(Float64, '/value')
    found = until(
        lambda: next(iter(endpoints.find('/value').subscriptions), None), 'it is subscribed'
    )
    until(lambda: node_name(endpoints.find('/value').subscriptions[0]) == '/robot')
    assert found.topic_type == TYPE
    asked = node.asked
    endpoints.find('/value')
    assert node.asked == asked
