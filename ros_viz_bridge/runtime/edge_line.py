# SPDX-License-Identifier: Apache-2.0
"""One edge, as the server hears it: its viewers, and what they fetch."""

from __future__ import annotations

from collections.abc import Callable
import time
from typing import Any

from ..core.access import Refused
from ..core.hub import Hub
from ..core.order import Order
from ..core.remote_clients import RemoteClients
from ..core.trunk import Trunk
from ..wire.codec import decode
from ..wire.session import Role
from ..wire.trunk import Enrolled, Joined, Moved, TRUNK_MESSAGES, TrunkAck, TrunkMessage
from .carried_requests import CarriedRequests


class EdgeLine:
    """Serves one edge from its making until ``close``; the arguments are ``RobotEnd``'s."""

    def __init__(
        self,
        name: str,
        trunk: Trunk,
        order: Order,
        hub: Hub,
        *,
        app: Any,
        role: Callable[[str, str], Role],
        ros_time: Callable[[], float],
    ) -> None:
        self.heard = self.since = time.monotonic()
        self._name = name
        self.trunk = trunk
        self._order = order
        self._clients = RemoteClients(
            hub, trunk, role, ros_time=ros_time, clock=time.monotonic, edge=name
        )
        self._requests = CarriedRequests(app, self._tell)
        self.invited: float | None = None
        """When it was asked to listen to what all hear, too..."""
        self.joined = float('-inf')
        """... and when it did."""
        self.moving = False
        """Whether it has still to take what was said to it alone."""
        try:
            self._tell(Enrolled())
            trunk.open(name)
        except BaseException:
            self.close()
            raise

    def take(self, position: int, frame: bytes) -> None:
        """Take what it said. Raises LostError, Refused and ValueError: then it has to go."""
        self._order.take(position, len(frame))
        self.heard = time.monotonic()
        message = decode(frame, TRUNK_MESSAGES)
        if isinstance(message, Joined):
            self.joined = self.heard
        elif isinstance(message, Moved):
            if not self.moving:
                raise Refused('protocol', 'an edge moved that nobody asked to')
            self.moving = False
        elif self.moving and isinstance(message, TrunkAck):
            pass  # of what was said to it alone
        elif not self._requests.receive(message):
            self._clients.receive(message, self.heard)

    def move(self, trunk: Trunk) -> None:
        """Serve it by this trunk from here on, that all hear; both have to be idle."""
        trunk.take_over(self._name, self.trunk)
        self._clients.move(trunk)
        self.trunk, self.moving = trunk, True

    def close(self) -> None:
        """Serve it no more: its viewers are away at once."""
        self._requests.close()
        try:
            self._clients.leave()
        finally:  # or all others would wait for what it takes
            self.trunk.close(self._name, time.monotonic())

    def _tell(self, message: TrunkMessage) -> None:
        self.trunk.tell(message, edge=self._name)
