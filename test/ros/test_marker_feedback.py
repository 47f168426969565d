# SPDX-License-Identifier: Apache-2.0
"""What viewers do with markers reaches a real server once, in order; the last pose always."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from support.interactive import feedback
from support.marker_server import make_box, make_control, make_marker, MarkerServer
from support.world import Robot, running_bridge, until, until_heard
from visualization_msgs.msg import InteractiveMarkerControl, InteractiveMarkerFeedback

from ros_viz_bridge.ros.marker_feedback import MarkerFeedback, topic_of
from ros_viz_bridge.wire.client import Stop
from ros_viz_bridge.wire.interactive_markers import InteractiveMarkers
from ros_viz_bridge.wire.session import Notice

pytestmark = pytest.mark.ros

TOPIC = '/arm/update'


@pytest.fixture
def server(robot: Robot) -> Iterator[MarkerServer]:
    made = MarkerServer(robot.node, '/arm')
    move = make_control('move', InteractiveMarkerControl.MOVE_3D, make_box())
    made.insert(make_marker('a', move))
    yield made


def ready(bridge: Any, page: Any, server: MarkerServer) -> None:
    """Wait until the page sees the marker, and the server hears the bridge."""
    page.wait_for(InteractiveMarkers)
    until_heard(bridge, '/arm/feedback')


def test_a_drag_arrives_in_order_with_its_last_pose(bridge, server, open_page):
    """MOUSE_DOWN, poses, MOUSE_UP; the server's word comes back to every viewer."""
    page, other = open_page(bridge, TOPIC), open_page(bridge, TOPIC)
    ready(bridge, page, server)
    page.send(feedback('mouse_down'))
    for i in range(50):
        page.send(feedback('pose_update', position=(i / 10, 0.0, 0.0)))
    page.send(feedback('mouse_up', position=(4.9, 0.0, 0.0)))
    until(lambda: server.events(InteractiveMarkerFeedback.MOUSE_UP))
    kinds = [one.event_type for one in server.heard]
    assert kinds[0] == InteractiveMarkerFeedback.MOUSE_DOWN
    assert kinds[-1] == InteractiveMarkerFeedback.MOUSE_UP
    poses = [one.pose.position.x for one in server.events(InteractiveMarkerFeedback.POSE_UPDATE)]
    assert poses == sorted(poses) and poses[-1] == 4.9
    assert server.heard[0].client_id == f'ros_viz_bridge/{page.client_id}'
    assert server.position('a') == (4.9, 0.0, 0.0)
    for viewer in (page, other):
        viewer.wait_for(
            lambda m: (
                isinstance(m, InteractiveMarkers) and [p.position[0] for p in m.poses] == [4.9]
            )
        )


def test_a_stop_lets_nothing_out(bridge, server, open_page):
    """Not even what was on its way, and not what a drag of before would go on with."""
    page = open_page(bridge, TOPIC)
    ready(bridge, page, server)
    page.send(feedback('mouse_down'))
    until(lambda: server.heard)
    page.send(Stop('no'))
    page.send(feedback('pose_update'))
    page.send(feedback('mouse_up'))
    assert 'stopped by' in page.wait_for(Notice).text
    assert [one.event_type for one in server.heard] == [InteractiveMarkerFeedback.MOUSE_DOWN]


def test_nothing_is_lost_of_who_follows_at_once(bridge, server, open_page):
    """A server hears the next client a second after the last one's release: what is said waits."""
    page, other = open_page(bridge, TOPIC), open_page(bridge, TOPIC)
    ready(bridge, page, server)
    page.send(feedback('mouse_down'))
    page.send(feedback('pose_update', position=(1.0, 0.0, 0.0)))
    page.send(feedback('mouse_up'))
    until(lambda: server.events(InteractiveMarkerFeedback.MOUSE_UP))
    count = len(server.heard)
    other.send(feedback('mouse_down'))
    other.send(feedback('keep_alive'))
    for x in (2.0, 3.0):
        other.send(feedback('pose_update', position=(x, 0.0, 0.0)))
    other.send(feedback('mouse_up'))
    until(lambda: len(server.events(InteractiveMarkerFeedback.MOUSE_UP)) == 2)
    heard = server.heard[count:]
    assert {one.client_id for one in heard} == {f'ros_viz_bridge/{other.client_id}'}
    assert [one.event_type for one in heard] == [
        InteractiveMarkerFeedback.MOUSE_DOWN,
        InteractiveMarkerFeedback.POSE_UPDATE,
        InteractiveMarkerFeedback.MOUSE_UP,
    ]
    assert server.position('a') == (3.0, 0.0, 0.0)


def test_a_viewer_is_refused(robot, server, open_page):
    """The bridge refuses, whatever its page does."""
    with running_bridge('auth.operator_token:=secret', 'auth.viewer_token:=look') as bridge:
        page = open_page(bridge, TOPIC, token='look')
        ready(bridge, page, server)
        page.send(feedback('mouse_down'))
        page.send(feedback('menu_select'))
        assert 'operator' in page.wait_for(Notice).text
        assert server.heard == []


def test_a_topic_that_must_not_be_published_is_told(robot, server, open_page):
    """An allow-list that says no says so to the viewer."""
    with running_bridge('publish.allow:=[/nothing]') as bridge:
        page = open_page(bridge, TOPIC)
        page.wait_for(InteractiveMarkers)
        page.send(feedback('mouse_down'))
        assert 'publish.allow does not allow /arm/feedback' in page.wait_for(Notice).text


def test_of_poses_that_wait_the_newest_goes_out():
    """A thread that is late publishes no drag of before."""
    calls, sent = [], []

    class Outlet:
        held_back = False

        def submit(self, call, *args):
            calls.append((call, args))

        def prepare(self, *args, **fields):
            return object()

        def publish(self, topic, ros_type, data, **fields):
            sent.append((topic, data))

    from ros_viz_bridge.core.session import ClientInfo

    out = MarkerFeedback(None, Outlet(), node_name='n', ros_time=lambda: 1.0)
    client = ClientInfo('c1', 'operator')
    out.received(client, feedback('mouse_down'))
    for x in range(100):
        out.received(client, feedback('pose_update', position=(float(x), 0.0, 0.0)))
    out.received(client, feedback('mouse_up'))
    for call, args in calls:
        call(*args)
    assert len(sent) == 3
    assert {topic for topic, _ in sent} == {'/arm/feedback'} == {topic_of(TOPIC)}
