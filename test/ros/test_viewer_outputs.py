# SPDX-License-Identifier: Apache-2.0
"""A viewer's camera and hands reach ROS, and nothing that is lost or old does."""

from __future__ import annotations

import time

from geometry_msgs.msg import PoseArray, PoseStamped
from inputs.xr_samples import NOTHING, sample
import numpy as np
import pytest
from rclpy.qos import DurabilityPolicy, QoSProfile
from std_msgs.msg import Float32
from support.world import LATCHED, RELIABLE, until

from ros_viz_bridge.wire.client import CameraMoved, Stop, TakeControl, XrSession
from ros_viz_bridge.wire.session import Control, Notice
from ros_viz_bridge.wire.xr import XrSample

pytestmark = pytest.mark.ros
NONE = np.zeros(0, np.float32)
HALF = 0.5**0.5


def page_time() -> float:
    """The clock of a page: any zero will do."""
    return time.monotonic() * 1e3 - 5e6


def moved(x: float) -> CameraMoved:
    return CameraMoved(page_time(), 'map', (x, 2.0, 3.0), (0.0, 0.0, HALF, HALF), 1.0, 1.5)


def hand(x: float) -> np.ndarray:
    """25 poses in WebXR axes, one behind the other."""
    poses = np.zeros((25, 7), np.float32)
    poses[:, 0] = x
    poses[:, 2] = -np.arange(25) / 100
    poses[:, 6] = 1.0
    return poses.reshape(-1)


def frame(left: np.ndarray, right: np.ndarray, *, when: float | None = None) -> XrSample:
    head = np.array([0, 1.6, 0, 0, 0, 0, 1], np.float32)
    at = page_time() if when is None else when
    parts = {'head': head, 'left_hand': left, 'right_hand': right}
    return sample(of=NOTHING, page_time=at, predicted=at + 10.0, **parts)


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


def test_both_hands_arrive_in_body_axes(bridge, robot, open_page):
    """25 joints per hand, x forward, y left, z up; every sample once and in order."""
    page = open_page(bridge)
    left = robot.hear(PoseArray, '/xr/left_hand/joints', RELIABLE)
    right = robot.hear(PoseArray, '/xr/right_hand/joints', RELIABLE)
    more = {
        name: robot.hear(message, f'/xr/right_hand/{name}', RELIABLE)
        for name, message in (
            ('points', PoseArray),
            ('wrist', PoseStamped),
            ('pinch', Float32),
            ('grasp', Float32),
        )
    }
    page.send(XrSession('started', 'immersive-vr', page_time()))
    until(lambda: left and right, doing=lambda: page.send(frame(hand(-0.2), hand(0.0))))
    sent = np.arange(1, 61) / 100
    for x in sent:
        page.send(frame(hand(-0.2), hand(x)))
        # As a headset would: all at once is more than the rate that a page is allowed.
        time.sleep(0.01)
    until(lambda: right[-1].poses[0].position.y < -0.595)
    assert len(right[-1].poses) == 25
    assert right[-1].header.frame_id == 'xr_origin'
    seen = [-p.poses[0].position.y for p in right[-60:]]
    np.testing.assert_allclose(seen, sent, atol=1e-6)
    fingers = [p.position.x for p in left[-1].poses]
    np.testing.assert_allclose(fingers, np.arange(25) / 100, atol=1e-6)
    until(lambda: all(more.values()) and more['wrist'][-1].header == right[-1].header)
    assert more['wrist'][-1].pose.position.y == right[-1].poses[0].position.y
    assert len(more['points'][-1].poses) == 21
    assert more['pinch'][-1].data == pytest.approx(1 - (0.05 - 0.016) / 0.08)
    assert more['grasp'][-1].data == 0.0


def test_a_lost_or_old_hand_publishes_nothing(bridge, robot, open_page):
    """The robot never follows a hand that is not there."""
    page = open_page(bridge)
    left = robot.hear(PoseArray, '/xr/left_hand/joints', RELIABLE)
    right = robot.hear(PoseArray, '/xr/right_hand/joints', RELIABLE)
    page.send(XrSession('started', 'immersive-vr', page_time()))
    until(lambda: left and right, doing=lambda: page.send(frame(hand(0.0), hand(0.0))))
    before = page_time() - 900.0
    page.send(frame(hand(7.0), hand(7.0), when=before))
    page.send(frame(hand(8.0), NONE))
    page.send(frame(NONE, hand(1.0)))
    until(lambda: right[-1].poses[0].position.y == -1.0)
    until(lambda: left[-1].poses[0].position.y == -8.0)
    assert {-p.poses[0].position.y for p in left} == {0.0, 8.0}
    assert {-p.poses[0].position.y for p in right} == {0.0, 1.0}


def test_hands_of_a_session_that_is_over_go_nowhere(bridge, robot, open_page):
    """Nor do those of a page that has not got the control, and nothing repeats the last ones."""
    page, other = open_page(bridge), open_page(bridge)
    right = robot.hear(PoseArray, '/xr/right_hand/joints', RELIABLE)
    page.send(XrSession('started', 'immersive-vr', page_time()))
    until(lambda: right, doing=lambda: page.send(frame(NONE, hand(0.0))))
    other.send(XrSession('started', 'immersive-vr', page_time()))
    other.send(frame(NONE, hand(4.0)))
    other.wait_for(lambda m: isinstance(m, Notice) and page.client_id in m.text)
    page.send(XrSession('ended', 'immersive-vr', page_time()))
    page.send(frame(NONE, hand(5.0)))
    page.send(XrSession('started', 'immersive-vr', page_time()))
    page.send(frame(NONE, hand(1.0)))
    until(lambda: right[-1].poses[0].position.y == -1.0)
    assert {round(-p.poses[0].position.y) for p in right} == {0, 1}


def test_stop_ends_hands_at_once(bridge, robot, open_page):
    """After a stop no pose goes out, though the headset goes on."""
    page, other = open_page(bridge), open_page(bridge)
    right = robot.hear(PoseArray, '/xr/right_hand/joints', RELIABLE)
    page.send(XrSession('started', 'immersive-vr', page_time()))
    until(lambda: right, doing=lambda: page.send(frame(NONE, hand(0.0))))
    other.send(Stop('a child'))
    page.wait_for(lambda m: isinstance(m, Control) and m.stopped_by == other.client_id)
    page.send(frame(NONE, hand(5.0)))
    # The camera passes a stop, and goes the same way behind the hand.
    camera = robot.hear(
        PoseStamped, f'/ros_viz_bridge/clients/{page.client_id}/camera/pose', LATCHED
    )
    page.send(moved(1.0))
    until(lambda: camera)
    assert all(p.poses[0].position.y == 0.0 for p in right)
