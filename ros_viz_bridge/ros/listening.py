# SPDX-License-Identifier: Apache-2.0
"""The raw subscriptions of one topic, which follow its publishers' QoS."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
import logging
from typing import Any

from rclpy.event_handler import SubscriptionEventCallbacks
from rclpy.exceptions import InvalidHandle
from rclpy.node import Node
from rclpy.qos import DurabilityPolicy, HistoryPolicy, QoSProfile, ReliabilityPolicy
from rclpy.subscription import Subscription
from rclpy.topic_endpoint_info import TopicEndpointInfo

from .pairing import Pairing
from .qos import decide, Offer, Request

logger = logging.getLogger(__name__)

_ROUND = 0.01
"""Seconds for which one topic may go on with what waits before others have their turn."""


class Listening:
    """
    Hands every message of ``topic`` to ``callback`` as bytes, encapsulation header included.

    Used on the executor's thread only. ``clock`` is monotonic. ``lost`` is told how many messages
    the middleware lost since it was last called.
    """

    def __init__(
        self,
        node: Node,
        topic: str,
        message_class: Any,
        callback: Callable[[bytes], None],
        *,
        clock: Callable[[], float],
        lost: Callable[[int], None] | None = None,
    ) -> None:
        self.topic = topic
        self._lost = lost
        self._node = node
        self._class = message_class
        self._callback = callback
        self._clock = clock
        self._requests: tuple[Request, ...] = ()
        self._subscriptions: list[Subscription] = []
        self._failure = ''

    @property
    def requests(self) -> tuple[Request, ...]:
        """What is subscribed now."""
        return self._requests

    def follow(
        self, offers: Sequence[Offer], *, depth: int, depth_max: int, depth_min: int = 1
    ) -> None:
        """
        Subscribe as the publishers demand; while there are none, stay as it is.

        Raises what rclpy does where a subscription is refused; then nothing is subscribed.
        """
        requests = decide(offers, depth=depth, depth_max=depth_max, depth_min=depth_min)
        if requests and requests != self._requests:
            self.close()
            pairing = Pairing() if len(requests) > 1 else None
            try:
                for side, request in enumerate(requests):
                    self._subscriptions.append(self._subscribe(request, side, pairing))
            except Exception:
                # All or none: whoever calls again tries again.
                self.close()
                raise
            self._requests = requests

    def close(self) -> None:
        """Unsubscribe."""
        for subscription in self._subscriptions:
            self._node.destroy_subscription(subscription)
        self._subscriptions = []
        self._requests = ()

    def _subscribe(self, request: Request, side: int, pairing: Pairing | None) -> Subscription:
        def receive(data: bytes) -> None:
            if pairing is None or not pairing.is_copy(data, side=side, now=self._clock()):
                self._hand_over(data)

        def receive_all(data: bytes) -> None:
            # The executor takes one message per topic and round, whatever the other topics of the
            # round cost: a fast topic next to a slow one would fall behind by its whole queue.
            end = self._clock() + _ROUND
            receive(data)
            while self._clock() < end and (more := _take(subscription)) is not None:
                receive(more)

        subscription = self._node.create_subscription(
            self._class,
            self.topic,
            receive_all,
            profile(request),
            raw=True,
            # rclpy's own only log; what does not match is shown at the display.
            event_callbacks=self._events(),
        )
        return subscription

    def _hand_over(self, data: bytes) -> None:
        try:
            self._callback(data)
        except Exception as error:
            # An exception that got out would end the executor, and with it every other topic.
            if repr(error) != self._failure:
                self._failure = repr(error)
                logger.exception('%s: a message could not be used', self.topic)

    def _events(self) -> SubscriptionEventCallbacks:
        lost = self._lost
        if lost is None:
            return SubscriptionEventCallbacks(use_default_callbacks=False)
        return SubscriptionEventCallbacks(
            message_lost=lambda info: lost(info.total_count_change), use_default_callbacks=False
        )


def _take(subscription: Subscription) -> bytes | None:
    """Return the next message that waits, as bytes; None if none does."""
    with suppress(InvalidHandle), subscription.handle:
        taken = subscription.handle.take_message(subscription.msg_type, subscription.raw)
        return None if taken is None else taken[0]
    return None


def profile(request: Request) -> QoSProfile:
    """Return the rclpy profile of a request."""
    return QoSProfile(
        history=HistoryPolicy.KEEP_LAST,
        depth=request.depth,
        reliability=ReliabilityPolicy.RELIABLE
        if request.reliable
        else ReliabilityPolicy.BEST_EFFORT,
        durability=DurabilityPolicy.TRANSIENT_LOCAL
        if request.transient_local
        else DurabilityPolicy.VOLATILE,
    )


def offers_of(endpoints: Sequence[TopicEndpointInfo], ros_type: str) -> list[Offer]:
    """Return what the publishers of one type offer."""
    found = []
    for endpoint in endpoints:
        if endpoint.topic_type != ros_type:
            continue
        qos = endpoint.qos_profile
        found.append(
            Offer(
                reliable=qos.reliability != ReliabilityPolicy.BEST_EFFORT,
                transient_local=qos.durability == DurabilityPolicy.TRANSIENT_LOCAL,
                depth=qos.depth,
            )
        )
    return found
