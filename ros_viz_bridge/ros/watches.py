# SPDX-License-Identifier: Apache-2.0
"""What viewers watch: any topic of any type, for as long as somebody does."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
import functools
import time
from typing import Any

import numpy as np
import rclpy.clock
from rclpy.clock_type import ClockType
from rclpy.exceptions import InvalidTopicNameException
from rclpy.node import Node
from rclpy.timer import Timer
from rclpy.topic_endpoint_info import TopicEndpointInfo
from rclpy.validate_full_topic_name import validate_full_topic_name

from ..topics.message_types import message_class
from ..topics.patterns import Patterns
from ..watch.tree import tree
from ..wire.watch import (
    Endpoint,
    MessageTree,
    Samples,
    TopicDetails,
    TopicWish,
    Watch,
    WatchStatus,
)
from .endpoints import Endpoints, node_name
from .parameters import Parameters
from .spinning import guarded
from .watched_topic import Row, WatchedTopic

_FLUSH = 0.05
_TREE = 0.1
_NO_NAME = 'this is no name of a topic'
_FORBIDDEN = 'the parameters subscribe.* do not allow this topic'
_ENDPOINTS = 200


@dataclass
class _Viewer:
    """One client, and what it was told last."""

    wishes: dict[str, TopicWish]
    told: dict[tuple[str, str], Any] = field(default_factory=dict)
    """By topic and kind: the message, or the count that a tree was made of."""


class Watches:
    """
    All watched topics; ``poll`` once per second. Used on the executor's thread only.

    Without a watch there is no timer and no subscription.
    """

    def __init__(
        self,
        node: Node,
        server: Any,
        *,
        ros_time: Callable[[], float],
        parameters: Callable[[], Parameters],
    ) -> None:
        self._node = node
        self._server = server
        self._ros_time = ros_time
        self._parameters = parameters
        self._viewers: dict[str, _Viewer] = {}
        self._topics: dict[str, WatchedTopic] = {}
        self._endpoints = Endpoints(node, whole=True)
        self._timer: Timer | None = None
        self._trees_at = 0.0

    def watch(self, client: str, message: Watch) -> None:
        """Take over the list of a client; an empty one ends its watching."""
        wishes = {wish.topic: wish for wish in message.topics if wish.topic.startswith('/')}
        viewer = self._viewers.setdefault(client, _Viewer({}))
        before, viewer.wishes = viewer.wishes, wishes
        for topic in before.keys() - wishes.keys():
            viewer.told = {each: told for each, told in viewer.told.items() if each[0] != topic}
            self._server.remove('', _key(topic), layer=client)
        if not wishes:
            del self._viewers[client]
        self._share()
        self.poll()
        for topic, wish in wishes.items():
            known = before.get(topic)
            if wish.paths and (known is None or known.paths != wish.paths):
                row = self._topics[topic].newest_row() if topic in self._topics else None
                if row is not None:
                    self._send_samples(client, wish, self._topics[topic], [row])

    def forget(self, client: str) -> None:
        """A client has left."""
        if client in self._viewers:
            self.watch(client, Watch([]))

    def parameters_changed(self) -> None:
        """Allow-lists may be others."""
        self._share()
        self.poll()

    def poll(self) -> None:
        """Adapt to the graph, and tell how the topics fare."""
        if not self._viewers:
            return
        now = time.monotonic()
        graph = dict(self._node.get_topic_names_and_types())
        for name, topic in self._topics.items():
            # What is wrong with one topic is no reason to forget the others.
            guarded(self._follow, name, topic, graph.get(name, ()), now)
        for client, viewer in self._viewers.items():
            for name in viewer.wishes:
                guarded(self._tell_state, client, viewer, name)

    def _follow(self, name: str, topic: WatchedTopic, types: Sequence[str], now: float) -> None:
        ros_type = next((one for one in types if message_class(one)), '') or next(iter(types), '')
        offers = self._endpoints.find(name).offers(ros_type)
        topic.follow(ros_type, offers, depth_max=self._parameters().qos_depth_max)
        topic.statistics.measure(now)

    def _share(self) -> None:
        """Bring topics and timer in line with what the viewers want together."""
        parameters = self._parameters()
        rules = Patterns(parameters.subscribe_allow, deny=parameters.subscribe_deny)
        wishes: dict[str, list[TopicWish]] = {}
        for viewer in self._viewers.values():
            for name, wish in viewer.wishes.items():
                if is_topic_name(name) and name in rules:
                    wishes.setdefault(name, []).append(wish)
        for name in self._topics.keys() - wishes.keys():
            self._topics.pop(name).close()
            self._endpoints.forget(name)
        self._flush()
        for name, wanted in wishes.items():
            if name not in self._topics:
                self._topics[name] = WatchedTopic(self._node, name, ros_time=self._ros_time)
            paths = dict.fromkeys(path for wish in wanted for path in wish.paths)
            needed = any(wish.rates or wish.tree or wish.paths for wish in wanted)
            self._topics[name].ask(list(paths), needed=needed)
        self._run_timer()

    def _run_timer(self) -> None:
        wanted = any(
            wish.tree or wish.paths
            for viewer in self._viewers.values()
            for wish in viewer.wishes.values()
        )
        if wanted and self._timer is None:
            steady = rclpy.clock.Clock(clock_type=ClockType.STEADY_TIME)
            work = functools.partial(guarded, self._tick)
            self._timer = self._node.create_timer(_FLUSH, work, clock=steady)
        elif not wanted and self._timer is not None:
            self._node.destroy_timer(self._timer)
            self._timer = None

    def _tick(self) -> None:
        self._flush()
        now = time.monotonic()
        if now - self._trees_at >= _TREE:
            self._trees_at = now
            self._send_trees()

    def _flush(self) -> None:
        """Send the samples since the last time."""
        for name, topic in self._topics.items():
            if topic.rows:
                rows = list(topic.rows)
                topic.rows.clear()
                for client, viewer in self._viewers.items():
                    wish = viewer.wishes.get(name)
                    if wish is not None and wish.paths:
                        self._send_samples(client, wish, topic, rows)

    def _send_samples(
        self, client: str, wish: TopicWish, topic: WatchedTopic, rows: list[Row]
    ) -> None:
        columns = [topic.paths.index(path) for path in wish.paths if path in topic.paths]
        values = np.array([row.values for row in rows], np.float64)[:, columns]
        message = Samples(
            display='',
            key=_key(wish.topic),
            topic=wish.topic,
            first=rows[0].count,
            paths=[topic.paths[i] for i in columns],
            stamp=np.array([row.stamp for row in rows]),
            received=np.array([row.received for row in rows]),
            values=values.ravel(),
        )
        self._server.publish(message, layer=client)

    def _send_trees(self) -> None:
        for name, topic in self._topics.items():
            count = topic.statistics.count
            waiting = [
                (client, viewer)
                for client, viewer in self._viewers.items()
                if name in viewer.wishes
                and viewer.wishes[name].tree
                and viewer.told.get((name, 'tree')) != count
            ]
            newest = topic.newest() if waiting and count else None
            if newest is None or topic.message_type is None:
                continue
            rows = tree(newest.view, topic.message_type)
            message = MessageTree(
                display='',
                key=_key(name),
                topic=name,
                ros_type=topic.ros_type,
                received=newest.received,
                count=newest.count,
                nbytes=newest.nbytes,
                cut=rows.cut,
                names=rows.names,
                types=rows.types,
                values=rows.values,
                depth=np.array(rows.depth, np.uint8),
                size=np.array(rows.size, np.int32),
            )
            for client, viewer in waiting:
                viewer.told[(name, 'tree')] = count
                self._server.publish(message, layer=client)

    def _tell_state(self, client: str, viewer: _Viewer, name: str) -> None:
        self._tell(client, viewer, 'details', self._details(name))
        self._tell(client, viewer, 'status', self._status(name))

    def _tell(self, client: str, viewer: _Viewer, kind: str, message: Any) -> None:
        """Publish a message if it differs from what the client was told."""
        known = (message.topic, kind)
        if viewer.told.get(known) != message:
            viewer.told[known] = message
            self._server.publish(message, layer=client)

    def _status(self, name: str) -> WatchStatus:
        topic = self._topics.get(name)
        if topic is None:
            why = _FORBIDDEN if is_topic_name(name) else _NO_NAME
            return WatchStatus('', _key(name), name, 'error', why, [], 0, 0.0, 0.0, 0, 0.0, 0.0)
        known = topic.statistics.status(
            name, publishers=1, note=topic.note(), waiting=topic.waiting()
        )
        return WatchStatus(
            display='',
            key=_key(name),
            topic=name,
            level=known.level,
            text=known.text,
            items=topic.problems(),
            count=known.count,
            rate=known.rate,
            bandwidth=known.bandwidth,
            lost=topic.lost,
            received=known.received,
            stamp=known.stamp,
        )

    def _details(self, name: str) -> TopicDetails:
        topic = self._topics.get(name)
        if topic is None:
            return TopicDetails('', _key(name), name, '', [], [], [])
        found = self._endpoints.find(name)
        return TopicDetails(
            display='',
            key=_key(name),
            topic=name,
            ros_type=topic.ros_type,
            publishers=[_endpoint(one) for one in found.publishers[:_ENDPOINTS]],
            subscriptions=[_endpoint(one) for one in found.subscriptions[:_ENDPOINTS]],
            fields=topic.fields,
        )


def _key(topic: str) -> str:
    return f'watch {topic}'


def _endpoint(info: TopicEndpointInfo) -> Endpoint:
    qos = info.qos_profile
    words = [
        qos.reliability.name.lower().replace('_', ' '),
        qos.durability.name.lower().replace('_', ' '),
    ]
    # What discovery does not tell, as the depth with Fast DDS, is UNKNOWN or 0.
    if qos.depth:
        words.append(f'depth {qos.depth}')
    return Endpoint(node_name(info), info.topic_type, ', '.join(words))


def is_topic_name(name: str) -> bool:
    """Tell whether a topic can be called so: rclpy raises where it is asked for any other."""
    try:
        return bool(validate_full_topic_name(name))
    except InvalidTopicNameException:
        return False
