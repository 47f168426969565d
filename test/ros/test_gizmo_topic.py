# SPDX-License-Identifier: Apache-2.0
"""A gizmo of a topic: published, followed, in any frame, by who may."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from geometry_msgs.msg import PoseStamped
import pytest
from ros.gizmo_world import bridge_with_gizmos, drag, frame, place
from support.world import LATCHED_ONE, Robot, until

from ros_viz_bridge.wire.client import Stop, TakeControl
from ros_viz_bridge.wire.session import Notice

pytestmark = pytest.mark.ros


@pytest.fixture
def bridge(tmp_path: Any) -> Iterator[Any]:
    with bridge_with_gizmos(tmp_path) as node:
        yield node


def test_a_pose_goes_both_ways(bridge: Any, robot: Robot, open_page: Any) -> None:
    """Dragged by who has the control, followed in any frame that TF knows, stopped at once."""
    heard = robot.hear(PoseStamped, '/target', LATCHED_ONE)
    page = open_page(bridge)
    drag(page, 'target', 'start', x=5.0)
    assert 'control of' in page.wait_for(Notice).text
    until(bridge.publications._publishers['/target'].get_subscription_count)
    page.send(TakeControl('robot'))
    until(lambda: bridge.server.get_holder('robot') == page.client_id)
    drag(page, 'target', 'start', 'end', x=5.0)
    until(lambda: heard)
    pose = heard[-1].pose
    assert (heard[-1].header.frame_id, pose.position.x, pose.position.z) == ('base', 5.0, 3.0)
    assert (pose.orientation.z, pose.orientation.w) == (0.6, 0.8)
    assert heard[-1].header.stamp.sec > 0

    other = PoseStamped()
    other.header.frame_id, other.pose.position.x, other.pose.orientation.w = 'base', -1.0, 1.0
    told = robot.publisher(PoseStamped, '/target')
    until(lambda: place(bridge, 'target') == [-1.0, 0.0, 0.0], doing=lambda: told.publish(other))
    other.header.frame_id = 'shelf'
    robot.latch('/tf_static', frame('shelf', 10.0))
    until(lambda: place(bridge, 'target') == [9.0, 0.0, 0.0], doing=lambda: told.publish(other))

    page.send(Stop('enough'))
    until(lambda: bridge.publications.stopped)
    drag(page, 'target', 'start', 'end', x=7.0)
    page.wait_for(lambda m: isinstance(m, Notice) and 'stopped by' in m.text)
    until(lambda: place(bridge, 'target') == [9.0, 0.0, 0.0])
    assert {message.pose.position.x for message in heard} <= {5.0, -1.0, other.pose.position.x}
