# SPDX-License-Identifier: Apache-2.0
"""docs/faults.md, where it needs ROS: much of everything, and names that nobody should give."""

from __future__ import annotations

import pytest
from sensor_msgs.msg import PointCloud2
from std_msgs.msg import String
from support.robot_messages import cloud
from support.world import raw, say

from ros_viz_bridge.wire.display import Topics
from ros_viz_bridge.wire.point_cloud import PointCloud

pytestmark = pytest.mark.ros


def test_a_thousand_topics_are_listed_and_one_of_them_is_shown(bridge, robot, open_page):
    """What is there costs next to nothing; what is looked at comes."""
    for number in range(1000):
        robot.publisher(String, f'/fleet/robot_{number}/state')
    points = robot.publisher(PointCloud2, '/points')
    page = open_page(bridge, '/points')
    listed = page.wait_for(lambda m: isinstance(m, Topics) and len(m.topics) >= 1001)
    assert {info.publishers for info in listed.topics if info.topic.startswith('/fleet')} == {1}
    say(points, cloud())
    page.wait_for(PointCloud)


FRAMES = {
    b'frame': 'frame',
    b'<img src=x onerror=alert(1)>': '<img src=x onerror=alert(1)>',
    b'../../etc/passwd': '../../etc/passwd',
    b'a\n\r\x1b[31m': 'a\n\r\x1b[31m',
    b'x' * 4000: 'x' * 4000,
    b'\xff\xfe\xc3\x28': '\ufffd\ufffd\ufffd(',
}
"""What a publisher may send as a name, and what a page gets."""


def test_frames_that_nobody_should_give_come_as_texts(bridge, robot, open_page):
    """The page draws nothing of them, and says which frame it does not know; all else goes on."""
    points = robot.publisher(PointCloud2, '/points')
    page = open_page(bridge, '/points')
    for sent, expected in FRAMES.items():
        message = cloud(frame='?' * len(sent))
        say(points, raw(message).replace(b'?' * len(sent), sent))
        assert page.wait_for(PointCloud).frame == expected
    assert page.status('/points', lambda s: s.count == len(FRAMES)).level == 'ok'
