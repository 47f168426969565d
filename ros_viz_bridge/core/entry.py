# SPDX-License-Identifier: Apache-2.0
"""
An entry is a message on its way.

Encoded once, shared by the log and the outboxes of all clients.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, NamedTuple, TypeVar

from ..wire.codec import encode, encode_bundle
from ..wire.message import Encoded, Kind, Priority, RowsMessage, ServerMessage, StateMessage

E = TypeVar('E', bound='Entry')


class Thing(NamedTuple):
    """What a ``Remove`` removes: all slots of one key."""

    layer: str
    """'' is shared; else the id of the client that alone sees it."""
    display: str
    key: str


class Identity(NamedTuple):
    """What a newer message replaces."""

    layer: str
    display: str
    key: str
    slot: str

    @property
    def thing(self) -> Thing:
        """The thing that this is a slot of."""
        return Thing(self.layer, self.display, self.key)


@dataclass(frozen=True, eq=False)
class Entry:
    """
    A message and its layer.

    ``data`` is made when first asked for: ``Server.publish`` asks in the publisher's thread,
    except for deltas that will be merged with their neighbours first.
    """

    message: ServerMessage
    layer: str = ''
    stands_for: int = field(default=1, kw_only=True)
    """How many entries were joined to make it."""

    @cached_property
    def data(self) -> Encoded:
        """The encoded frame."""
        return encode(self.message)

    @property
    def encoded_size(self) -> int:
        """Bytes of the frame, 0 while it is not encoded; of rows roughly, encoded or not."""
        if isinstance(self.message, RowsMessage):
            return len(self.message.names) * self.message.ROW_BYTES
        return len(self.data) if 'data' in self.__dict__ else 0

    @cached_property
    def identity(self) -> Identity:
        """Key of the scene log; events that speak of no thing share an empty one."""
        message = self.message
        if isinstance(message, StateMessage):
            return Identity(self.layer, message.display, message.key, message.SLOT)
        return Identity(self.layer, '', '', '')

    @cached_property
    def rows(self) -> Mapping[str, Any]:
        """
        What it says of many things, by their keys; nothing where it speaks of one.

        Raises ValueError where the columns of a message do not fit each other.
        """
        return self.message.rows() if isinstance(self.message, RowsMessage) else {}

    def with_rows(self: E, rows: Mapping[str, Any]) -> E:
        """Return it with these rows instead."""
        assert isinstance(self.message, RowsMessage)
        made = replace(self, message=self.message.of_rows(rows))
        made.__dict__['rows'] = rows
        return made

    @property
    def identities(self) -> Sequence[Identity]:
        """What it replaces, thing by thing."""
        if not isinstance(self.message, RowsMessage):
            return (self.identity,)
        layer, display, _, slot = self.identity
        return [Identity(layer, display, key, slot) for key in self.rows]

    @property
    def kind(self) -> Kind:
        """How it follows others of its identity."""
        return self.message.KIND

    @property
    def priority(self) -> Priority:
        """What it overtakes."""
        return self.message.PRIORITY

    @property
    def display(self) -> str:
        """Id of the display it belongs to, '' for none."""
        return self.identity.display


class Bundle:
    """Entries that one client is sent in one frame."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self.entries = tuple(entries)

    @cached_property
    def identities(self) -> frozenset[Identity]:
        """What it brings: messages, and of those of many things each."""
        entries = self.entries
        return frozenset(one for entry in entries for one in (entry.identity, *entry.identities))

    @property
    def data(self) -> Encoded:
        """The encoded frame."""
        return self.entries[0].data if len(self.entries) == 1 else self._joined

    @cached_property
    def _joined(self) -> Encoded:
        return encode_bundle([entry.data for entry in self.entries])
