# SPDX-License-Identifier: Apache-2.0
"""One server that is connected to the relay: its trunk, its stage here, its viewers."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
import logging
import time

import numpy as np

from ..core.access import Refused
from ..core.assembler import Assembler
from ..core.edge import Edge
from ..core.outbox import Outbox
from ..core.overflow import Overflow
from ..core.parcel import said
from ..core.rate_limit import Limits
from ..core.session import End, Frame, Session
from ..runtime.socket import Socket
from ..wire.codec import decode
from ..wire.message import Encoded
from ..wire.session import Rejected
from ..wire.trunk import (
    Admitted,
    AllSent,
    Arrived,
    Beat,
    Beaten,
    Carried,
    Departed,
    Moved,
    NotShared,
    SentAway,
    SharesChanged,
    ToEdge,
    TRUNK_MESSAGES,
    TrunkAck,
    TrunkMessage,
)
from .asset_cache import AssetCache
from .requests import Requests
from .rules import Rules

PATIENCE = 10.0
"""Seconds for which a viewer waits until the server has admitted it."""
SILENCE = 10.0
"""Seconds without a word after which a server is taken for gone."""
VIEWER_SILENCE = 30.0
ARRIVALS = 1024
"""
Viewers who wait until they are admitted: whoever comes may be a stranger, so that these are no
viewers yet. A server that answers is never so many answers behind.
"""
BEAT = 1.0
MOST_WAITING = 64 << 20
"""Bytes that may wait for a server, twice the windows of all bodies; then its connection ends."""
CACHED = 64 << 20
"""Bytes of meshes and textures that are kept of one server."""
AWAY = Rejected('away', 'the robot is not connected')

logger = logging.getLogger(__name__)


@dataclass
class _Arrival:
    """A viewer whom the server has not admitted yet."""

    share: str
    wake: Callable[[], None]
    end: End
    admitted: asyncio.Future[Session]


class Station:
    """
    What the relay knows of one server while it is connected.

    ``shared`` is told what shall be shared from now on; it may raise Refused. An edge of
    a backbone has a ``name``, and may listen ``from_the_middle``: so many bytes were sent before.
    """

    def __init__(
        self,
        socket: Socket,
        rules: Rules,
        limits: Limits,
        *,
        shared: Callable[[SharesChanged], None],
        name: str = '',
        from_the_middle: int | None = None,
    ) -> None:
        self._name = name
        self._socket = socket
        self._rules = rules
        self._shared = shared
        self._box = Outbox(wake=socket.wake)
        self._assembler = Assembler(rules.memory, from_the_middle=from_the_middle is not None)
        self._received = from_the_middle or 0
        self._numbers = 0
        self._arrivals: dict[int, _Arrival] = {}
        self._viewers: dict[int, tuple[Session, str]] = {}
        self._said: set[int] = set()
        self._heard = time.monotonic()
        self._offset, self._delay = time.time() - time.monotonic(), 0.0
        self.requests = Requests(self.tell)
        self.assets = AssetCache(CACHED)
        self.edge = Edge(
            tell=self.tell,
            ros_time=lambda: time.monotonic() + self._offset,
            delay=lambda: self._delay,
            limits=limits,
            name=name,
        )

    async def run(self) -> None:
        """Serve the server until either end closes. Raises Closed."""
        beating = asyncio.ensure_future(self._beat())
        try:
            await self._socket.run(self._box, self._take)
        finally:
            beating.cancel()
            self._end()

    def go_on_from(self, place: int) -> None:
        """Take what comes as from the middle of another trunk, where all hear this server."""
        self._received = place
        self._assembler = Assembler(self._rules.memory, from_the_middle=True)
        self.tell(Moved())

    def end(self, rejected: Rejected) -> None:
        """Close the trunk."""
        self._socket.end(rejected)

    def tell(self, message: TrunkMessage) -> None:
        """Say something to the server."""
        try:
            self._box.add(said(message))
        except Overflow as error:
            self._socket.end(Rejected('busy', f'this server does not keep up: {error}'))

    # Viewers.

    async def admit(
        self, share: str, hello: Encoded, *, wake: Callable[[], None], end: End
    ) -> tuple[int, Session]:
        """Return the client that the server makes of a viewer, and its number. Raises Refused."""
        self._check_room()
        if len(self._arrivals) >= ARRIVALS:
            raise Refused('busy', 'too many arrive here at once: try again in a moment')
        self._numbers += 1
        number = self._numbers
        admitted: asyncio.Future[Session] = asyncio.get_running_loop().create_future()
        self._arrivals[number] = _Arrival(share, wake, end, admitted)
        self.tell(Arrived(number, share, np.frombuffer(hello, np.uint8)))
        try:
            session = await asyncio.wait_for(admitted, PATIENCE)
        except BaseException as error:
            self._arrivals.pop(number, None)
            self.depart(number)
            if isinstance(error, asyncio.TimeoutError):
                raise Refused('away', 'the robot does not answer') from None
            raise
        return number, session

    def _check_room(self) -> None:
        """Raise Refused if nobody else may look."""
        if len(self._viewers) >= self._rules.viewers:
            raise Refused('full', 'as many viewers are here as are let in')

    def receive(self, number: int, session: Session, frame: Frame) -> None:
        """Take what a viewer said. Raises Refused."""
        self._said.add(number)
        self.edge.receive(session, number, frame, time.monotonic())

    def depart(self, number: int) -> None:
        """The control socket of a viewer closed."""
        session, _ = self._viewers.pop(number, (None, ''))
        if session is not None:
            self.edge.leave(session, time.monotonic())
        self.tell(Departed(number))

    def send_away(self, share: str, rejected: Rejected) -> None:
        """Send all away who came by a share."""
        for session, name in list(self._viewers.values()):
            if name == share:
                session.end_control(rejected)

    # The server.

    def _take(self, data: Frame) -> None:
        """Take a message of the trunk. Raises Refused."""
        if isinstance(data, str):
            raise Refused('protocol', 'a text message came; messages are binary')
        self._received += len(data)
        self._heard = time.monotonic()
        try:
            frame = self._assembler.take(data)
            if frame is not None:
                self._said_by_server(decode(memoryview(frame), TRUNK_MESSAGES))
        except ValueError as error:
            raise Refused('protocol', str(error)) from None
        self.tell(TrunkAck(self._received))

    def _said_by_server(self, message: TrunkMessage) -> None:
        if isinstance(message, Carried):
            self.edge.carry(message)
        elif isinstance(message, Admitted):
            self._admitted(message)
        elif isinstance(message, SentAway):
            self._sent_away(message)
        elif isinstance(message, ToEdge):
            if message.edge == self._name:
                self._said_by_server(decode(message.frame.tobytes(), TRUNK_MESSAGES))
        elif isinstance(message, AllSent):
            self.edge.all_sent(message.seq)
        elif isinstance(message, Beaten):
            self._beaten(message)
        elif isinstance(message, SharesChanged):
            try:
                self._shared(message)
            except Refused as refused:
                self.tell(NotShared(str(refused)))
        elif not self.requests.receive(message):
            raise Refused('protocol', f'{type(message).__name__} is nothing that a server says')

    def _admitted(self, message: Admitted) -> None:
        arrival = self._arrivals.pop(message.viewer, None)
        if arrival is None or arrival.admitted.done():
            return
        try:
            self._check_room()  # others may have been quicker
        except Refused as full:
            arrival.admitted.set_exception(full)
            return
        session = self.edge.join(
            message.hello.tobytes(),
            time.monotonic(),
            wake=arrival.wake,
            end=arrival.end,
        )
        self._viewers[message.viewer] = session, arrival.share
        arrival.admitted.set_result(session)

    def _sent_away(self, message: SentAway) -> None:
        rejected = message.rejected[0] if message.rejected else None
        arrival = self._arrivals.pop(message.viewer, None)
        if arrival is not None and not arrival.admitted.done():
            why = rejected or AWAY
            arrival.admitted.set_exception(Refused(why.code, why.reason))
        session, _ = self._viewers.get(message.viewer, (None, ''))
        if session is not None:
            session.end_control(rejected)

    def _beaten(self, message: Beaten) -> None:
        now = time.monotonic()
        self._delay = min(max(0.0, now - message.now), SILENCE)
        self._offset = message.time + self._delay / 2 - now

    async def _beat(self) -> None:
        while True:
            counts: dict[str, int] = {}
            for _, share in self._viewers.values():
                counts[share] = counts.get(share, 0) + 1
            self.tell(Beat(time.monotonic(), sorted(self._said), counts))
            self._said.clear()
            await asyncio.sleep(BEAT)
            self._judge()

    def _judge(self) -> None:
        """End a trunk that is silent, or costs too much."""
        if time.monotonic() - self._heard > SILENCE:
            self._socket.end(Rejected('busy', 'nothing was heard of this server'))
        if self._box.pending_bytes > MOST_WAITING:
            self._socket.end(Rejected('busy', 'this server does not keep up with its viewers'))
        if self.edge.log.nbytes > self._rules.memory:
            most = self._rules.memory >> 20
            self._socket.end(Rejected('full', f'the scene has more than {most} MiB'))
        for session, _ in self._viewers.values():
            if time.monotonic() - session.heard > VIEWER_SILENCE:
                session.end_control(Rejected('busy', 'nothing was heard of this page'))

    def _end(self) -> None:
        """The server is gone: what viewers see is old from now on, and they are told."""
        for arrival in self._arrivals.values():
            if not arrival.admitted.done():
                arrival.admitted.set_exception(Refused(AWAY.code, AWAY.reason))
        for session, _ in list(self._viewers.values()):
            session.end_control(AWAY)
        self.requests.close()
