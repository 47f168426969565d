# SPDX-License-Identifier: Apache-2.0
"""
Who is here.

Sessions by client id, coming back with a secret, the data socket and assets of each.
"""

from __future__ import annotations

from collections.abc import Iterator
import re
import secrets

from ..wire.client import ClientHello, DataHello
from ..wire.session import Role
from .access import Refused
from .outbox import Outbox
from .rate_limit import Limits
from .session import same, Session
from .unsent import Unsent

_ASSETS = re.compile(r'[A-Za-z0-9_-]{43}')
"""256 random bits as a page writes them: nobody guesses them, and they stand in an address."""


class Admission:
    """
    The sessions, connected or away.

    A client that lost its connection keeps its id, its layer and its place for ``resume_time``
    seconds.
    """

    def __init__(self, *, max_clients: int, resume_time: float, limits: Limits) -> None:
        self._sessions: dict[str, Session] = {}
        self._max_clients = max_clients
        self._resume_time = resume_time
        self._limits = limits
        self._count = {'c': 0, 'u': 0}
        self._earlier_unsent = Unsent()

    def connected(self) -> Iterator[Session]:
        """Walk over the clients that are here."""
        return (session for session in list(self._sessions.values()) if session.left is None)

    def listed(self) -> Iterator[Session]:
        """Walk over the clients that are here and that others are told of."""
        return (session for session in self.connected() if not session.unseen)

    def get(self, client_id: str) -> Session | None:
        """Return a client that is here."""
        session = self._sessions.get(client_id)
        return session if session is not None and session.left is None else None

    def role(self, client_id: str) -> Role | None:
        """Return what a client may do; None for one that is not here."""
        session = self.get(client_id)
        return session.role if session is not None else None

    def data_box(self, client_id: str) -> Outbox | None:
        """Return where the data for a client waits, or for its relay; None while it takes none."""
        session = self.get(client_id)
        if session is None:
            return None
        return session.outlet.trunk.box if session.outlet is not None else session.data

    def known(self, client_id: str) -> Session | None:
        """Return a client that is here, or may come back."""
        return self._sessions.get(client_id)

    @property
    def unsent(self) -> Unsent:
        """What newer messages replaced, or was lost, of all clients there were."""
        return sum((each.unsent for each in self._sessions.values()), self._earlier_unsent)

    def is_fed(self, client_id: str) -> bool:
        """Tell whether a client has said what it looks at, and is being sent that."""
        session = self.get(client_id)
        return session is not None and session.data is not None and session.said_interest

    def knows(self, client_id: str) -> bool:
        """Tell whether a client is here, or may come back."""
        return client_id in self._sessions

    def enter(self, hello: ClientHello, role: Role, *, unseen: bool = False) -> Session:
        """
        Return the session of a client, a new one or the one it comes back to.

        Raises Refused.
        """
        session = self.resumed(hello)
        here = sum(1 for each in self.listed() if each is not session)
        if here >= self._max_clients and not unseen:
            raise Refused('full', f'{here} clients are connected, and max_clients is that many')
        if session is None:
            session = Session(self._new_id(unseen), role, self._limits, unseen=unseen)
            session.resume_secret = secrets.token_urlsafe(24)
            session.assets_secret = secrets.token_urlsafe(24)
            session.upload_secret = secrets.token_urlsafe(24)
            self._sessions[session.client_id] = session
        if _ASSETS.fullmatch(hello.assets):
            session.assets_secret = hello.assets
        session.role = session.appointed or role
        session.data_secret = secrets.token_urlsafe(24)
        session.left = None
        return session

    def _new_id(self, unseen: bool) -> str:
        """Return an id that nobody had: 'c1', or 'u1' of one that is no client to anybody."""
        kind = 'u' if unseen else 'c'
        self._count[kind] += 1
        return f'{kind}{self._count[kind]}'

    def resumed(self, hello: ClientHello) -> Session | None:
        """Return the client that comes back with this, if it is one."""
        session = self._sessions.get(hello.client_id)
        if session is not None and same(session.resume_secret, hello.resume):
            return session
        return None

    def find_data(self, hello: DataHello) -> Session:
        """Return the session that a data socket belongs to. Raises Refused."""
        session = self.get(hello.client_id)
        if session is None or not same(session.data_secret, hello.secret):
            raise Refused('token', 'this data socket belongs to no session that is connected')
        return session

    def may_fetch(self, secret: str) -> bool:
        """Tell whether this is the assets secret of a client that is here."""
        return any(same(session.assets_secret, secret) for session in self.connected())

    def sender(self, secret: str) -> Session | None:
        """Return the operator who is here and whose secret for files this is."""
        found = [
            session
            for session in self.connected()
            if session.role == 'operator' and same(session.upload_secret, secret)
        ]
        return found[0] if found else None

    def expire(self, now: float) -> list[Session]:
        """
        Forget the clients that stayed away too long, or that are too many to remember.

        Return them.
        """
        away = [each for each in self._sessions.values() if each.left is not None]
        away.sort(key=lambda each: each.left or 0.0)
        surplus = max(0, len(away) - self._max_clients)
        gone = [
            each
            for i, each in enumerate(away)
            if i < surplus or now - (each.left or 0.0) > self._resume_time
        ]
        for session in gone:
            self._earlier_unsent += session.unsent
            del self._sessions[session.client_id]
        return gone
