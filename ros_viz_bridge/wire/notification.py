# SPDX-License-Identifier: Apache-2.0
"""Notifications: what a script tells a viewer, and goes on changing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar, Literal

from .constraints import Length
from .message import ClientMessage, ServerMessage, StateMessage

NotificationColor = Literal[
    '',
    'dark',
    'gray',
    'red',
    'pink',
    'grape',
    'violet',
    'indigo',
    'blue',
    'cyan',
    'green',
    'lime',
    'yellow',
    'orange',
    'teal',
]


@dataclass(frozen=True)
class Notification(StateMessage):
    """A card beside the view; ``key`` is its id."""

    SLOT: ClassVar[str] = 'notification'

    title: str
    body: str
    loading: bool
    """Something goes on: a spinner is shown."""
    with_close_button: bool
    auto_close: float
    """Seconds after which it closes by itself, counted from its latest change; 0 never."""
    color: NotificationColor
    """'' is that of the page."""
    progress: float = -1.0
    """How far it is, 0 to 1; below 0 nothing is said of it."""
    file: str = ''
    """Address, relative to the page, of a file called ``title`` that can be saved; '' for none."""


@dataclass(frozen=True)
class FileOffered(ServerMessage):
    """Save this file now, without asking."""

    address: str
    """Relative to the page."""
    filename: str


@dataclass(frozen=True)
class NotificationClosed(ClientMessage):
    """The viewer closed a notification, or it closed by itself."""

    key: Annotated[str, Length(256)]
