# SPDX-License-Identifier: Apache-2.0
"""What goes to a relay: entries as they are encoded already, with whom they are for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import cast

from ..wire.codec import encode, pack
from ..wire.message import Kind, Priority, ServerMessage
from ..wire.trunk import Carried, Chunk, TrunkMessage
from .entry import Bundle, Entry, Identity

BODIES = '\0bodies'
"""What bodies have instead of a display, whose data would be dropped when nobody looks."""


@dataclass(frozen=True, eq=False)
class Addressed(Entry):
    """An entry for one client, sent once, or for all but one."""

    to: str = ''
    but: str = ''

    @classmethod
    def of(cls, entry: Entry, *, to: str = '', but: str = '') -> Addressed:
        """Address an entry; what is encoded already is not encoded again."""
        addressed = cls(entry.message, entry.layer, to, but)
        addressed.__dict__['data'] = entry.data
        return addressed

    @property
    def kind(self) -> Kind:
        """Nothing replaces what one client is told."""
        return Kind.EVENT if self.to else super().kind


@dataclass(frozen=True, eq=False)
class BodyPart(Entry):
    """A part of a file: every one counts, and whatever is shown, or is an event, goes before."""

    @property
    def kind(self) -> Kind:
        """Each is sent, in order."""
        return Kind.STREAM

    @property
    def priority(self) -> Priority:
        """Files take turns with what is large."""
        return Priority.CLOUD

    @cached_property
    def identity(self) -> Identity:
        """Requests take turns with each other; they belong to no display, not even to ''."""
        assert isinstance(self.message, Chunk)
        return Identity('', BODIES, str(self.message.request), 'body')


def said(message: TrunkMessage) -> Entry:
    """Return what a trunk carries of a message of its own."""
    kind = BodyPart if isinstance(message, Chunk) else Entry
    return kind(cast(ServerMessage, message))  # to an outbox it is like one


class Parcel(Bundle):
    """Entries that a relay is sent in one frame."""

    @cached_property
    def data(self) -> bytes:
        """The encoded frame."""
        first = self.entries[0]
        if isinstance(first.message, TrunkMessage):
            return first.data
        frames = [entry.data for entry in self.entries]
        return encode(
            Carried(
                to=getattr(first, 'to', ''),
                layers=[entry.layer for entry in self.entries],
                but=[getattr(entry, 'but', '') for entry in self.entries],
                sizes=[len(frame) for frame in frames],
                frames=pack(frames),
            )
        )
