# SPDX-License-Identifier: Apache-2.0
"""What an operator's page asks of sharing, and what it is told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from .constraints import Range
from .message import ClientMessage, ServerMessage
from .session import Role


@dataclass(frozen=True)
class ShareAsked(ClientMessage):
    """Ask what is shared, after beginning or ending a share."""

    action: Literal['look', 'open', 'close']
    role: Role
    """Of those who come by the link."""
    lasts: Annotated[float, Range(60.0, 31 * 86400.0)]
    """Seconds, of a share that begins."""


@dataclass(frozen=True)
class ShareLink:
    """One link."""

    role: Role
    url: str
    """With its token: whoever has it may come."""
    lasts: float
    """Seconds from now."""
    viewers: int
    """How many look by it."""


@dataclass(frozen=True)
class ShareTold(ServerMessage):
    """Answer to ``ShareAsked``."""

    relay: str
    """Address of the relay; '' where the server has none."""
    problem: str
    """What went wrong, or why nobody can come; ''."""
    links: list[ShareLink]
