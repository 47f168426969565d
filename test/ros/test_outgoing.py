# SPDX-License-Identifier: Apache-2.0
"""What lets a robot stand goes out although all else is stopped."""

from __future__ import annotations

from collections.abc import Iterator

from geometry_msgs.msg import TwistStamped
import pytest
from support.world import Robot, until

from ros_viz_bridge.inputs import teleop_twist
from ros_viz_bridge.ros.outgoing import Outgoing
from ros_viz_bridge.ros.publications import Publications
from ros_viz_bridge.topics.patterns import Patterns

pytestmark = pytest.mark.ros


@pytest.fixture
def publications(robot: Robot) -> Iterator[Publications]:
    publications = Publications(robot.node, allowed=Patterns(['.*']))
    yield publications
    publications.close()


def test_what_is_announced_is_found_before_anything_is_said(robot, publications):
    out = Outgoing(publications, robot.node.resolve_topic_name)
    heard = robot.hear(TwistStamped, '/announced')
    publications.submit(out.announce, 'announced', teleop_twist.ROS_TYPE)
    until(lambda: robot.node.count_publishers('/announced') == 1)
    assert not heard


def test_a_halt_passes_a_stop_and_a_target_does_not(robot, publications):
    out = Outgoing(publications, robot.node.resolve_topic_name)
    heard = robot.hear(TwistStamped, '/some/twist')

    def message(stamp):
        return teleop_twist.to_ros(None, stamp=stamp, frame_id='base')

    name = 'some/twist', teleop_twist.ROS_TYPE
    publications.submit(out.publish, *name, None)
    publications.submit(out.publish, *name, message(1.0))
    until(lambda: heard, doing=lambda: publications.submit(out.publish, *name, message(1.0)))
    publications.stop_outputs()
    publications.submit(out.publish, *name, message(2.0))
    publications.submit(out.halt, *name, message(3.0))
    until(lambda: heard[-1].header.stamp.sec == 3)
    assert {each.header.stamp.sec for each in heard} == {1, 3}
    assert robot.node.count_publishers('/some/twist') == 1
    publications.submit(out.forget, '/some')
    until(lambda: not robot.node.count_publishers('/some/twist'))
