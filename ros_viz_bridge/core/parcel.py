# SPDX-License-Identifier: Apache-2.0
"""What goes to a relay: entries as they are encoded already, with whom they are for."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import cast

import numpy as np

from ..wire.codec import encode, pack
from ..wire.message import Encoded, Kind, Priority, ServerMessage
from ..wire.trunk import Carried, Chunk, ToEdge, TrunkMessage
from .entry import Bundle, Entry, Identity

BODIES = '\0bodies'
"""What bodies have instead of a display, whose data would be dropped when nobody looks."""


@dataclass(frozen=True, eq=False)
class Addressed(Entry):
    """An entry for one client, sent once, or for all but one; ``only`` one edge takes it."""

    to: str = ''
    but: str = ''
    only: str = ''

    @classmethod
    def of(cls, entry: Entry, *, to: str = '', but: str = '', only: str = '') -> Addressed:
        """Address an entry; what is encoded already is not encoded again."""
        addressed = cls(entry.message, entry.layer, to, but, only)
        addressed.__dict__['data'] = entry.data
        return addressed

    @property
    def kind(self) -> Kind:
        """Nothing replaces what one client is told."""
        return Kind.EVENT if self.to else super().kind


@dataclass(frozen=True, eq=False)
class BodyPart(Entry):
    """A part of a file: every one counts, and whatever is shown, or is an event, goes before."""

    only: str = ''

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
        return Identity('', BODIES, f'{self.only}/{self.message.request}', 'body')


def said(message: TrunkMessage, *, only: str = '') -> Entry:
    """Return what a trunk carries of a message of its own, to one edge where there are several."""
    kind = BodyPart if isinstance(message, Chunk) else Addressed
    return kind(cast(ServerMessage, message), only=only)  # to an outbox it is like one


class Parcel(Bundle):
    """Entries that a relay is sent in one frame."""

    @cached_property
    def data(self) -> Encoded:
        """The encoded frame."""
        first = self.entries[0]
        if isinstance(first.message, TrunkMessage):
            only = only_for(first)
            return (
                encode(ToEdge(only, np.frombuffer(first.data, np.uint8))) if only else first.data
            )
        frames = [entry.data for entry in self.entries]
        return encode(
            Carried(
                to=getattr(first, 'to', ''),
                layers=[entry.layer for entry in self.entries],
                but=[getattr(entry, 'but', '') for entry in self.entries],
                only=[only_for(entry) for entry in self.entries],
                sizes=[len(frame) for frame in frames],
                frames=pack(frames),
            )
        )


def only_for(entry: Entry) -> str:
    """Return the edge that alone takes an entry, '' for all."""
    only: str = getattr(entry, 'only', '')
    return only
