# SPDX-License-Identifier: Apache-2.0
"""
An entry is a message on its way.

Encoded once, shared by the log and the outboxes of all clients.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from ..wire.codec import encode, encode_bundle
from ..wire.message import Kind, Priority, ServerMessage, StateMessage


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

    @cached_property
    def data(self) -> bytes:
        """The encoded frame."""
        return encode(self.message)

    @property
    def encoded_size(self) -> int:
        """Bytes of the frame, 0 while it is not encoded."""
        return len(self.data) if 'data' in self.__dict__ else 0

    @cached_property
    def identity(self) -> Identity:
        """Key of the scene log; events that speak of no thing share an empty one."""
        message = self.message
        if isinstance(message, StateMessage):
            return Identity(self.layer, message.display, message.key, message.SLOT)
        return Identity(self.layer, '', '', '')

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
    def data(self) -> bytes:
        """The encoded frame."""
        if len(self.entries) == 1:
            return self.entries[0].data
        return encode_bundle([entry.data for entry in self.entries])
