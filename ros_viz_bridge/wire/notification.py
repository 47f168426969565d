# SPDX-License-Identifier: Apache-2.0
"""Notifications: what a script tells a viewer, and goes on changing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar, Literal

from .constraints import Length
from .message import ClientMessage, StateMessage

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


@dataclass(frozen=True)
class NotificationClosed(ClientMessage):
    """The viewer closed a notification, or it closed by itself."""

    key: Annotated[str, Length(256)]
