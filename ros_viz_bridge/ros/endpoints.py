# SPDX-License-Identifier: Apache-2.0
"""Who publishes and subscribes topics: asked for anew only when it may be others."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
import time

from rclpy.node import Node
from rclpy.topic_endpoint_info import TopicEndpointInfo

from .listening import offers_of
from .qos import Offer

REFRESH = 5.0
"""
Seconds after which endpoints are asked for again, even if their number is the same.

A publisher that restarts with another QoS between two looks changes no number.
"""


@dataclass(frozen=True)
class Found:
    """The endpoints of a topic as they were at ``time`` (monotonic)."""

    publishers: tuple[TopicEndpointInfo, ...]
    subscriptions: tuple[TopicEndpointInfo, ...]
    """Empty where only publishers are asked for."""
    counts: tuple[int, int]
    time: float
    _offers: dict[str, tuple[Offer, ...]] = field(default_factory=dict)

    def offers(self, ros_type: str) -> tuple[Offer, ...]:
        """Return what the publishers of one type offer."""
        known = self._offers.get(ros_type)
        if known is None:
            known = self._offers[ros_type] = tuple(offers_of(self.publishers, ros_type))
        return known


_NOBODY = Found((), (), (0, 0), 0.0)


class Endpoints:
    """
    The endpoints of all topics that are asked for; used on the executor's thread only.

    ``whole``: subscriptions, too, and again until the names of all their nodes are known.
    """

    def __init__(
        self, node: Node, *, whole: bool = False, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._node = node
        self._whole = whole
        self._clock = clock
        self._known: dict[str, Found] = {}

    def find(self, topic: str, *, publishers: int = -1, refresh: float = REFRESH) -> Found:
        """
        Return the endpoints of a topic, at most ``refresh`` seconds old if as many as before.

        ``publishers`` is their number where it is known already. Raises what rclpy does for a name
        that is none.
        """
        count = self._node.count_publishers(topic) if publishers < 0 else publishers
        counts = (count, self._node.count_subscribers(topic) if self._whole else 0)
        if counts == (0, 0):
            self.forget(topic)
            return _NOBODY
        now = self._clock()
        known = self._known.get(topic)
        if known is None or known.counts != counts or now - known.time >= refresh:
            known = self._known[topic] = self._ask(topic, counts, now)
        return known

    def forget(self, topic: str) -> None:
        """Drop what is known of a topic."""
        self._known.pop(topic, None)

    def _ask(self, topic: str, counts: tuple[int, int], now: float) -> Found:
        publishers = tuple(self._node.get_publishers_info_by_topic(topic))
        subscriptions = (
            tuple(self._node.get_subscriptions_info_by_topic(topic)) if self._whole else ()
        )
        # Names of nodes come a moment after their endpoints.
        complete = not self._whole or all(map(node_name, (*publishers, *subscriptions)))
        return Found(publishers, subscriptions, counts, now if complete else float('-inf'))


def node_name(info: TopicEndpointInfo) -> str:
    """Return the full name of an endpoint's node, '' while it is not known."""
    if info.node_name.startswith('_NODE_NAME_UNKNOWN'):
        return ''
    name: str = f'{info.node_namespace.rstrip("/")}/{info.node_name}'
    return name
