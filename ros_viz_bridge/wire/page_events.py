# SPDX-License-Identifier: Apache-2.0
"""What a page tells of keyboard, gamepads and itself, if the server asks for it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Annotated, ClassVar, Literal

from .client import Name
from .columns import F32
from .constraints import Length, NoNul, Range, Sizes
from .message import ClientMessage, Priority, ServerMessage, StateMessage

WantedKind = Literal['page', 'keys', 'gamepads']
Short = Annotated[str, Length(32), NoNul()]
AXES, BUTTONS = 16, 36
_AXES = Sizes(tuple(range(AXES + 1)))
_BUTTONS = Sizes(tuple(range(0, 3 * BUTTONS + 1, 3)))


@dataclass(frozen=True)
class WantedEvents(StateMessage):
    """The kinds of events that the server wants of a page; all others stay there."""

    PRIORITY: ClassVar[Priority] = Priority.CONTROL

    kinds: list[WantedKind]
    keys: list[str] = field(default_factory=list)
    """Of the keys only these, as ``key`` or ``code`` in lower case; empty for all."""


@dataclass(frozen=True)
class Pulse(ServerMessage):
    """Lets what a hand holds in a headset session shake."""

    hand: Literal['left', 'right']
    strength: float
    """0 to 1."""
    duration: float
    """Seconds."""


@dataclass(frozen=True)
class PageInfo(ClientMessage):
    """What the page runs on."""

    user_agent: Annotated[str, Length(1024)]
    screen_width: Annotated[float, Range(0.0, 1e6)]
    """CSS pixels."""
    screen_height: Annotated[float, Range(0.0, 1e6)]
    device_pixel_ratio: Annotated[float, Range(0.0, 100.0)]
    timezone: Annotated[str, Length(64)]
    """IANA name, '' where the browser does not tell."""


@dataclass(frozen=True)
class KeyChanged(ClientMessage):
    """A key went down or up, and was not typed into a field."""

    page_time: float
    """Page time of the event, milliseconds."""
    event: Literal['down', 'up']
    key: Short
    """``KeyboardEvent.key``."""
    code: Short
    """``KeyboardEvent.code``."""
    shift: bool
    ctrl: bool
    alt: bool
    meta: bool
    repeat: bool


@dataclass(frozen=True)
class GamepadMoved(ClientMessage):
    """State of a gamepad, when it changed, at most once a picture."""

    page_time: float
    index: Annotated[int, Range(0, 15)]
    id: Name
    """What the browser calls it; '' once it is unplugged."""
    axes: Annotated[F32, _AXES]
    """-1 to 1 each, at most 16."""
    buttons: Annotated[F32, _BUTTONS]
    """Three numbers each, of at most 36: value 0 to 1, pressed, touched (0 or 1)."""
