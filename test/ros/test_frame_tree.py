# SPDX-License-Identifier: Apache-2.0
"""The effector is where TF says, through any number of frames, or nowhere."""

from __future__ import annotations

from geometry_msgs.msg import TransformStamped
import pytest
from rclpy.qos import DurabilityPolicy, QoSProfile
from support.world import RELIABLE, Robot, until
from tf2_msgs.msg import TFMessage

from ros_viz_bridge.ros.frame_tree import FrameTree
from ros_viz_bridge.teleop.rigid import Pose

pytestmark = pytest.mark.ros
LATCHED = QoSProfile(depth=1, durability=DurabilityPolicy.TRANSIENT_LOCAL)


def link(parent: str, child: str, x: float, *, turned: bool = False) -> TransformStamped:
    made = TransformStamped()
    made.header.frame_id, made.child_frame_id = parent, child
    made.transform.translation.x = x
    if turned:  # a quarter about z
        made.transform.rotation.z = made.transform.rotation.w = 0.5**0.5
    return made


def test_through_moving_and_static_frames_and_not_for_ever():
    now = ros = 0.0
    robot = Robot()
    try:
        tree = FrameTree(robot.node, ros_time=lambda: ros, clock=lambda: now)
        moving, fixed = (
            robot.publisher(TFMessage, '/tf', RELIABLE),
            robot.publisher(TFMessage, '/tf_static', LATCHED),
        )
        robot._spinning.post(tree.listen)
        until(lambda: moving.get_subscription_count() and fixed.get_subscription_count())
        fixed.publish(TFMessage(transforms=[link('arm', 'tool', 1.0), link('map', 'stand', 9.0)]))
        moving.publish(TFMessage(transforms=[link('base', 'arm', 2.0, turned=True)]))
        moving.publish(TFMessage(transforms=[link('map', 'base', 3.0, turned=True)]))
        until(lambda: isinstance(tree.pose('tool', 'map', oldest=1.0), Pose))
        pose = tree.pose('tool', 'base', oldest=1.0)
        assert pose.position == pytest.approx((2.0, 1.0, 0.0))
        # Both ways: down to one branch, up from another.
        pose = tree.pose('tool', 'stand', oldest=1.0)
        assert pose.position == pytest.approx((3.0 - 1.0 - 9.0, 2.0, 0.0))
        assert tree.pose('tool', 'tool', oldest=1.0).position == (0.0, 0.0, 0.0)
        assert 'no way' in tree.pose('tool', 'nowhere', oldest=1.0)
        now = 2.0
        assert 'nothing of arm for 1 s' in tree.pose('tool', 'base', oldest=1.0)
        assert isinstance(tree.pose('stand', 'map', oldest=1.0), Pose)
        # One that is said again and again with the stamp of long ago is as old as that.
        now, ros = 0.0, 2.0
        assert 'arm is stamped 2.0 s ago' in tree.pose('tool', 'base', oldest=1.0)
        assert isinstance(tree.pose('stand', 'map', oldest=1.0), Pose)
        ros = 0.0
        moving.publish(TFMessage(transforms=[link('tool', 'base', 1.0)]))
        until(lambda: 'no way' in tree.pose('tool', 'map', oldest=1.0))
        tree.forget()
        assert 'no way' in tree.pose('base', 'arm', oldest=1.0)
        assert isinstance(tree.pose('tool', 'arm', oldest=1.0), Pose)
    finally:
        robot.close()
