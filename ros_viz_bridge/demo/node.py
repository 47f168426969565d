# SPDX-License-Identifier: Apache-2.0
"""The demo robot as a ROS node: everything it senses and shows, and what it listens to."""

from __future__ import annotations

from typing import Any

from geometry_msgs.msg import PoseStamped, Twist
from nav_msgs.msg import Odometry
import numpy as np
import rclpy
from rclpy.duration import Duration
from rclpy.node import Node
from rclpy.qos import DurabilityPolicy, qos_profile_sensor_data, QoSProfile
from sensor_msgs.msg import CameraInfo, CompressedImage, Image, JointState, PointCloud2
from std_msgs.msg import Bool, Empty, Float64, String
from std_srvs.srv import Trigger
from tf2_msgs.msg import TFMessage
from visualization_msgs.msg import MarkerArray

from ros_viz_bridge.demo import camera, frames, gallery, lidar, messages, robot_markers
from ros_viz_bridge.demo.description import joint_values, urdf
from ros_viz_bridge.demo.process import ros_process
from ros_viz_bridge.demo.robot import (
    advance,
    at_start,
    pose_before,
    Robot,
    with_command,
    with_goal,
    with_limit,
    with_mode,
)
from ros_viz_bridge.demo.room import furniture, walker
from ros_viz_bridge.demo.steering import Pose2

TF_HZ, SENSOR_HZ, MARKER_HZ = 50.0, 10.0, 1.0
_LONGEST_STEP_S = 0.2
_LONGEST_TEXT = 200
LATCHED = QoSProfile(depth=1, durability=DurabilityPolicy.TRANSIENT_LOCAL)


class DemoRobot(Node):  # type: ignore[misc]
    """A robot that drives round its room."""

    def __init__(self) -> None:
        super().__init__('demo_robot')
        self._robot = Robot()
        self._lights = False
        self._said = ''
        self._seen = self._told = ('', False, 0.0, '')
        self._solids = furniture()
        self._random = np.random.default_rng()
        self._last = self.get_clock().now()
        self._advertise()
        self._listen()
        self.create_timer(1 / TF_HZ, self._move)
        self.create_timer(1 / SENSOR_HZ, self._scan)
        self.create_timer(1 / SENSOR_HZ, self._see)
        self.create_timer(1 / MARKER_HZ, self._show_gallery)
        self.create_timer(1 / MARKER_HZ, self._tell_settings)
        stamp = self._last.to_msg()
        self._tf_static.publish(messages.tf(frames.static_transforms(), stamp))
        self._room.publish(messages.markers(robot_markers.room(), stamp))
        self._description.publish(String(data=urdf()))
        self._show_robot()

    def _advertise(self) -> None:
        sensor = qos_profile_sensor_data
        self._tf = self.create_publisher(TFMessage, '/tf', 100)
        self._tf_static = self.create_publisher(TFMessage, '/tf_static', LATCHED)
        self._description = self.create_publisher(String, 'robot_description', LATCHED)
        self._joints = self.create_publisher(JointState, 'joint_states', 10)
        self._odom = self.create_publisher(Odometry, 'odom', 10)
        self._points = self.create_publisher(PointCloud2, 'lidar/points', sensor)
        self._image = self.create_publisher(Image, 'camera/image_raw', sensor)
        self._jpeg = self.create_publisher(CompressedImage, 'camera/image_raw/compressed', sensor)
        self._info = self.create_publisher(CameraInfo, 'camera/camera_info', sensor)
        self._depth = self.create_publisher(Image, 'camera/depth/image_raw', sensor)
        self._depth_info = self.create_publisher(CameraInfo, 'camera/depth/camera_info', sensor)
        self._room = self.create_publisher(MarkerArray, 'room', LATCHED)
        self._body = self.create_publisher(MarkerArray, 'robot', LATCHED)
        self._gallery = self.create_publisher(MarkerArray, 'gallery', 10)
        # What it is set to: whoever comes later knows, too.
        self._told_limit = self.create_publisher(Float64, 'limits/speed', LATCHED)
        self._told_lights = self.create_publisher(Bool, 'lights', LATCHED)
        self._told_mode = self.create_publisher(String, 'mode', LATCHED)
        self._told_words = self.create_publisher(String, 'say', LATCHED)

    def _listen(self) -> None:
        self.create_subscription(Float64, 'limits/speed', self._on_speed, 10)
        self.create_subscription(Bool, 'lights', self._on_lights, 10)
        self.create_subscription(String, 'mode', self._on_mode, 10)
        self.create_subscription(String, 'say', self._on_say, 10)
        self.create_subscription(Empty, 'reset', self._on_reset, 10)
        self.create_subscription(Twist, 'cmd_vel', self._on_velocity, 10)
        self.create_subscription(PoseStamped, 'goal_pose', self._on_goal, 10)
        self.create_subscription(Bool, 'ros_viz_bridge/stopped', self._on_stopped, LATCHED)
        self.create_service(Trigger, 'go_to_start', self._go_to_start)

    def _on_speed(self, message: Any) -> None:
        self._robot = with_limit(self._robot, message.data)

    def _on_lights(self, message: Any) -> None:
        self._lights = message.data
        self._show_robot()

    def _on_mode(self, message: Any) -> None:
        try:
            self._robot = with_mode(self._robot, message.data)
        except ValueError as error:
            self.get_logger().warning(f'/mode ignored: {error}')

    def _on_say(self, message: Any) -> None:
        self._said = message.data[:_LONGEST_TEXT]
        self._show_robot()

    def _on_reset(self, _: Any) -> None:
        self._robot = at_start(self._robot)

    def _on_velocity(self, message: Any) -> None:
        self._robot = with_command(self._robot, message.linear.x, message.angular.z)

    def _on_stopped(self, message: Any) -> None:
        if message.data:  # and when that is over, it waits to be told
            self._robot = with_mode(self._robot, 'pause')

    def _on_goal(self, message: Any) -> None:
        frame = message.header.frame_id
        if frame != frames.MAP_FRAME:
            self.get_logger().warning(f'/goal_pose ignored: in {frame}, not {frames.MAP_FRAME}')
            return
        place, turned = message.pose.position, message.pose.orientation
        yaw = 2 * float(np.arctan2(turned.z, turned.w))
        self._robot = with_goal(self._robot, Pose2(place.x, place.y, yaw))

    def _go_to_start(self, _: Any, response: Any) -> Any:
        self._robot = at_start(self._robot)
        response.success, response.message = True, 'standing at the start'
        return response

    def _now(self) -> Any:
        """Return the time of ROS, the robot brought up to it."""
        now = self.get_clock().now()
        passed = (now - self._last).nanoseconds * 1e-9
        self._last = now
        # A clock that was set, or a machine that slept, must not make the robot leap.
        self._robot = advance(self._robot, dt=min(max(passed, 0.0), _LONGEST_STEP_S))
        return now

    def _move(self) -> None:
        stamp = self._now().to_msg()
        drift = frames.map_from_odom(self._robot.time)
        moving = frames.moving_transforms(self._robot)
        self._tf.publish(messages.tf([drift, *moving], stamp))
        joints = joint_values(self._robot)
        state = JointState(header=messages.header('', stamp), name=joints.names)
        state.position, state.effort = joints.positions, joints.efforts
        self._joints.publish(state)
        odometry = Odometry(header=messages.header('odom', stamp))
        odometry.child_frame_id = frames.BASE_FRAME
        transform = messages.tf(moving[:1], stamp).transforms[0].transform
        position = odometry.pose.pose.position
        position.x, position.y = transform.translation.x, transform.translation.y
        odometry.pose.pose.orientation = transform.rotation
        odometry.twist.twist = Twist()
        odometry.twist.twist.linear.x = self._robot.speed
        odometry.twist.twist.angular.z = self._robot.turn
        self._odom.publish(odometry)

    def _scan(self) -> None:
        now = self._now()
        if not self._points.get_subscription_count():
            return
        robot = self._robot
        start = now - Duration(seconds=lidar.PERIOD_S)
        points = lidar.scan(
            (*self._solids, walker(robot.time)),
            pose_at=lambda t: pose_before(robot, lidar.PERIOD_S - t),
            random=self._random,
        )
        head = messages.header(frames.LIDAR_FRAME, start.to_msg())
        self._points.publish(messages.cloud(points, head, floats=['rgb']))

    def _see(self) -> None:
        head = messages.header(frames.CAMERA_FRAME, self._now().to_msg())
        info = messages.camera_info(head)
        self._info.publish(info)
        self._depth_info.publish(info)
        wanted = (self._image, self._jpeg, self._depth)
        if not any(publisher.get_subscription_count() for publisher in wanted):
            return
        solids = (*self._solids, walker(self._robot.time))
        view = camera.see(solids, pose=self._robot.pose, lights=self._lights)
        self._image.publish(messages.image(view.rgb, head, encoding='rgb8'))
        self._depth.publish(messages.image(view.depth, head, encoding='32FC1'))
        if self._jpeg.get_subscription_count():
            picture = camera.jpeg(view.rgb)
            self._jpeg.publish(
                messages.compressed(picture, head, file_format='rgb8; jpeg compressed bgr8')
            )

    def _tell_settings(self) -> None:
        now = self._robot.mode, self._lights, self._robot.limit, self._said
        # While somebody moves a slider, its own word on it would pull it back.
        if now == self._seen and now != self._told:
            self._told = now
            self._told_mode.publish(String(data=self._robot.mode))
            self._told_lights.publish(Bool(data=self._lights))
            self._told_limit.publish(Float64(data=self._robot.limit))
            self._told_words.publish(String(data=self._said))
        self._seen = now

    def _show_gallery(self) -> None:
        now = self._now()
        drawings = gallery.gallery(self._robot.time)
        self._gallery.publish(messages.markers(drawings, now.to_msg()))

    def _show_robot(self) -> None:
        drawings = robot_markers.body(lights=self._lights, said=self._said)
        self._body.publish(messages.markers(drawings, self._now().to_msg()))


def main(args: list[str] | None = None) -> None:
    """Run the node until it is interrupted."""
    with ros_process(args):
        rclpy.spin(DemoRobot())


if __name__ == '__main__':
    main()
