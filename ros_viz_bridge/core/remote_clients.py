# SPDX-License-Identifier: Apache-2.0
"""
The clients that a relay serves, as the server sees them.

Each is a client like any other: admitted, judged and called back for here. What all of them see
goes up once (``Trunk``).
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace
import logging

import numpy as np
from numpy.typing import NDArray

from ..wire.codec import encode
from ..wire.session import Hello, Rejected, Role
from ..wire.trunk import (
    Admitted,
    Arrived,
    Beat,
    Beaten,
    Departed,
    LONGEST_TEXT,
    SentAway,
    TrunkAck,
    TrunkMessage,
    Uttered,
    Wanted,
)
from .access import Refused
from .forms import Forms
from .hub import Hub
from .outlet import Outlet
from .rate_limit import Bucket, Rate
from .session import read_hello, same, Session
from .shares import digest
from .trunk import Trunk

FROM = 'relay'
"""Where all of them come from, as far as the server knows."""
GUESSES, PAUSE = Rate(5.0, 100.0), 1.0
"""Wrong tokens that may come, and seconds in which no new one is looked at where more do."""
GUESSED = Rejected('busy', 'too many wrong tokens came here: try again in a moment')

logger = logging.getLogger(__name__)


@dataclass
class _Viewer:
    """One connection by the relay, and the share that it came by."""

    session: Session
    outlet: Outlet
    share: str


class RemoteClients:
    """
    Says to the hub what a relay says, or one edge of a backbone.

    ``role`` returns what somebody may do who came by a share with a token, or raises Refused;
    ``clock`` gives ``now``, monotonic seconds.
    """

    def __init__(
        self,
        hub: Hub,
        trunk: Trunk,
        role: Callable[[str, str], Role],
        *,
        ros_time: Callable[[], float],
        clock: Callable[[], float],
        edge: str = '',
    ) -> None:
        self._hub = hub
        self._trunk = trunk
        self._role = role
        self._guesses, self._deaf_until = Bucket(GUESSES), 0.0
        self._edge = edge
        self._ros_time = ros_time
        self._clock = clock
        self._viewers: dict[int, _Viewer] = {}
        self.counts: dict[str, int] = {}
        """How many are there by each share, as the relay says."""

    def receive(self, message: TrunkMessage, now: float) -> None:
        """Take a message of the relay. Raises Refused, ValueError for what no relay says."""
        if isinstance(message, Uttered):
            self._uttered(message, now)
        elif isinstance(message, TrunkAck):
            self._trunk.ack(message.received, now, edge=self._edge)
        elif isinstance(message, Beat):
            self._beat(message, now)
        elif isinstance(message, Wanted):
            forms = Forms(frozenset(message.displays), frozenset(message.pictures))
            self._trunk.look(message.seq, forms, frozenset(message.streams), edge=self._edge)
            self._hub.update_interest()
        elif isinstance(message, Arrived):
            self._arrived(message, now)
        elif isinstance(message, Departed):
            self._depart(message.viewer, now)
        else:
            raise Refused('protocol', f'{type(message).__name__} is nothing that a relay says')

    def move(self, trunk: Trunk) -> None:
        """Say what there is to say by another trunk, which has taken this edge over."""
        self._trunk = trunk
        for viewer in self._viewers.values():
            viewer.outlet.trunk = trunk

    def revoke(self, good: Collection[str], reason: str) -> None:
        """Send away who came by another share than these."""
        for viewer in list(self._viewers.values()):
            if viewer.share not in good:
                viewer.session.end_control(Rejected('link', reason))

    def leave(self) -> None:
        """The relay is gone, and with it all of them, for a moment at least."""
        for number in list(self._viewers):
            self._depart(number, self._clock())

    def _arrived(self, message: Arrived, now: float) -> None:
        if message.viewer in self._viewers:
            # Whoever had the number would be a client for ever: nobody could say that it left.
            raise Refused('protocol', f'viewer {message.viewer} arrived twice')
        try:
            hello = read_hello(message.hello.tobytes(), self._hub.settings.limits)
            token, back = digest(hello.token), self._hub.admission.resumed(hello)
            # Who comes back as before guesses nothing, and may have a robot to stop.
            if now < self._deaf_until and not (back and same(back.came_with, token)):
                self._tell(SentAway(message.viewer, [GUESSED]))
                return
            role = self._judge(message.share, hello.token, now)
            session = self._hub.join(
                hello,
                role,
                now,
                wake=lambda: None,
                end=lambda rejected: self._send_away(message.viewer, rejected),
                address=FROM,
                trunk=self._trunk,
                greet=lambda hello: self._tell(Admitted(message.viewer, _frame(hello))),
            )
        except Refused as refused:
            self._hub.refuse(FROM, refused)
            rejected = Rejected(refused.code, str(refused))
            self._tell(SentAway(message.viewer, [rejected]))
            return
        assert session.outlet is not None
        session.came_with = token
        self._viewers[message.viewer] = _Viewer(session, session.outlet, message.share)

    def _judge(self, share: str, token: str, now: float) -> Role:
        """Return what somebody may do. Raises Refused; who has no token yet guesses nothing."""
        try:
            return self._role(share, token)
        except Refused:
            if token and not self._guesses.take(1, now):
                self._deaf_until = now + PAUSE
            raise

    def _uttered(self, message: Uttered, now: float) -> None:
        viewer = self._viewers.get(message.viewer)
        if viewer is None:
            return  # it was sent away meanwhile
        try:
            self._hub.receive(viewer.session, message.frame.tobytes(), now)
        except Refused as refused:
            self._hub.refuse(FROM, refused)
            viewer.session.end_control(Rejected(refused.code, str(refused)))
        except Exception:
            logger.exception('what %s said cannot be acted on', viewer.session.client_id)
            viewer.session.end_control(Rejected('protocol', 'the server could not act on it'))

    def _beat(self, message: Beat, now: float) -> None:
        self.counts = message.viewers
        for number in message.heard:
            viewer = self._viewers.get(number)
            if viewer is not None:
                viewer.session.heard = now
                self._hub.gate.leases.heard(viewer.session.client_id, now)
        self._tell(Beaten(message.now, self._ros_time()))

    def _send_away(self, number: int, rejected: Rejected | None) -> None:
        """Let the relay close the sockets of a viewer, which is not listened to any more."""
        short = rejected and replace(rejected, reason=rejected.reason[:LONGEST_TEXT])
        self._tell(SentAway(number, [short] if short else []))
        self._depart(number, self._clock())

    def _tell(self, message: TrunkMessage) -> None:
        self._trunk.tell(message, edge=self._edge)

    def _depart(self, number: int, now: float) -> None:
        viewer = self._viewers.pop(number, None)
        if viewer is not None:
            self._hub.leave(viewer.session, viewer.outlet, now)


def _frame(hello: Hello) -> NDArray[np.uint8]:
    return np.frombuffer(encode(hello), np.uint8)
