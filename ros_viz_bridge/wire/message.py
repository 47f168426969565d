# SPDX-License-Identifier: Apache-2.0
"""The base classes of everything that is said, and the table of all message types."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
import enum
from typing import Any, ClassVar, TypeVar

Encoded = bytes | memoryview
"""A message as it is sent."""


class Kind(enum.Enum):
    """How messages of one key follow each other (ARCHITECTURE.md, 'state, fold, stream')."""

    STATE = 'state'
    """The newest replaces the rest."""
    FOLD = 'fold'
    """A delta, which ``core/folds`` folds into one state."""
    ROWS = 'rows'
    """The states of many things in columns; of each thing the newest row replaces the rest."""
    CHAIN = 'chain'
    """
    A change of the one before it, but those that stand alone: these begin anew.

    The newest is kept; whoever cannot use it, or misses one, asks for what begins anew
    (``SendAgain``).
    """
    STREAM = 'stream'
    """Each counts; a bounded queue, of which the oldest is dropped and counted."""
    EVENT = 'event'
    """Said once to those present; not kept for late joiners, never dropped."""


class Priority(enum.IntEnum):
    """What overtakes what on the way to one client; smaller goes first."""

    CONTROL = 0
    TF = 1
    SMALL = 2
    IMAGE = 3
    CLOUD = 4


@dataclass(frozen=True)
class ServerMessage:
    """Base of what the server says. Only its subclasses are sent."""

    KIND: ClassVar[Kind] = Kind.EVENT
    PRIORITY: ClassVar[Priority] = Priority.CONTROL


@dataclass(frozen=True)
class StateMessage(ServerMessage):
    """
    Base of what the scene log keeps.

    ``key`` names the thing; ``SLOT`` which aspect of it the message speaks of, so that a pose
    does not replace the cloud that it places. ``display`` is the id of the display (or '' for what
    belongs to none): a client that does not look at a display is not sent its messages.
    """

    KIND: ClassVar[Kind] = Kind.STATE
    SLOT: ClassVar[str] = 'node'
    KEPT: ClassVar[int] = 100
    """Of a stream: how many messages are kept for late joiners."""
    QUEUED: ClassVar[int] = 256
    """Of a stream: how many messages wait for a slow client before the oldest is dropped."""

    display: str
    key: str

    @property
    def stands_alone(self) -> bool:
        """Whether it needs nothing of its kind that was sent before."""
        return self.KIND not in (Kind.FOLD, Kind.CHAIN)


R = TypeVar('R', bound='RowsMessage')


@dataclass(frozen=True)
class RowsMessage(StateMessage):
    """
    Base of what says one slot of many things at once: ``names`` are their keys, one for each row.

    It belongs to no display, and its own ``key`` is ''. What a row is, a subclass says; nobody
    else looks into one.
    """

    KIND: ClassVar[Kind] = Kind.ROWS
    ROW_BYTES: ClassVar[int] = 128
    """Roughly those of a row, with its name."""

    names: list[str]

    def rows(self) -> dict[str, Any]:
        """
        Return the rows by name; of two of one name the later.

        Raises ValueError where the columns do not fit each other.
        """
        raise NotImplementedError

    @classmethod
    def of_rows(cls: type[R], rows: Mapping[str, Any]) -> R:
        """Return one message with these rows."""
        raise NotImplementedError


@dataclass(frozen=True)
class NodeLook(StateMessage):
    """
    Base of what a node of the scene tree looks like: small values, each a field.

    ``key`` is the node's name; where it is, its row of ``NodePlacements`` says.
    """

    PRIORITY: ClassVar[Priority] = Priority.SMALL
    SLOT: ClassVar[str] = 'look'


@dataclass(frozen=True)
class NodeBuffers(StateMessage):
    """Base of what is big of a node's look: a change of anything else does not send it again."""

    PRIORITY: ClassVar[Priority] = Priority.CLOUD
    SLOT: ClassVar[str] = 'buffers'


@dataclass(frozen=True)
class ClientMessage:
    """Base of what a page says."""


def concrete(base: type) -> dict[str, type]:
    """Return the sendable subclasses of ``base`` by name, in order of definition: no bases."""
    found: dict[str, type] = {}
    subclasses: list[type] = base.__subclasses__()
    for sub in subclasses:
        below = concrete(sub)
        if not below and sub.__module__ != __name__:
            found[sub.__name__] = sub
        found.update(below)
    return found
