# SPDX-License-Identifier: Apache-2.0
"""What viewers put down with the tools of the view, published as RViz's tools do."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
import math
from types import ModuleType
from typing import Any

from rclpy.node import Node

from ..core.session import ClientInfo
from ..inputs import (
    clicked_point,
    goal_pose,
    initial_pose,
    polygon,
    waypoints_path,
    waypoints_poses,
)
from ..inputs.base import InputError
from ..layout.layout_gizmos import GizmoEntry, POSE_TYPE
from ..layout.layout_tools import Tool
from ..layout.layout_widgets import WidgetEntry
from ..layout.widget_keys import RULES
from ..wire.session import Notice
from ..wire.tools import PublishingTool, ToolTarget, ToolUsed, ViewTools
from .declare import topic_name
from .outgoing import writer
from .page_times import PageTimes
from .parameters import Parameters
from .publications import COMMAND, Publications

OLD = 3.0
"""Seconds; what was put down longer ago was held back by a link, and is not meant any more."""
NAMES: dict[PublishingTool, str] = {
    'goal_pose': 'Goal pose',
    'initial_pose': 'Pose estimate',
    'clicked_point': 'Point',
    'waypoints': 'Waypoints',
    'polygon': 'Area',
}


@dataclass(frozen=True)
class Target:
    """Where a tool publishes, and the input that makes the message."""

    topic: str
    module: ModuleType


def targets(
    node: Node,
    tools: Sequence[Tool],
    parameters: Parameters,
    others: Iterable[WidgetEntry | GizmoEntry],
) -> dict[Any, Target]:
    """
    Return where each of ``tools`` that publishes does so.

    Raises ParameterError, and LayoutError where one of ``others``, with full names, publishes
    the same topic as something else.
    """
    as_path = parameters.tools_waypoints_as_path
    modules: dict[PublishingTool, ModuleType] = {
        'goal_pose': goal_pose,
        'initial_pose': initial_pose,
        'clicked_point': clicked_point,
        'waypoints': waypoints_path if as_path else waypoints_poses,
        'polygon': polygon,
    }
    found = {
        tool: Target(topic_name(node, f'tools.{tool}', getattr(parameters, f'tools_{tool}')), made)
        for tool, made in modules.items()
        if tool in tools
    }
    by_topic = {target.topic: (tool, target.module.ROS_TYPE) for tool, target in found.items()}
    for entry in others:
        topic, entry_type = _published(entry)
        if topic not in by_topic:
            continue
        tool, ros_type = by_topic[topic]
        remedy = f'give the parameter tools.{tool} another topic, or list `tools` without it'
        if entry_type != ros_type:
            text = f'the tool {tool} publishes {topic} as {ros_type}: {remedy}'
            raise entry.place('topic').error(text)
        if entry.latched:
            text = f'the tool {tool} publishes {topic} too, and is not latched: {remedy}'
            raise entry.place('latched').error(text)
    return found


def _published(entry: WidgetEntry | GizmoEntry) -> tuple[str, str]:
    """Return topic and type of what an entry publishes, '' for none."""
    if isinstance(entry, GizmoEntry):
        return entry.topic, POSE_TYPE
    publishes = entry.target == 'topic' and RULES[entry.kind].sets
    return (entry.name if publishes else ''), entry.type


class Tools:
    """
    The toolbar's tools that publish; one whose topic must not be published is not offered.

    ``used`` runs in the publishing thread, ``poll`` on the executor's.
    """

    def __init__(
        self,
        node: Node,
        server: Any,
        publications: Publications,
        found: dict[PublishingTool, Target],
        *,
        measure: bool,
        times: PageTimes,
        ros_time: Callable[[], float],
    ) -> None:
        self._node = node
        self._server = server
        self._publications = publications
        self._targets = {
            tool: target for tool, target in found.items() if publications.allows(target.topic)
        }
        self._measure = measure
        self._times = times
        self._ros_time = ros_time
        self._told: ViewTools | None = None
        for target in self._targets.values():
            # Who listens is to know of us before the first click.
            publications.submit(self._prepare, target)
        self.poll()

    def poll(self) -> None:
        """Tell pages what there is, and who listens to it, when that is another than before."""
        told = ViewTools(
            '',
            'tools',
            [
                ToolTarget(tool, to.topic, to.module.ROS_TYPE, self._listeners(to.topic))
                for tool, to in self._targets.items()
            ],
            self._measure,
        )
        if told != self._told:
            self._told = told
            self._server.publish(told)

    def used(self, client: ClientInfo, event: ToolUsed, received: float) -> None:
        """
        Publish what a viewer put down, and tell it what became of it.

        ``received`` is monotonic.
        """
        target = self._targets.get(event.tool)
        if target is None:
            self._tell(client, event, 'error', 'the layout of this bridge has no such tool')
            return
        when = self._times.of(client, event.page_time, received)
        if when.known and when.age > OLD:
            text = f'it came {when.age:.0f} s late, and is not published: put it down again'
            self._tell(client, event, 'warning', text)
            return
        try:
            message = target.module.to_ros(event, stamp=self._ros_time())
        except InputError as error:
            self._tell(client, event, 'error', str(error))
            return
        ros_type, topic = target.module.ROS_TYPE, target.topic
        data = writer(ros_type).write(message)
        if not self._publications.publish(topic, ros_type, data, qos=COMMAND):
            self._tell(client, event, 'warning', 'outputs are stopped')
            return
        text = f'{_words(event)} published on {topic}'
        publisher = self._prepare(target)
        if publisher is not None and publisher.get_subscription_count() == 0:
            self._tell(client, event, 'warning', f'{text}, but nobody listens to it')
        else:
            self._tell(client, event, 'info', text)

    def _prepare(self, target: Target) -> Any:
        return self._publications.prepare(target.topic, target.module.ROS_TYPE, qos=COMMAND)

    def _listeners(self, topic: str) -> int:
        return int(self._node.count_subscribers(topic))

    def _tell(self, client: ClientInfo, event: ToolUsed, level: Any, text: str) -> None:
        notice = Notice(level, f'{NAMES[event.tool]}: {text}.', event.tool)
        self._server.publish(notice, to=client.client_id)


def _words(event: ToolUsed) -> str:
    """Return what was put down, as its viewer thinks of it."""
    places = event.places.reshape(-1, 7)
    if len(places) > 1 or event.tool in ('waypoints', 'polygon'):
        return f'{len(places)} {"corners" if event.tool == "polygon" else "places"}'
    x, y, z, _, _, qz, qw = places[0]
    if event.tool == 'clicked_point':
        return f'({x:.2f}, {y:.2f}, {z:.2f}) m in {event.frame}'
    yaw = math.degrees(2.0 * math.atan2(qz, qw))
    return f'({x:.2f}, {y:.2f}) m, {math.remainder(yaw, 360.0):.0f}° in {event.frame}'
