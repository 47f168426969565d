# SPDX-License-Identifier: Apache-2.0
"""
What a server and a relay say to each other, on one WebSocket for all shares of that server.

Edges of a backbone are relays too: all of them hear the same words of the server, some of which
are for one alone (``ToEdge``). ``Invited`` and ``LetGo`` come beside these, to one edge.

The server opens it, and says ``Register`` first; the relay answers ``Registered``, or
``Rejected`` as to a page. From then on what the server sends is what a page gets on its data
socket (frames, and pieces of frames), with the messages of the scene in ``Carried``. Pages never
see these messages, so they are not in their schema.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar, Literal

from .columns import U8
from .constraints import Length, Range
from .message import concrete, Kind, Priority
from .session import Rejected, Role

VERSION = '5'
"""Counts changes of what is said here; the scene has a hash of its own."""
CHUNK = 64 * 1024
"""Bytes of a file that go at once."""
WINDOW = 512 * 1024
"""Bytes of a file, or of another body, that may be on their way."""

LONGEST_TEXT = 4096
"""Characters of an address, of its query, of a header: more is not carried."""
LEAST_COST = 1024
"""A smaller part of a body counts as so many bytes: a window never holds many parts."""

Text = Annotated[str, Length(LONGEST_TEXT)]
ShareName = Annotated[str, Length(64)]
Number = Annotated[int, Range(0, 2**53)]
EdgeName = Annotated[str, Length(64)]


@dataclass(frozen=True)
class TrunkMessage:
    """Base of what server and relay say to each other; to an outbox it is an event."""

    KIND: ClassVar[Kind] = Kind.EVENT
    PRIORITY: ClassVar[Priority] = Priority.CONTROL


# What the server says.


@dataclass(frozen=True)
class ShareTerms:
    """Who may come by an address."""

    share: ShareName
    """Part of the address; nobody guesses it, but it alone opens nothing."""
    digest: Annotated[str, Length(64)]
    """SHA-256 of the token, hexadecimal: who has the token may come."""
    role: Role
    lasts: Annotated[float, Range(0.0, 1e10)]
    """Seconds from now."""


@dataclass(frozen=True)
class Register(TrunkMessage):
    """First message: who shares what."""

    protocol: Annotated[str, Length(64)]
    """``protocol()`` of the server."""
    version: Annotated[str, Length(64)]
    """Of the package, for people."""
    label: Annotated[str, Length(256)]
    key: Annotated[str, Length(256)]
    """What the relay asks of servers; '' where it asks nothing."""
    owner: Annotated[str, Length(64)]
    """Secret of this server that is in no link: its shares are nobody else's."""
    shares: Annotated[list[ShareTerms], Length(64)]


@dataclass(frozen=True)
class SharesChanged(TrunkMessage):
    """These are shared now; whoever came by another address is sent away."""

    shares: Annotated[list[ShareTerms], Length(64)]


@dataclass(frozen=True)
class Carried(TrunkMessage):
    """Messages of the scene, to be seen in one picture if they are several."""

    to: Annotated[str, Length(256)]
    """The client that alone is sent it, once; '' for what is kept."""
    layers: Annotated[list[str], Length(2**20)]
    but: Annotated[list[str], Length(2**20)]
    """Of each, the client that has it already; ''."""
    only: Annotated[list[EdgeName], Length(2**20)]
    """Of each, the edge that alone takes it; '' for all."""
    sizes: Annotated[list[int], Length(2**20)]
    """Bytes of each frame."""
    frames: U8
    """As in ``Bundle``."""


@dataclass(frozen=True)
class ToEdge(TrunkMessage):
    """A message for one of several edges."""

    edge: EdgeName
    frame: U8


@dataclass(frozen=True)
class Invited(TrunkMessage):
    """An edge that enrolled shall listen, and say ``Joined`` once it does."""

    alone: bool
    """
    To what is said for it alone, as fast as it takes it; else to what all hear.

    Also an edge that is served alone is invited to that, once it keeps up; what is said to it
    alone goes on until ``Enrolled`` comes there.
    """


@dataclass(frozen=True)
class Enrolled(TrunkMessage):
    """This edge is served from here on: nothing before concerns it."""

    after: Number = 0
    """Bytes that are said to it alone; all of them come before this."""


@dataclass(frozen=True)
class LetGo(TrunkMessage):
    """This edge is not served, or not any more; it may enrol again, under another name."""

    rejected: Rejected


@dataclass(frozen=True)
class Admitted(TrunkMessage):
    """A viewer is a client now."""

    viewer: Number
    hello: U8
    """Its ``Hello``."""


@dataclass(frozen=True)
class SentAway(TrunkMessage):
    """A viewer is not let in, or not any more."""

    viewer: Number
    rejected: Annotated[list[Rejected], Length(1)]
    """What its page is told; empty to close without a word."""


@dataclass(frozen=True)
class AllSent(TrunkMessage):
    """All that was true when ``Wanted`` of this number came has been sent."""

    seq: Number


@dataclass(frozen=True)
class Beaten(TrunkMessage):
    """Answer to ``Beat``."""

    now: float
    """``Beat.now``."""
    time: float
    """ROS time of the server, seconds."""


# What the relay says.


@dataclass(frozen=True)
class Enrol(TrunkMessage):
    """First message of an edge of a backbone."""

    protocol: Annotated[str, Length(64)]
    """``protocol()`` of the edge."""
    version: Annotated[str, Length(64)]
    """Of the package, for people."""


@dataclass(frozen=True)
class Joined(TrunkMessage):
    """An edge listens where it was told to."""


@dataclass(frozen=True)
class Moved(TrunkMessage):
    """An edge has all that was said to it alone: ``TrunkAck`` is of what all hear from here on."""


@dataclass(frozen=True)
class Registered(TrunkMessage):
    """The shares can be reached: after ``Register`` and each ``SharesChanged``."""

    url: Text
    """Below which they are, with a final slash."""


@dataclass(frozen=True)
class NotShared(TrunkMessage):
    """What ``SharesChanged`` asked for cannot be: what was shared before is still."""

    reason: Text


@dataclass(frozen=True)
class Arrived(TrunkMessage):
    """Somebody came by a share, with its token."""

    viewer: Number
    """Of the relay's own counting, for this connection."""
    share: ShareName
    hello: U8
    """Its ``ClientHello``."""


@dataclass(frozen=True)
class Uttered(TrunkMessage):
    """A viewer said something."""

    viewer: Number
    frame: U8


@dataclass(frozen=True)
class Departed(TrunkMessage):
    """The sockets of a viewer are closed."""

    viewer: Number


@dataclass(frozen=True)
class Wanted(TrunkMessage):
    """What all viewers together look at, whole list each time."""

    seq: Number
    displays: Annotated[list[str], Length(2**16)]
    """As they come; '' is what belongs to no display."""
    pictures: Annotated[list[str], Length(2**16)]
    """Those of which some viewers want pictures, where others are sent video."""
    streams: Annotated[list[str], Length(2**16)]
    """As ``Interest.streams``."""


@dataclass(frozen=True)
class TrunkAck(TrunkMessage):
    """Bytes of the server that the relay has taken since ``Registered``."""

    received: Number


@dataclass(frozen=True)
class Beat(TrunkMessage):
    """The relay is there, and so are its viewers."""

    now: float
    """Seconds of the relay's clock."""
    heard: Annotated[list[int], Length(2**16)]
    """Viewers that said something since the last one."""
    viewers: dict[str, int]
    """How many came by each share."""


# Requests of pages, and what is sent with and for them: either way.


@dataclass(frozen=True)
class Asked(TrunkMessage):
    """A page asks for an address below its share; its body, if any, comes in ``Chunk``."""

    request: Number
    method: Literal['GET', 'HEAD', 'POST']
    path: Text
    """Decoded, with a slash at its start."""
    query: Text
    headers: dict[str, Text]
    """Names in lower case."""


@dataclass(frozen=True)
class Answered(TrunkMessage):
    """The answer begins."""

    request: Number
    status: Annotated[int, Range(100, 599)]
    headers: dict[str, str]
    """Names in lower case."""


@dataclass(frozen=True)
class Chunk(TrunkMessage):
    """A part of a body; only the last one may be empty."""

    QUEUED: ClassVar[int] = WINDOW // LEAST_COST + 1
    """No more can be under way: an outbox drops none of them."""

    request: Number
    more: bool
    data: U8

    @property
    def cost(self) -> int:
        """What it takes of its window, bytes."""
        return max(len(self.data), LEAST_COST) if len(self.data) else 0


@dataclass(frozen=True)
class Taken(TrunkMessage):
    """So many bytes of a body, as its parts cost, have been taken: as many more may come."""

    request: Number
    received: Number


@dataclass(frozen=True)
class Dropped(TrunkMessage):
    """Who said this has lost interest in a request, or cannot go on with it."""

    request: Number


TRUNK_MESSAGES: dict[str, type] = concrete(TrunkMessage)


def protocol() -> str:
    """Return what must be equal on both sides."""
    from .schema import schema_hash

    return f'{VERSION}-{schema_hash()}'
