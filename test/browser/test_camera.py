# SPDX-License-Identifier: Apache-2.0
"""The browser's camera is a ROS topic, and a ROS topic moves the browser's camera."""

from __future__ import annotations

from itertools import pairwise
import json
import statistics
from typing import Any

from geometry_msgs.msg import PoseStamped, TransformStamped
import numpy as np
import pytest
from std_msgs.msg import String
from support.poses import numbers, pose_message
from tf2_msgs.msg import TFMessage

pytestmark = [pytest.mark.browser, pytest.mark.ros]

NODE = '/ros_viz_bridge'
HALF = 0.5**0.5
MOVES = 40
MOVE_ON = """
(count) => new Promise((resolve) => {
  const moved = [];
  const timer = setInterval(() => {
    if (moved.length === count) { clearInterval(timer); return resolve(moved); }
    const position = [moved.length, 2, 3];
    requestAnimationFrame(() => vizBridge.setCamera({ position }));
    moved.push((performance.timeOrigin + performance.now()) / 1000);
  }, 50);
})
"""
"""Moves the camera on, and returns the time of the machine's clock of each step."""


@pytest.fixture(scope='module')
def url(lab: Any) -> str:
    """Start a bridge, and a tree in which lidar is turned to the left, 1 m ahead of map."""
    link = TransformStamped(child_frame_id='lidar')
    link.header.frame_id = 'map'
    link.transform.translation.x = 1.0
    link.transform.rotation.z = link.transform.rotation.w = HALF
    lab.robot.latch('/tf_static', TFMessage(transforms=[link]))
    return lab.bridge('version: 1\nfixed_frame: map\ndisplays: [{topic: /tf_static}]').url


@pytest.fixture(scope='module')
def clients(lab: Any, url: str) -> list[Any]:
    """Return the list that gets what the bridge says of its clients."""
    return lab.robot.hear(String, f'{NODE}/clients', latched=True)


@pytest.fixture
def page(lab: Any, open_page: Any, url: str, clients: list[Any]) -> Any:
    """Return the only page, with its tree."""
    page = open_page(url)
    lab.wait(lambda: 'lidar' in page.ask('status')['frames'], 'the tree is known')
    alone = {'clients': [{'id': page.client_id, 'role': 'operator'}]}
    lab.wait(
        lambda: clients and json.loads(clients[-1][1].data) == alone, 'the page before has left'
    )
    return page


def camera_of(page: Any) -> list[float]:
    camera = page.ask('camera')
    return [*camera['position'], *camera['orientation']]


def is_close(one: list[float], other: list[float]) -> bool:
    """Return whether two poses are the same to 1e-6; q and -q are one orientation."""
    sign = np.sign(np.dot(one[3:], other[3:]))
    return bool(np.allclose(one, [*other[:3], *(sign * np.array(other[3:]))], rtol=0, atol=1e-6))


def test_moves_are_published(lab: Any, page: Any) -> None:
    """By script and by mouse: the pose in map, body axes, of this client and of the only one."""
    topics = [f'{NODE}/camera/pose', f'{NODE}/clients/{page.client_id}/camera/pose']
    heard = {topic: lab.robot.hear(PoseStamped, topic, latched=True) for topic in topics}
    # Looks along -y and 30 degrees down: x of its body axes is (0, -cos, -sin).
    down = np.radians(30)
    ahead = [0.0, -np.cos(down), -np.sin(down)]
    turn = [np.sin(down / 2) * HALF, np.sin(down / 2) * HALF, -np.cos(down / 2) * HALF]
    page.ask('setCamera', {'position': [1, 2, 3], 'orientation': [*turn, np.cos(down / 2) * HALF]})

    def arrived(topic: str) -> bool:
        last = heard[topic][-1][1] if heard[topic] else None
        return last is not None and is_close(numbers(last), camera_of(page))

    for topic in topics:
        lab.wait(lambda topic=topic: arrived(topic), f'the pose on {topic}')
        message = heard[topic][-1][1]
        assert message.header.frame_id == 'map'
        assert numbers(message)[:3] == pytest.approx([1, 2, 3], abs=1e-6)
        x, y, z, w = numbers(message)[3:]
        forward = [1 - 2 * (y * y + z * z), 2 * (x * y + z * w), 2 * (x * z - y * w)]
        assert forward == pytest.approx(ahead, abs=1e-6)

    before, stamp = camera_of(page), message.header.stamp
    box = page.page.locator('canvas').first.bounding_box()
    middle = (box['x'] + box['width'] / 2, box['y'] + box['height'] / 2)
    page.page.mouse.move(*middle)
    page.page.mouse.down()
    page.page.mouse.move(middle[0] + 60, middle[1] + 30, steps=5)
    page.page.mouse.up()
    lab.wait(lambda: not is_close(camera_of(page), before), 'the mouse turns the view')
    for topic in topics:
        lab.wait(lambda topic=topic: arrived(topic), f'the pose by mouse on {topic}')
    assert heard[topics[1]][-1][1].header.stamp != stamp


def test_time_to_the_subscriber(lab: Any, page: Any) -> None:
    """Every pose that arrives is one that was set, in order; the latency is printed."""
    topic = f'{NODE}/clients/{page.client_id}/camera/pose'
    heard = lab.robot.hear(PoseStamped, topic, matched=True)
    moved = page.page.evaluate(MOVE_ON, MOVES)
    lab.wait(lambda: heard and numbers(heard[-1][1])[0] == MOVES - 1, 'the last move arrives')
    steps = [(time, numbers(message)) for time, message in list(heard) if numbers(message)[1] == 2]
    places = [int(pose[0]) for _, pose in steps]
    assert all(a <= b for a, b in pairwise(places))
    late = [time - moved[place] for (time, _), place in zip(steps, places, strict=True)]
    print(
        f'camera to subscriber: median {1e3 * statistics.median(late):.1f} ms, '
        f'worst {1e3 * max(late):.1f} ms of {len(late)}'
    )
    assert min(late) > 0


@pytest.mark.parametrize('own', [False, True], ids=['main', 'client'])
@pytest.mark.parametrize('frame', ['', 'map', 'lidar'])
def test_ros_moves_the_camera(lab: Any, page: Any, frame: str, own: bool) -> None:
    """A pose in the page's frame or another comes back as it was sent, to 1e-6."""
    lab.wait(lambda: 'lidar' in page.ask('status')['frames'], 'the tree is known')
    name = f'clients/{page.client_id}/camera' if own else 'camera'
    heard = lab.robot.hear(PoseStamped, f'{NODE}/{name}/pose', latched=True)
    sent = [0.25, -3.5, 1.5, 0.1, 0.2, HALF, (0.5 - 0.05) ** 0.5]
    expected = sent
    if frame == 'lidar':
        x, y, z, qx, qy, qz, qw = sent
        turned = [HALF * (qx - qy), HALF * (qy + qx), HALF * (qz + qw), HALF * (qw - qz)]
        expected = [1.0 - y, x, z, *turned]

    lab.robot.say(f'{NODE}/{name}/set_pose', pose_message(sent, frame=frame))
    lab.wait(lambda: is_close(camera_of(page), expected), 'the camera moves')
    lab.wait(
        lambda: heard and is_close(numbers(heard[-1][1]), expected), 'the pose comes back to ROS'
    )


def test_each_client_has_its_topics(lab: Any, page: Any, open_page: Any, url: str) -> None:
    """Of two pages each camera is published apart, and the topic of the only one rests."""
    other = open_page(url)
    lab.wait(lambda: 'lidar' in other.ask('status')['frames'], 'the tree is known')
    main = lab.robot.hear(PoseStamped, f'{NODE}/camera/pose')
    pages = {page: [5.0, 0, 2, 0, 0, 0, 1], other: [0.0, 6, 2, 0, 0, 1, 0]}
    heard = {
        one: lab.robot.hear(
            PoseStamped, f'{NODE}/clients/{one.client_id}/camera/pose', latched=True
        )
        for one in pages
    }
    for one, pose in pages.items():
        lab.robot.say(f'{NODE}/clients/{one.client_id}/camera/set_pose', pose_message(pose))
    for one, pose in pages.items():
        lab.wait(lambda one=one, pose=pose: is_close(camera_of(one), pose), 'each moves')
        lab.wait(
            lambda one=one, pose=pose: heard[one] and is_close(numbers(heard[one][-1][1]), pose),
            'each is published',
        )
    assert page.client_id != other.client_id
    assert not any(
        is_close(numbers(message), pose) for _, message in main for pose in pages.values()
    )
