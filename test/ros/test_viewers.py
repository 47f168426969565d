# SPDX-License-Identifier: Apache-2.0
"""ROS moves a viewer's camera, and knows who is there."""

from __future__ import annotations

import json

from geometry_msgs.msg import PoseStamped
import pytest
from std_msgs.msg import String
from support.messages import pose
from support.world import BEST_EFFORT, LATCHED, RELIABLE, say, until

from ros_viz_bridge.wire.session import SetCamera

pytestmark = pytest.mark.ros


@pytest.mark.parametrize('qos', [RELIABLE, BEST_EFFORT], ids=['reliable', 'best effort'])
def test_set_pose_moves_the_only_viewer(bridge, robot, open_page, qos):
    """A script shows the operator the place that matters."""
    page = open_page(bridge)
    publisher = robot.publisher(PoseStamped, '/ros_viz_bridge/camera/set_pose', qos)
    say(publisher, pose(2.5, frame='map'))
    moved = page.wait_for(SetCamera)
    assert (moved.frame, moved.position) == ('map', (2.5, 0.0, 0.0))
    assert moved.orientation == (0.0, 0.0, 0.0, 1.0)


def test_set_pose_of_one_client_moves_no_other(bridge, robot, open_page):
    """Each viewer has a topic of its own; with two, ~/camera moves nobody."""
    first, second = open_page(bridge), open_page(bridge)
    both = robot.publisher(PoseStamped, '/ros_viz_bridge/camera/set_pose')
    topic = f'/ros_viz_bridge/clients/{second.client_id}/camera/set_pose'
    own = robot.publisher(PoseStamped, topic)
    say(both, pose(1.0))
    say(own, pose(2.0))
    assert second.wait_for(SetCamera).position[0] == 2.0
    first_topic = f'/ros_viz_bridge/clients/{first.client_id}/camera/set_pose'
    say(robot.publisher(PoseStamped, first_topic), pose(3.0))
    assert first.wait_for(SetCamera).position[0] == 3.0


def test_a_viewer_is_not_announced_to_the_network(bridge, robot, open_page):
    """Hundreds may look: the topic of one is there once somebody publishes it."""
    page = open_page(bridge)
    heard = robot.hear(String, '/ros_viz_bridge/clients', LATCHED)
    until(lambda: heard and page.client_id in heard[-1].data)
    topic = f'/ros_viz_bridge/clients/{page.client_id}/camera/set_pose'
    count = bridge.node.count_subscribers
    assert count('/ros_viz_bridge/camera/set_pose') == 1
    assert count(topic) == 0
    robot.publisher(PoseStamped, topic)
    until(lambda: count(topic) == 1)


def test_pose_that_makes_no_sense_moves_nothing(bridge, robot, open_page):
    """A quaternion of zeros is a forgotten field, not a direction."""
    page = open_page(bridge)
    publisher = robot.publisher(PoseStamped, '/ros_viz_bridge/camera/set_pose')
    say(publisher, pose(1.0, w=0.0))
    say(publisher, pose(float('nan')))
    say(publisher, pose(4.0))
    assert page.wait_for(SetCamera).position[0] == 4.0


def test_clients_are_listed(bridge, robot, open_page):
    """`ros2 topic echo ~/clients` says who is there, at any time."""
    page = open_page(bridge)
    heard = robot.hear(String, '/ros_viz_bridge/clients', LATCHED)

    def listed():
        return [one['id'] for one in json.loads(heard[-1].data)['clients']] if heard else None

    until(lambda: listed() == [page.client_id])
    assert json.loads(heard[-1].data)['clients'][0]['role'] == 'operator'
    page._run(page.page.close())
    until(lambda: listed() == [])
