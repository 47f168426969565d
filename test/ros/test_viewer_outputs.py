# SPDX-License-Identifier: Apache-2.0
"""A viewer's camera reaches ROS."""

from __future__ import annotations

import time

from geometry_msgs.msg import PoseStamped
import numpy as np
import pytest
from rclpy.qos import DurabilityPolicy, QoSProfile
from support.world import LATCHED, until

from ros_viz_bridge.wire.client import CameraMoved, TakeControl
from ros_viz_bridge.wire.session import Control

pytestmark = pytest.mark.ros
NONE = np.zeros(0, np.float32)
HALF = 0.5**0.5


def page_time() -> float:
    """The clock of a page: the one its pings tell."""
    return time.monotonic() * 1e3


def moved(x: float) -> CameraMoved:
    return CameraMoved(page_time(), 'map', (x, 2.0, 3.0), (0.0, 0.0, HALF, HALF), 1.0, 1.5)


def test_camera_pose_goes_out_in_the_viewers_frame(bridge, robot, open_page):
    """Who moves the view sees its pose on both topics, stamped with the time it was so."""
    page = open_page(bridge)
    own = robot.hear(PoseStamped, f'/ros_viz_bridge/clients/{page.client_id}/camera/pose')
    main = robot.hear(PoseStamped, '/ros_viz_bridge/camera/pose')
    page.send(moved(0.0))
    until(lambda: robot.node.count_publishers('/ros_viz_bridge/camera/pose'))
    sent = bridge.clock.now()
    # Until the subscriptions have matched, poses are lost to them.
    until(lambda: own and main, doing=lambda: page.send(moved(1.0)))
    pose = own[-1]
    assert pose.header.frame_id == 'map'
    assert (pose.pose.position.y, pose.pose.position.z) == (2.0, 3.0)
    assert pose.pose.orientation.z == pytest.approx(HALF)
    stamp = pose.header.stamp.sec + pose.header.stamp.nanosec * 1e-9
    assert sent - 0.5 < stamp <= bridge.clock.now()


def test_late_subscriber_gets_the_last_camera_pose(bridge, robot, open_page):
    """`ros2 topic echo` of a view that stands still shows where it is."""
    page = open_page(bridge)
    page.send(moved(4.0))
    until(lambda: robot.node.count_publishers('/ros_viz_bridge/camera/pose'))
    late = robot.hear(PoseStamped, '/ros_viz_bridge/camera/pose', LATCHED)
    assert until(lambda: late)[0].pose.position.x == 4.0


def test_with_two_viewers_the_main_camera_is_that_of_the_leaseholder(bridge, robot, open_page):
    """~/camera/pose never flickers between two people."""
    first, second = open_page(bridge), open_page(bridge)
    one = QoSProfile(depth=100, durability=DurabilityPolicy.TRANSIENT_LOCAL)
    topics = [f'/ros_viz_bridge/clients/{p.client_id}/camera/pose' for p in (first, second)]
    own = [robot.hear(PoseStamped, topic, one) for topic in topics]
    main = robot.hear(PoseStamped, '/ros_viz_bridge/camera/pose', one)
    first.send(moved(1.0))
    second.send(moved(2.0))
    until(lambda: all(own))
    assert not main
    second.send(TakeControl('robot'))
    second.wait_for(lambda m: isinstance(m, Control) and m.groups[0].holder == second.client_id)
    first.send(moved(3.0))
    second.send(moved(4.0))
    until(lambda: [p.pose.position.x for p in main] == [4.0])


def test_topics_of_a_viewer_who_left_are_gone(bridge, robot, open_page):
    """The graph does not fill up with viewers of the past."""
    page = open_page(bridge)
    topic = f'/ros_viz_bridge/clients/{page.client_id}/camera/pose'
    page.send(moved(1.0))
    until(lambda: robot.node.count_publishers(topic))
    page._run(page.page.close())
    until(lambda: not robot.node.count_publishers(topic))
