# SPDX-License-Identifier: Apache-2.0
"""
A hub without sockets.

Clients that talk to it directly, and a listener that writes down what it hears.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from ros_viz_bridge.core.commands import Command, Publish
from ros_viz_bridge.core.entry import Entry
from ros_viz_bridge.core.forms import Forms
from ros_viz_bridge.core.hub import Hub
from ros_viz_bridge.core.lease import Handover
from ros_viz_bridge.core.session import ClientInfo, Session
from ros_viz_bridge.core.settings import Settings
from ros_viz_bridge.wire.client import ClientHello, DataHello, Interest
from ros_viz_bridge.wire.codec import encode
from ros_viz_bridge.wire.display import Display
from ros_viz_bridge.wire.message import ClientMessage, ServerMessage
from ros_viz_bridge.wire.schema import schema_hash
from ros_viz_bridge.wire.session import Hello, Rejected, Settled

from .scene import Receiver


@dataclass
class Heard:
    """Implements ``Listener``."""

    calls: list[tuple[Any, ...]] = field(default_factory=list)
    forms: Forms = Forms()
    again: list[frozenset[str]] = field(default_factory=list)

    def connected(self, client: ClientInfo) -> None:
        self.calls.append(('connected', client.client_id))

    def disconnected(self, client: ClientInfo) -> None:
        self.calls.append(('disconnected', client.client_id))

    def forgotten(self, client_id: str) -> None:
        self.calls.append(('forgotten', client_id))

    def silent(self, client: ClientInfo) -> None:
        self.calls.append(('silent', client.client_id))

    def refused(self, address: str, code: str, reason: str) -> None:
        self.calls.append(('refused', address, code))

    def role_changed(self, client: ClientInfo) -> None:
        self.calls.append(('role', client.client_id, client.role))

    def handed_over(self, handover: Handover) -> None:
        self.calls.append(('handed over', handover))

    def received(self, client: ClientInfo, message: ClientMessage) -> None:
        self.calls.append(('received', client.client_id, message))

    def forms_changed(self, forms: Forms) -> None:
        self.forms = forms

    def needed_again(self, displays: frozenset[str]) -> None:
        self.again.append(displays)

    def interest_changed(self, displays: frozenset[str]) -> None:
        self.calls.append(('interest', displays))

    def stopped(self, by: str, reason: str) -> None:
        self.calls.append(('stopped', by, reason))

    def take(self, kind: str) -> list[tuple[Any, ...]]:
        """Return and forget the calls of a kind."""
        found = [call[1:] for call in self.calls if call[0] == kind]
        self.calls = [call for call in self.calls if call[0] != kind]
        return found


class Client:
    """A page that reads only when asked to."""

    def __init__(
        self,
        hub: Hub,
        *,
        role: Any = 'operator',
        back: Hello | None = None,
        now: float = 0.0,
        unseen: bool = False,
    ) -> None:
        self.hub = hub
        self.ended: list[Rejected | None] = []
        hello = ClientHello(
            schema_hash(), '', back.client_id if back else '', back.resume if back else ''
        )
        self.session: Session = hub.join(
            hello, role, now, wake=lambda: None, end=self.ended.append, unseen=unseen
        )
        self.control_box = self.session.control
        assert self.control_box is not None
        self._control = Receiver(self.control_box)
        self.data: Receiver | None = None
        self._early: list[Any] = self._control.take()
        self.hello: Hello = self._early.pop(0)

    @property
    def client_id(self) -> str:
        return self.session.client_id

    def open_data(self) -> Client:
        hello = DataHello(self.client_id, self.hello.data_secret)
        session = self.hub.join_data(hello, wake=lambda: None, end=self.ended.append)
        assert session.data is not None
        self.data = Receiver(session.data)
        return self

    def say(self, message: ClientMessage, now: float = 0.0) -> None:
        self.hub.receive(self.session, encode(message), now)

    def look_at(
        self, *displays: str, streams: tuple[str, ...] = (), rates: dict[str, float] | None = None
    ) -> None:
        self.say(Interest(list(displays), list(streams), rates or {}))

    def control(self) -> list[Any]:
        early, self._early = self._early, []
        return early + self._control.take()

    def scene(self) -> list[Any]:
        """Return what came of the scene; that all has come (``Settled``) is not of it."""
        assert self.data is not None
        return [each for each in self.data.drain() if not isinstance(each, Settled)]

    def leave(self, now: float = 0.0) -> None:
        self.hub.leave(self.session, self.control_box, now)


def make_hub(**settings: Any) -> tuple[Hub, Heard]:
    """Return a hub and what it tells."""
    heard = Heard()
    return Hub(Settings(**settings), listener=heard, ros_time=lambda: 100.0), heard


def publish(hub: Hub, *messages: ServerMessage, layer: str = '', to: str | None = None) -> None:
    """Publish as a batch of its own."""
    batch: list[Command] = [Publish(tuple(Entry(m, layer) for m in messages), to)]
    hub.apply(batch)


def display(name: str) -> Display:
    """Return the announcement of a display."""
    return Display(name, name, name, f'/{name}', 'x/msg/X', True, {}, [], 0)
