# SPDX-License-Identifier: Apache-2.0
"""The thread that publishes: what viewers do goes out from here, past the executor."""

from __future__ import annotations

from collections.abc import Callable
import heapq
import logging
import queue
import threading
import time
from typing import Any, NamedTuple

from rclpy.node import Node
from rclpy.publisher import Publisher
from rclpy.qos import DurabilityPolicy, QoSProfile

from ..core.session import ClientInfo
from ..runtime.audit import Audit
from ..topics.message_types import message_class
from ..topics.patterns import Patterns

logger = logging.getLogger(__name__)

STREAM = QoSProfile(depth=5)
"""Reliable, so that it reaches readers of either kind."""
COMMAND = QoSProfile(depth=100)
"""Every one counts, also when somebody drags a slider."""
STATE = QoSProfile(depth=1, durability=DurabilityPolicy.TRANSIENT_LOCAL)
"""The last one also reaches those who come late."""
MOST_POSTPONED = 1000
"""So many calls wait for their time."""


class _Cause(NamedTuple):
    """Why a call runs."""

    stops: int
    """How many stops there had been when it was submitted."""
    client: ClientInfo | None
    """For whom; None for the bridge itself."""


_Job = tuple[_Cause, Callable[[], None]]


class Publications:
    """
    Owns the publishers and the only thread that uses them.

    A publish may block, and the executor may be busy with a cloud: neither holds up the other. A
    stop takes effect at once for all that still waits.
    """

    def __init__(self, node: Node, *, allowed: Patterns, audit: Audit | None = None) -> None:
        self._node = node
        self._audit = audit
        self._allowed = allowed
        self._publishers: dict[str, Publisher] = {}
        self._types: dict[str, str] = {}
        """Of the publishers; in the publishing thread only."""
        self._lock = threading.Lock()
        self._stopped = threading.Event()
        self._stops = 0
        # The number of stops when the running call was submitted: what waited when one came is
        # never made up for, however soon the stop is lifted.
        self._running = _Cause(0, None)
        self._queue: queue.SimpleQueue[_Job | None] = queue.SimpleQueue()
        # When, a number that keeps the order, why, and the call.
        self._postponed: list[tuple[float, int, _Cause, Callable[[], None]]] = []
        self._postponements = 0
        self._thread = threading.Thread(target=self._run, name='ros_viz_bridge.publications')
        self._thread.start()

    @property
    def stopped(self) -> bool:
        """Whether outputs to the robot are stopped; any thread."""
        return self._stopped.is_set()

    @property
    def held_back(self) -> bool:
        """Whether the running call may not move the robot; in the publishing thread only."""
        return not self.permit()()

    def permit(self) -> Callable[[], bool]:
        """
        Return what tells whether what the running call began may still move the robot.

        It may be asked at any time, in any thread; in the publishing thread only.
        """
        stops = self._running.stops
        return lambda: not self.stopped and stops == self._stops

    def submit(self, call: Callable[..., None], *args: Any) -> None:
        """
        Run ``call`` in the publishing thread, after all submitted before; any thread.

        What it, and what it postpones, does is done for the client that is its first argument.
        """
        client = args[0] if args and isinstance(args[0], ClientInfo) else None
        self._queue.put((_Cause(self._stops, client), lambda: call(*args)))

    def allows(self, topic: str) -> bool:
        """Tell whether a topic (fully qualified) may be published; any thread."""
        return topic in self._allowed

    def topics(self) -> list[str]:
        """Return what there are publishers of; any thread."""
        with self._lock:
            return list(self._publishers)

    def stop_outputs(self) -> int:
        """
        Publish nothing more that moves the robot, and nothing of what waits; any thread.

        Return the number of this stop.
        """
        self._stopped.set()
        with self._lock:
            self._stopped.set()
            self._stops += 1
            return self._stops

    def resume_outputs(self, stop: int) -> None:
        """Lift the stop of this number, if none came after it; any thread."""
        with self._lock:
            if stop == self._stops:
                self._stopped.clear()

    def close(self) -> None:
        """Publish what waits, without what was postponed, and end the thread."""
        self._queue.put(None)
        self._thread.join()

    # In the publishing thread only.

    def publish(
        self,
        topic: str,
        ros_type: str,
        data: bytes,
        *,
        qos: QoSProfile = STREAM,
        moves: bool = True,
    ) -> bool:
        """
        Publish serialised ``data``; tells whether it went out.

        ``moves``: what may move the robot, and is held back by a stop.
        """
        if moves and self.held_back:
            return False
        publisher = self.prepare(topic, ros_type, qos=qos)
        if publisher is None:
            return False
        publisher.publish(data)
        if moves:
            self.note('published', f'{topic} {ros_type}')
        return True

    def note(self, what: str, about: str, client: ClientInfo | None = None) -> None:
        """Take down what the running call does, and for whom, if not for whom it runs."""
        if self._audit is not None:
            self._audit.note(client or self._running.client or '', what, about)

    def postpone(self, due: float, call: Callable[..., None], *args: Any) -> bool:
        """
        Run ``call`` in this thread at a time of ``time.monotonic``, in place of the running call.

        Those of one time run in order. A stop counts since the running call was submitted. Tells
        whether there was room for it.
        """
        if len(self._postponed) >= MOST_POSTPONED:
            return False
        self._postponements += 1
        item = (due, self._postponements, self._running, lambda: call(*args))
        heapq.heappush(self._postponed, item)
        return True

    def prepare(self, topic: str, ros_type: str, *, qos: QoSProfile = STREAM) -> Publisher | None:
        """Return the publisher of ``topic`` (fully qualified); None if it may not be published."""
        publisher = self._publishers.get(topic)
        if publisher is not None and self._types[topic] != ros_type:
            # Its bytes would be read as another message: a tool and a widget of one topic.
            logger.error('%s is published with another type than %s already', topic, ros_type)
            return None
        if publisher is None and topic in self._allowed:
            publisher = self._node.create_publisher(message_class(ros_type), topic, qos)
            self._types[topic] = ros_type
            with self._lock:
                self._publishers[topic] = publisher
        return publisher

    def forget(self, prefix: str) -> None:
        """Destroy the publishers of all topics that begin with ``prefix``."""
        for topic in [name for name in self._publishers if name.startswith(prefix)]:
            with self._lock:
                publisher = self._publishers.pop(topic)
            self._node.destroy_publisher(publisher)

    def _run(self) -> None:
        while (item := self._next()) is not None:
            self._running, call = item
            try:
                call()
            except Exception:
                logger.exception('something could not be published')

    def _next(self) -> _Job | None:
        """Wait for a call, those first whose time has come; None at the end."""
        while self._postponed:
            wait = self._postponed[0][0] - time.monotonic()
            if wait <= 0:
                _, _, cause, call = heapq.heappop(self._postponed)
                return cause, call
            try:
                return self._queue.get(timeout=wait)
            except queue.Empty:
                pass
        return self._queue.get()
