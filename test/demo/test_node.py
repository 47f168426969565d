# SPDX-License-Identifier: Apache-2.0
"""The robot as other ROS nodes see it, from a process of its own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest

pytest.importorskip('rclpy', reason='ROS 2 (rclpy) is not installed')
pytestmark = pytest.mark.ros

from geometry_msgs.msg import PoseStamped, Twist, Vector3
from nav_msgs.msg import Odometry
from sensor_msgs.msg import CameraInfo, CompressedImage, Image, PointCloud2
from std_msgs.msg import Bool, Empty, Float64, String
from support.listener import LATCHED, process
from tf2_msgs.msg import TFMessage
from visualization_msgs.msg import MarkerArray

from ros_viz_bridge.demo.robot import Robot


@pytest.fixture(scope='module', autouse=True)
def robot() -> Iterator[None]:
    with process('demo.node'):
        yield


def speed(listener: Any) -> float:
    return float(listener.got['/odom'][-1].twist.twist.linear.x)


def turning(listener: Any) -> float:
    return float(listener.got['/odom'][-1].twist.twist.angular.z)


def test_every_topic_brings_what_it_should(listener: Any) -> None:
    listener.listen(TFMessage, '/tf')
    listener.listen(TFMessage, '/tf_static', qos=LATCHED)
    listener.listen(PointCloud2, '/lidar/points')
    listener.listen(Image, '/camera/image_raw')
    listener.listen(Image, '/camera/depth/image_raw')
    listener.listen(CompressedImage, '/camera/image_raw/compressed')
    listener.listen(CameraInfo, '/camera/camera_info')
    listener.listen(MarkerArray, '/room', qos=LATCHED)
    listener.listen(MarkerArray, '/robot', qos=LATCHED)
    listener.listen(MarkerArray, '/gallery')
    listener.wait_for(*listener.got)
    listener.wait_for('/tf', '/lidar/points', count=5)
    newest = {topic: messages[-1] for topic, messages in listener.got.items()}
    every = [*newest['/tf'].transforms, *newest['/tf_static'].transforms]
    parents = {t.child_frame_id: t.header.frame_id for t in every}
    frame = newest['/lidar/points'].header.frame_id
    while frame != 'map':
        frame = parents[frame]
    cloud = newest['/lidar/points']
    assert cloud.width > 25_000 and len(cloud.data) == cloud.width * cloud.point_step
    assert newest['/camera/image_raw'].encoding == 'rgb8'
    assert newest['/camera/depth/image_raw'].encoding == '32FC1'
    assert bytes(newest['/camera/image_raw/compressed'].data[:2]) == b'\xff\xd8'
    assert {m.type for m in newest['/gallery'].markers} == set(range(13))


def test_clouds_and_transforms_share_their_time(listener: Any) -> None:
    listener.listen(TFMessage, '/tf')
    listener.listen(PointCloud2, '/lidar/points')
    listener.wait_for('/tf', '/lidar/points', count=10)

    def seconds(stamp: Any) -> float:
        return float(stamp.sec + stamp.nanosec * 1e-9)

    times = [seconds(m.transforms[0].header.stamp) for m in listener.got['/tf']]
    assert (np.diff(times) > 0).all()
    cloud = seconds(listener.got['/lidar/points'][-1].header.stamp)
    assert times[0] - 1 < cloud < times[-1] + 1


def test_whoever_comes_later_knows_what_it_is_set_to(listener: Any) -> None:
    listener.listen(Float64, '/limits/speed', qos=LATCHED)
    listener.listen(String, '/mode', qos=LATCHED)
    listener.wait_for('/limits/speed', '/mode')
    assert listener.got['/limits/speed'][0].data == Robot().limit
    assert listener.got['/mode'][0].data == Robot().mode


def test_the_speed_limit_and_the_mode_drive_it(listener: Any) -> None:
    listener.listen(Odometry, '/odom')
    listener.send(Float64(data=1.25), '/limits/speed')
    listener.wait(lambda: listener.got['/odom'] and speed(listener) > 1.2, what='driving fast')
    listener.send(String(data='pause'), '/mode')
    listener.wait(lambda: speed(listener) == 0, what='standing still')
    listener.send(String(data='fly'), '/mode')
    listener.send(Float64(data=float('nan')), '/limits/speed')
    listener.send(String(data='drive'), '/mode')
    listener.wait(lambda: speed(listener) > 1.2, what='driving again after nonsense')


def test_a_stop_of_the_bridge_holds_it_until_it_is_told_to_drive(listener: Any) -> None:
    listener.listen(Odometry, '/odom')
    listener.send(String(data='drive'), '/mode')
    listener.wait(lambda: listener.got['/odom'] and speed(listener) > 0.1, what='driving')
    listener.send(Bool(data=True), '/ros_viz_bridge/stopped', LATCHED)
    listener.wait(lambda: speed(listener) == 0, what='standing still')
    listener.listen(String, '/mode', qos=LATCHED)
    modes = listener.got['/mode']
    listener.wait(lambda: modes and modes[-1].data == 'pause', what='telling why')
    listener.send(Bool(data=False), '/ros_viz_bridge/stopped', LATCHED)
    listener.send(String(data='drive'), '/mode')
    listener.wait(lambda: speed(listener) > 0.1, what='driving again')


def test_lights_and_words_change_its_markers(listener: Any) -> None:
    listener.listen(MarkerArray, '/robot', qos=LATCHED)

    def newest(space: str) -> Any:
        return next(m for m in listener.got['/robot'][-1].markers if m.ns == space)

    listener.wait_for('/robot')
    dark = newest('lamps').color.r
    listener.send(Bool(data=True), '/lights')
    listener.wait(lambda: newest('lamps').color.r > dark, what='light')
    listener.send(String(data='x' * 1000), '/say')
    listener.wait(lambda: newest('speech').text == 'x' * 200, what='speech, cut to size')


def test_reset_takes_it_back_to_the_start(listener: Any) -> None:
    listener.listen(TFMessage, '/tf')
    listener.send(Float64(data=2.0), '/limits/speed')
    listener.send(Empty(), '/reset')

    def distance_from_start() -> float:
        if not listener.got['/tf']:
            return np.inf
        links = {t.child_frame_id: t for t in listener.got['/tf'][-1].transforms}
        base, start = links['base_link'].transform.translation, Robot().pose
        return float(np.hypot(base.x - start.x, base.y - start.y))

    listener.wait(lambda: distance_from_start() < 0.8, what='being at the start')
    listener.wait(lambda: distance_from_start() > 1.5, what='driving off')


def test_it_is_driven_and_goes_to_goals(listener: Any) -> None:
    """A velocity that is not said again ends by itself; a goal in another frame is nobody's."""
    listener.listen(Odometry, '/odom')
    listener.send(Twist(angular=Vector3(z=1.0)), '/cmd_vel')
    listener.wait(lambda: listener.got['/odom'] and turning(listener) == 1.0, what='turning')
    listener.wait(lambda: turning(listener) == speed(listener) == 0.0, what='standing again')
    goal = PoseStamped()
    goal.pose.orientation.w = 1.0
    goal.header.frame_id = 'elsewhere'
    listener.send(goal, '/goal_pose')
    goal.header.frame_id = 'map'
    listener.send(goal, '/goal_pose')
    listener.wait(lambda: turning(listener) != 0.0 or speed(listener) != 0.0, what='going there')
