# SPDX-License-Identifier: Apache-2.0
"""The effector is where TF says, through any number of frames, or nowhere."""

from __future__ import annotations

from geometry_msgs.msg import TransformStamped
import pytest
from rclpy.qos import DurabilityPolicy, QoSProfile
from support.world import RELIABLE, Robot, until
from tf2_msgs.msg import TFMessage

from ros_viz_bridge.ros.frame_tree import FrameTree

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
    now = 0.0
    robot = Robot()
    try:
        tree = FrameTree(robot.node, clock=lambda: now)
        moving, fixed = (
            robot.publisher(TFMessage, '/tf', RELIABLE),
            robot.publisher(TFMessage, '/tf_static', LATCHED),
        )
        robot._spinning.post(tree.listen)
        until(lambda: moving.get_subscription_count() and fixed.get_subscription_count())
        fixed.publish(TFMessage(transforms=[link('arm', 'tool', 1.0), link('map', 'stand', 9.0)]))
        moving.publish(TFMessage(transforms=[link('base', 'arm', 2.0, turned=True)]))
        moving.publish(TFMessage(transforms=[link('map', 'base', 3.0, turned=True)]))
        until(lambda: tree.pose('tool', 'map', oldest=1.0))
        pose = tree.pose('tool', 'base', oldest=1.0)
        assert pose.position == pytest.approx((2.0, 1.0, 0.0))
        # Both ways: down to one branch, up from another.
        pose = tree.pose('tool', 'stand', oldest=1.0)
        assert pose.position == pytest.approx((3.0 - 1.0 - 9.0, 2.0, 0.0))
        assert tree.pose('tool', 'tool', oldest=1.0).position == (0.0, 0.0, 0.0)
        assert tree.pose('tool', 'nowhere', oldest=1.0) is None
        now = 2.0
        assert tree.pose('tool', 'base', oldest=1.0) is None
        assert tree.pose('stand', 'map', oldest=1.0) is not None
        now = 0.0
        moving.publish(TFMessage(transforms=[link('tool', 'base', 1.0)]))
        until(lambda: tree.pose('tool', 'map', oldest=1.0) is None)
        tree.forget()
        assert tree.pose('base', 'arm', oldest=1.0) is None
        assert tree.pose('tool', 'arm', oldest=1.0) is not None
    finally:
        robot.close()
