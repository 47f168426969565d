# SPDX-License-Identifier: Apache-2.0
"""Who may act on the robot, and whose view others follow: what a program says to it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
import time
from typing import Any, TypeVar

from ..core.commands import Call
from ..core.hub import Hub
from ..core.internal import internal
from ..core.lease import Handover, PROGRAM, Why
from ..runtime.mailbox import Mailbox
from ..wire.session import Rejected, Role
from . import checks
from .client_handle import ClientHandle, ROLE
from .clients import Clients
from .dispatch import Dispatch

C = TypeVar('C', bound=Callable[..., Any])


@dataclass(frozen=True)
class ControlEvent:
    """A control group has another holder."""

    group: str
    holder: str
    """Client id; 'program' for the program itself, '' for nobody."""
    previous: str
    why: Why
    """'given' by the program; else the holder took, released, left, fell silent, was demoted."""
    client: ClientHandle | None
    """The handle of the holder, None where that is no client."""


class Control:
    """The part of ``Server`` that rules over clients; all of it may be called in any thread."""

    _clients: Clients
    _dispatch: Dispatch
    _hub: Hub
    _mailbox: Mailbox

    # The stop.

    @property
    def stopped_by(self) -> str:
        """Who stopped the outputs to the robot, '' while they are not stopped."""
        return self._hub.gate.stopped_by

    def stop_outputs(self, by: str = 'the program', reason: str = '') -> None:
        """Stop every output to the robot, as the page's stop does; ``by`` is shown."""
        checks.text('by', by)
        checks.text('reason', reason)
        self._mailbox.post(Call(lambda: self._hub.rule.stop(by, reason)))

    def reset_stop(self) -> None:
        """Lift a stop, whoever stopped the outputs; nothing where they are not stopped."""
        self._mailbox.post(Call(lambda: self._hub.rule.reset('the program')))

    # Leases.

    @property
    def control_groups(self) -> tuple[str, ...]:
        """The control groups there are (``Server(groups=...)``)."""
        return tuple(self._hub.gate.leases.holders())

    def get_holder(self, group: str) -> str:
        """Return who has the lease of a control group, '' if nobody has."""
        return self._hub.gate.leases.holders().get(checks.text('group', group), '')

    def give_control(self, client: ClientHandle | str, group: str = 'robot') -> None:
        """
        Make an operator the holder of a control group, whoever held it before.

        Nothing happens if the client leaves meanwhile. Raises ValueError for a group that there is
        not, and for a client that is not connected or only looks.
        """
        name = self._group(group)
        client_id = self._present_client('client', client)
        if self._clients.here()[client_id].role != 'operator':
            raise ValueError(f'client must be an operator, but {client_id} only looks')
        now = time.monotonic()
        self._mailbox.post(Call(lambda: self._hub.rule.give(name, client_id, now)))

    def take_control(self, group: str = 'robot') -> None:
        """
        Let nobody have a control group until it is released: the program itself is its holder.

        ``get_holder`` is 'program' then; operators can ask for it. Raises ValueError for a group
        that there is not.
        """
        name = self._group(group)
        self._mailbox.post(Call(lambda: self._hub.rule.give(name, PROGRAM, time.monotonic())))

    def release_control(self, group: str = 'robot') -> None:
        """
        Take a control group from its holder, be it the program itself: who waits is the next.

        Raises ValueError for a group that there is not.
        """
        name = self._group(group)
        self._mailbox.post(Call(lambda: self._hub.rule.release(name, time.monotonic())))

    def on_control_change(self, callback: C, *, direct: bool = False) -> C:
        """
        Call back with a ``ControlEvent`` whenever a control group has another holder.

        A ``def`` runs on a callback thread, its own calls in order, an ``async def`` on the
        server's loop; with ``direct`` it runs at once, on the loop thread, and must only enqueue.
        Usable as a decorator: the callback is returned.
        """
        checks.callback('callback', callback)
        self._mailbox.check_open()
        here = self._clients.here

        def call(change: Handover) -> Any:
            client = here().get(change.holder)
            told = ControlEvent(change.group, change.holder, change.previous, change.why, client)
            return callback(told)

        self._dispatch.on_control_change.add(call, direct=direct, lane=lambda change: id(call))
        return callback

    # The view of one for all.

    @property
    def presenter(self) -> ClientHandle | None:
        """
        The client whose camera all others follow, None for nobody.

        Set it to let a client present, whatever its role: each viewer can look away, and follow
        again. It ends when that client leaves. Raises ValueError for one that is not connected.
        """
        return self._clients.here().get(self._hub.rule.presenter)

    @presenter.setter
    def presenter(self, client: ClientHandle | str | None) -> None:
        client_id = '' if client is None else self._present_client('presenter', client)
        self._mailbox.post(Call(lambda: self._hub.rule.present(client_id)))

    def stop_presenting(self) -> None:
        """Let everybody look around freely again."""
        self.presenter = None

    # Clients.

    def close_client(self, client_id: str, reason: str) -> None:
        """End a client's connection; its page says why, and does not come back by itself."""
        checks.text('client_id', client_id)
        checks.text('reason', reason)

        def close() -> None:
            session = self._hub.admission.get(client_id)
            if session is not None:
                session.end_control(Rejected('ended', reason))

        self._mailbox.post(Call(close))

    def appoint(self, client_id: str, role: Role) -> None:
        """Give a client a role, as ``ClientHandle.role`` does."""
        checks.text('client_id', client_id)
        ROLE('role', role)
        self._mailbox.post(Call(lambda: self._hub.rule.appoint(client_id, role, time.monotonic())))

    @internal
    def call(self, client_id: str, name: str) -> None:
        """Call a client by a name, as ``ClientHandle.name`` does."""
        checks.text('client_id', client_id)
        checks.text('name', name)
        self._mailbox.post(Call(lambda: self._hub.rule.name(client_id, name)))

    def _group(self, group: str) -> str:
        if group not in self.control_groups:
            known = ', '.join(map(repr, self.control_groups)) or 'none'
            raise ValueError(f'group must be one of Server(groups=...), {known}, not {group!r}')
        return group

    def _present_client(self, argument: str, client: ClientHandle | str) -> str:
        client_id = client.client_id if isinstance(client, ClientHandle) else client
        if client_id not in self._clients.here():
            raise ValueError(f'{argument} must be a client that is connected, not {client!r}')
        return client_id
