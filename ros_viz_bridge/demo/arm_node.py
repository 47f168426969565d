# SPDX-License-Identifier: Apache-2.0
"""The demo arm as a ROS node: it goes where teleop/right/target says, and stops with it."""

from __future__ import annotations

import time
from typing import Any

from geometry_msgs.msg import PoseStamped
import rclpy
from rclpy.node import Node
from rclpy.qos import DurabilityPolicy, QoSProfile
from sensor_msgs.msg import JointState
from std_msgs.msg import String
from tf2_msgs.msg import TFMessage
from transforms3d.quaternions import mat2quat

from ros_viz_bridge.demo import messages
from ros_viz_bridge.demo.arm import Arm
from ros_viz_bridge.demo.arm_chain import ArmChain, F64
from ros_viz_bridge.demo.arm_description import HOME, TIP, urdf
from ros_viz_bridge.demo.frames import Transform
from ros_viz_bridge.demo.process import ros_process
from ros_viz_bridge.teleop.rigid import Pose

RATE = 50.0
TIMEOUT = 0.2
"""Seconds. A robot stops by itself where nobody says anything any more."""
_LONGEST_STEP = 0.1
LATCHED = QoSProfile(depth=1, durability=DurabilityPolicy.TRANSIENT_LOCAL)


class DemoArm(Node):  # type: ignore[misc]
    """An arm on a table."""

    def __init__(self) -> None:
        super().__init__('demo_arm')
        self._arm = Arm(ArmChain(urdf(), tip=TIP), HOME)
        self._target: Pose | None = None
        self._told = self._moved = time.monotonic()
        self._tf = self.create_publisher(TFMessage, '/tf', 100)
        self._joints = self.create_publisher(JointState, 'joint_states', 10)
        self._description = self.create_publisher(String, 'robot_description', LATCHED)
        self._description.publish(String(data=urdf()))
        self.create_subscription(PoseStamped, 'teleop/right/target', self._lead, 1)
        self.create_timer(1.0 / RATE, self._step)

    def _lead(self, message: Any) -> None:
        base = self._arm.chain.base
        if message.header.frame_id != base:
            text = (
                f'a target in {message.header.frame_id!r} is not followed: it must be in {base!r}'
            )
            self.get_logger().warning(text, throttle_duration_sec=5.0)
            return
        p, q = message.pose.position, message.pose.orientation
        self._target = Pose.of((p.x, p.y, p.z, q.x, q.y, q.z, q.w))
        self._told = time.monotonic()

    def _step(self) -> None:
        now = time.monotonic()
        passed, self._moved = now - self._moved, now
        if now - self._told > TIMEOUT:
            self._target = None
        if self._target is not None:
            self._arm.follow(self._target, dt=min(passed, _LONGEST_STEP))
        stamp = self.get_clock().now().to_msg()
        chain, joints = self._arm.chain, self._arm.joints
        self._tf.publish(messages.tf([_transform(*link) for link in chain.links(joints)], stamp))
        state = JointState(header=messages.header('', stamp), name=chain.names)
        state.position = joints.tolist()
        self._joints.publish(state)


def _transform(parent: str, child: str, matrix: F64) -> Transform:
    w, x, y, z = (float(value) for value in mat2quat(matrix[:3, :3]))
    px, py, pz = (float(value) for value in matrix[:3, 3])
    return Transform(parent, child, (px, py, pz), (x, y, z, w))


def main(args: list[str] | None = None) -> None:
    """Run the node until it is interrupted."""
    with ros_process(args):
        rclpy.spin(DemoArm())


if __name__ == '__main__':
    main()
