# SPDX-License-Identifier: Apache-2.0
"""A hub and a relay's edge without sockets: what each says to the other is passed on by hand."""

from __future__ import annotations

from typing import Any

import numpy as np

from ros_viz_bridge.core.assembler import Assembler
from ros_viz_bridge.core.edge import Edge
from ros_viz_bridge.core.hub import Hub
from ros_viz_bridge.core.rate_limit import Limits
from ros_viz_bridge.core.remote_clients import RemoteClients
from ros_viz_bridge.core.session import Session
from ros_viz_bridge.core.shares import Share, Shares
from ros_viz_bridge.core.trunk import Trunk
from ros_viz_bridge.wire.client import ClientHello, Interest
from ros_viz_bridge.wire.codec import decode, encode
from ros_viz_bridge.wire.message import ClientMessage
from ros_viz_bridge.wire.schema import schema_hash
from ros_viz_bridge.wire.session import Hello, Rejected, Settled
from ros_viz_bridge.wire.trunk import (
    Admitted,
    AllSent,
    Arrived,
    Beat,
    Carried,
    Departed,
    SentAway,
    TRUNK_MESSAGES,
    TrunkAck,
    TrunkMessage,
)

from .scene import Receiver


class TrunkPair:
    """``pump`` lets the words of each reach the other, until both are silent."""

    def __init__(self, hub: Hub) -> None:
        self.hub = hub
        self.now = 0.0
        self.shares = Shares()
        self.share: Share = self.shares.open('operator', 1e9)
        self.overflows: list[Exception] = []
        self.trunk = Trunk(
            hub.log, window_ms=20.0, wake=lambda: None, overflowed=self.overflows.append
        )
        hub.add_trunk(self.trunk)
        self.trunk.open()
        self.remote = RemoteClients(
            hub, self.trunk, self.shares.role, ros_time=lambda: 100.0, clock=lambda: self.now
        )
        self._words: list[TrunkMessage] = []
        self.edge = Edge(
            tell=self._words.append,
            ros_time=lambda: 100.0,
            delay=lambda: 0.25,
            limits=Limits(),
        )
        self.said: list[TrunkMessage] = []
        """What the hub's side said to the relay itself."""
        self.sent = 0
        """Bytes that went up."""
        self.admitted: dict[int, Session] = {}
        self.sent_away: dict[int, Rejected | None] = {}
        self._assembler = Assembler(1 << 30)

    def tell(self, message: TrunkMessage) -> None:
        """Let the relay say something."""
        self._words.append(message)

    def pump(self) -> None:
        """Pass everything on."""
        while True:
            words, self._words[:] = list(self._words), []
            for word in words:
                self.remote.receive(decode(encode(word), TRUNK_MESSAGES), self.now)
            moved = bool(words)
            while self.step():
                moved = True
            if not moved:
                return

    def step(self) -> bool:
        """Pass on one frame, or piece of one, that goes up; tell whether there was any."""
        data = self.trunk.box.take(self.now)
        if data is None:
            return False
        self.now += 1e-5
        self.sent += len(data)
        frame = self._assembler.take(bytes(data))
        if frame is not None:
            self._take(decode(frame, TRUNK_MESSAGES))
        self.remote.receive(TrunkAck(self.sent), self.now)
        return True

    def _take(self, message: Any) -> None:
        if isinstance(message, Carried):
            self.edge.carry(message)
            return
        self.said.append(message)
        if isinstance(message, Admitted):
            self.admitted[message.viewer] = self.edge.join(
                message.hello.tobytes(), self.now, wake=lambda: None, end=lambda why: None
            )
        elif isinstance(message, SentAway):
            self.sent_away[message.viewer] = next(iter(message.rejected), None)
        elif isinstance(message, AllSent):
            self.edge.all_sent(message.seq)


class RemoteViewer:
    """A page that came by the share, and reads only when asked to."""

    def __init__(
        self, pair: TrunkPair, number: int, *, token: str = '', back: Hello | None = None
    ) -> None:
        self.pair = pair
        self.number = number
        resume = (back.client_id, back.resume) if back else ('', '')
        hello = ClientHello(schema_hash(), token or pair.share.token, *resume)
        frame = np.frombuffer(encode(hello), np.uint8)
        pair.tell(Arrived(number, pair.share.name, frame))
        pair.pump()
        self.session = pair.admitted[number]
        assert self.session.control is not None
        self._control = Receiver(self.session.control)
        self.early = self._control.take()
        self.hello: Hello = self.early.pop(0)

    def open_data(self) -> RemoteViewer:
        """Open the data socket."""
        self.pair.edge.open_data(self.session, wake=lambda: None, end=lambda why: None)
        assert self.session.data is not None
        self._data = Receiver(self.session.data)
        self.pair.pump()
        return self

    def say(self, message: ClientMessage) -> None:
        """Say something on the control socket."""
        self.pair.edge.receive(self.session, self.number, encode(message), self.pair.now)
        self.pair.pump()

    def look_at(self, *displays: str) -> None:
        """Look at these displays."""
        self.say(Interest(list(displays), [], {}))

    def beat(self) -> None:
        """Let the relay say that this page was heard."""
        self.pair.tell(Beat(self.pair.now, [self.number], {self.pair.share.name: 1}))
        self.pair.pump()

    def control(self) -> list[Any]:
        """Return what came on the control socket."""
        early, self.early = self.early, []
        return early + self._control.take()

    def read(self) -> list[Any]:
        """Return the messages that the next frame of the scene, or piece of one, completes."""
        return self._data.step() or []

    def scene(self) -> list[Any]:
        """Return what came of the scene."""
        return [each for each in self._data.drain() if not isinstance(each, Settled)]

    def settled(self) -> bool:
        """Tell whether the page was told on this read that it has all."""
        return any(isinstance(each, Settled) for each in self._data.drain())

    def leave(self) -> None:
        """Close both sockets."""
        self.pair.edge.leave(self.session, self.pair.now)
        self.pair.tell(Departed(self.number))
        self.pair.pump()
