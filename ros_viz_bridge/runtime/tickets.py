# SPDX-License-Identifier: Apache-2.0
"""With what the pages of the server's own browser are let in, and known."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
import secrets

from ..wire.session import Role


@dataclass(eq=False)
class Ticket:
    """Good for one page, which may come back with it, until it is given back."""

    role: Role
    unseen: bool
    """As in ``ClientInfo``."""
    address: str = ''
    """Of whom the page draws for, as in ``ClientInfo``."""
    token: str = field(default_factory=lambda: secrets.token_urlsafe(32), repr=False)
    client_id: asyncio.Future[str] = field(
        default_factory=lambda: asyncio.get_running_loop().create_future()
    )
    """The page's name, once it has come in."""

    def entered(self, client_id: str) -> None:
        """The page is in."""
        if not self.client_id.done():
            self.client_id.set_result(client_id)

    def refused(self, reason: str) -> None:
        """The page is not let in all the same."""
        if not self.client_id.done():
            self.client_id.set_exception(RuntimeError(reason))


class Tickets:
    """The tickets of one server that are good; loop thread."""

    def __init__(self) -> None:
        self._good: dict[str, Ticket] = {}

    def issue(self, role: Role, *, unseen: bool = False, address: str = '') -> Ticket:
        """Return a new ticket."""
        ticket = Ticket(role, unseen, address)
        self._good[ticket.token] = ticket
        return ticket

    def find(self, token: str) -> Ticket | None:
        """Return the ticket of this token; nobody guesses 256 bits."""
        return self._good.get(token)

    def give_back(self, ticket: Ticket) -> None:
        """Nobody is let in with it any more."""
        self._good.pop(ticket.token, None)
        ticket.client_id.cancel()
