# SPDX-License-Identifier: Apache-2.0
"""A gizmo of a topic: published, followed, in any frame, by who may."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from geometry_msgs.msg import PoseStamped
import pytest
from rclpy.serialization import serialize_message
from ros.gizmo_world import bridge_with_gizmos, drag, frame, place
from support.world import LATCHED_ONE, Robot, until, until_heard

from ros_viz_bridge import Server
from ros_viz_bridge.cdr import MessageType, Reader
from ros_viz_bridge.inputs.base import InputError
from ros_viz_bridge.layout.layout_gizmos import read_gizmos
from ros_viz_bridge.layout.yaml_nodes import read_yaml
from ros_viz_bridge.ros import gizmo_topic
from ros_viz_bridge.teleop.rigid import Pose
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
    until_heard(bridge, '/target')
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


class World:
    """The node's parts, in the test's thread: messages, TF and the queue are the test's."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.frames: dict[str, Pose] = {}
        self.sent: list[bytes] = []
        monkeypatch.setattr(gizmo_topic, 'CommandTopic', lambda *_, **__: self)
        text = '- {gizmo: G, topic: /target, frame: base}'
        (entry,) = read_gizmos(read_yaml(text, file='f'))
        server: Any = Server(serve=False, groups=('robot',))
        parts: Any = (self, server, self, self)
        self.gizmo = gizmo_topic.GizmoTopic(*parts, entry, ros_time=lambda: 0.0)

    def submit(self, call: Any) -> None:
        call()

    def prepare(self, *_: Any, **__: Any) -> None:
        pass

    def postpone(self, *_: Any) -> bool:
        return True

    def publish(self, topic: str, ros_type: str, data: bytes, **how: Any) -> bool:
        self.sent.append(data)
        return True

    def poll(self) -> None:
        pass

    def listen(self) -> None:
        pass

    def pose(self, frame: str, base: str) -> Pose | str:
        return self.frames.get(frame, 'no way leads there')

    def others_say(self, frame: str) -> None:
        told = PoseStamped()
        told.header.frame_id, told.pose.position.x, told.pose.orientation.w = frame, 1.0, 1.0
        reader = Reader(MessageType.from_class(PoseStamped))
        self.gizmo._hear(reader.read(bytes(serialize_message(told))))

    @property
    def x(self) -> float:
        return float(self.gizmo._controls.position[0])


def test_what_was_said_once_is_followed_when_its_frame_is_known(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    world = World(monkeypatch)
    with pytest.raises(InputError, match='no way leads there'):
        world.others_say('shelf')
    world.gizmo.poll()
    assert world.x == 0.0
    world.frames['shelf'] = Pose((10.0, 0.0, 0.0))
    world.gizmo.poll()
    assert world.x == 11.0
    with pytest.raises(InputError):
        world.others_say('table')
    world.gizmo.dragged(Pose((5.0, 0.0, 0.0)), 'start')
    world.gizmo.dragged(Pose((5.0, 0.0, 0.0)), 'end')
    assert len(world.sent) == 1
    world.frames['table'] = Pose((20.0, 0.0, 0.0))
    world.gizmo.poll()
    assert world.gizmo.shows(Pose((5.0, 0.0, 0.0))), 'a viewer said something newer'
