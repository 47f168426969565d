# SPDX-License-Identifier: Apache-2.0
"""A topic that the node takes something from, whoever publishes it and with which QoS."""

from __future__ import annotations

from collections.abc import Callable
import logging
import time

from rclpy.node import Node

from ..cdr import CdrError, MessageType, Reader, View
from ..inputs.base import InputError
from ..topics.message_types import message_class
from .complaints import Complaints
from .endpoints import Endpoints
from .listening import Listening
from .qos import Offer

logger = logging.getLogger(__name__)

_DEPTH = 10
_NOBODY_YET = Offer(reliable=True, transient_local=False, depth=_DEPTH)


class CommandTopic:
    """
    Hands each message to ``callback``, and its bytes to ``ignore`` first: true drops it.

    ``early``: also before anybody publishes it, which every participant of the network is told.
    A message that makes no sense is logged, once per reason and not without end. Used on the
    executor's thread only.
    """

    def __init__(
        self,
        node: Node,
        topic: str,
        ros_type: str,
        callback: Callable[[View], None],
        *,
        ignore: Callable[[bytes], bool] = lambda data: False,
        early: bool = True,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        cls = message_class(ros_type)
        self._node = node
        self._type = ros_type
        self._reader = Reader(MessageType.from_class(cls))
        self._callback = callback
        self._ignore = ignore
        self._early = [_NOBODY_YET] if early else []
        warn = node.get_logger().warning
        self._complain = Complaints(lambda text: warn(f'{topic}: {text}'), clock=clock)
        self._endpoints = Endpoints(node, clock=clock)
        self._listening = Listening(node, topic, cls, self._receive, clock=time.monotonic)
        self.poll()

    def poll(self) -> None:
        """Adapt to the publishers."""
        offers = self._endpoints.find(self._listening.topic).offers(self._type)
        self._listening.follow(offers or self._early, depth=_DEPTH, depth_max=10 * _DEPTH)

    def close(self) -> None:
        """Unsubscribe."""
        self._listening.close()

    def _receive(self, data: bytes) -> None:
        if self._ignore(data):
            return
        try:
            self._callback(self._reader.read(data))
        except (CdrError, InputError) as error:
            self._complain(str(error))
        except Exception as error:
            if self._complain(f'{type(error).__name__}: {error}'):
                logger.exception('%s: the message could not be used', self._listening.topic)
        else:
            self._complain.settle()
