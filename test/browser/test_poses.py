# SPDX-License-Identifier: Apache-2.0
"""Poses, paths, vectors and cameras of a real robot, from the publisher to the picture."""

from __future__ import annotations

import math
from typing import Any

from geometry_msgs.msg import (
    AccelStamped,
    PoseArray,
    PoseStamped,
    PoseWithCovarianceStamped,
    TwistStamped,
    WrenchStamped,
)
from nav_msgs.msg import Odometry, Path
import pytest
from rclpy.time import Time
from sensor_msgs.msg import CameraInfo, Imu
from support.robot_messages import link
from support.viewer_page import changed

pytestmark = [pytest.mark.browser, pytest.mark.ros]

TOPICS = {
    '/goal': 1,
    '/particles': 12,
    '/amcl': 1,
    '/plan': 20,
    '/velocity': 1,
    '/acceleration': 1,
    '/force': 1,
    '/imu': 1,
    '/camera_info': 0,
}
"""Topic and how many elements of it are drawn."""
LAYOUT = '\n'.join(
    [
        'version: 1',
        'fixed_frame: map',
        'displays:',
        *(f'  - {{topic: {topic}}}' for topic in TOPICS),
        '  - {topic: /odom, keep: 50}',
    ]
)


def put(pose: Any, x: float, y: float, yaw: float = 0.0) -> None:
    """Set a geometry_msgs/Pose."""
    pose.position.x, pose.position.y = x, y
    pose.orientation.z, pose.orientation.w = math.sin(yaw / 2), math.cos(yaw / 2)


def messages() -> dict[str, Any]:
    """Return a message for each topic."""
    made = {
        '/goal': PoseStamped(),
        '/particles': PoseArray(),
        '/amcl': PoseWithCovarianceStamped(),
        '/plan': Path(),
        '/velocity': TwistStamped(),
        '/acceleration': AccelStamped(),
        '/force': WrenchStamped(),
        '/imu': Imu(),
        '/camera_info': CameraInfo(width=640, height=480),
    }
    for message in made.values():
        message.header.frame_id = 'robot'
    put(made['/goal'].pose, 3.0, 1.0)
    for i in range(12):
        made['/particles'].poses.append(PoseStamped().pose)
        put(made['/particles'].poses[-1], 0.2 * i, -1.0, 0.1 * i)
    put(made['/amcl'].pose.pose, 1.0, 1.0)
    made['/amcl'].pose.covariance[0] = made['/amcl'].pose.covariance[7] = 0.1
    for i in range(20):
        one = PoseStamped()
        put(one.pose, 0.2 * i, math.sin(0.4 * i))
        made['/plan'].poses.append(one)
    made['/velocity'].twist.linear.x = made['/acceleration'].accel.linear.y = 1.0
    made['/force'].wrench.torque.z = 2.0
    made['/imu'].orientation.w = 1.0
    made['/imu'].linear_acceleration.z = 9.8
    made['/camera_info'].p = [320.0, 0, 320, 0, 0, 320, 240, 0, 0, 0, 1, 0]
    return made


@pytest.fixture(scope='module')
def bridge(lab: Any) -> Any:
    """Start a bridge in front of a robot that has said everything once."""
    for topic, message in messages().items():
        lab.robot.latch(topic, message)
    return lab.bridge(LAYOUT)


def test_each_waits_for_its_transform_and_is_then_drawn(
    lab: Any, bridge: Any, open_page: Any
) -> None:
    page = open_page(bridge.url)
    for ident, one in page.ask('status')['displays'].items():
        assert 'camera' not in ident or ident == '/camera_info' or not one['visible']
    for topic in TOPICS:
        lab.wait(lambda t=topic: page.display(t)['messages'] == 1, f'{topic} arrives')
        lab.wait(lambda t=topic: page.display(t)['level'] == 'error', f'{topic} has no place')
        assert 'robot' in page.display(topic)['text']
    page.show_only()
    empty = page.view()
    lab.robot.latch('/tf_static', link('map', 'robot'))
    for topic, elements in TOPICS.items():
        page.show_only(topic)
        lab.wait(lambda t=topic: page.display(t)['level'] == 'ok', f'{topic} is well')
        lab.wait(lambda t=topic, n=elements: page.elements(t) == n, f'{topic} is drawn')
        lab.wait(
            lambda t=topic: changed(page.view('poses' + t.replace('/', '_')), empty).sum() > 40,
            f'{topic} is seen',
        )


def test_a_trail_of_odometry_has_every_pose(lab: Any, bridge: Any, open_page: Any) -> None:
    lab.robot.latch('/tf_static', link('map', 'robot'))
    page = open_page(bridge.url)
    page.show_only('/odom')
    for i in range(70):
        message = Odometry(child_frame_id='base')
        message.header.frame_id = 'robot'
        message.header.stamp = Time(seconds=100.0 + i).to_msg()
        put(message.pose.pose, 3 * math.cos(0.1 * i), 3 * math.sin(0.1 * i), 0.1 * i)
        message.pose.covariance[0] = message.pose.covariance[7] = 0.01
        lab.robot.say('/odom', message)
        if i % 10 == 9:
            lab.wait(lambda n=i + 1: page.display('/odom')['messages'] == n, 'they arrive')
    lab.wait(lambda: page.elements('/odom') >= 50, 'fifty poses are kept')
    assert page.elements('/odom') == 50
    page.view('poses_odom')
    page.ask('setOption', '/odom', 'keep', 10)
    lab.wait(lambda: page.elements('/odom') == 10, 'fewer are kept at once')


def test_bad_ones_say_what_is_wrong_and_heal(lab: Any, bridge: Any, open_page: Any) -> None:
    lab.robot.latch('/tf_static', link('map', 'robot'))
    page = open_page(bridge.url)
    goal = messages()['/goal']
    goal.pose.position.x = math.nan
    lab.robot.latch('/goal', goal)
    lab.wait(lambda: 'pose holds NaN' in page.display('/goal')['text'], 'NaN is refused')
    assert page.display('/goal')['level'] == 'error'
    goal.pose.position.x = 1.0
    goal.header.frame_id = ''
    lab.robot.latch('/goal', goal)
    lab.wait(lambda: 'frame_id is empty' in page.display('/goal')['text'], 'no frame is refused')
    camera = messages()['/camera_info']
    camera.p = [0.0] * 12
    lab.robot.latch('/camera_info', camera)
    lab.wait(lambda: 'focal lengths' in page.display('/camera_info')['text'], 'fx 0 is refused')
    for topic in ('/goal', '/camera_info'):
        lab.robot.latch(topic, messages()[topic])
        lab.wait(lambda t=topic: page.display(t)['level'] == 'ok', f'{topic} heals')
