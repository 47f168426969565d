# SPDX-License-Identifier: Apache-2.0
"""What is said on ``ws/view`` by who is sent pictures, and has nothing to draw with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from .client import Secret
from .constraints import Length, Range
from .message import ClientMessage

Side = Annotated[int, Range(16, 2560)]
"""Pixels."""
Place = Annotated[float, Range(-8192.0, 8192.0)]
"""Pixels from the left or the top of the picture."""


@dataclass(frozen=True)
class ViewHello(ClientMessage):
    """
    First message.

    What comes back is a picture in each message, a JPEG or PNG file as it is; where there is none,
    a ``Rejected``.
    """

    token: Secret
    width: Side
    height: Side
    fps: Annotated[float, Range(0.1, 60.0)]
    """Most pictures in a second."""
    quality: Annotated[float, Range(0.05, 1.0)]
    """Of JPEG, while the picture moves."""
    dark: bool
    query: Annotated[str, Length(2048)]
    """Of the address, for the page that draws: ``initialCameraPosition=...``."""


@dataclass(frozen=True)
class ViewResized(ClientMessage):
    """The picture shall have this size."""

    width: Side
    height: Side


@dataclass(frozen=True)
class ViewShown(ClientMessage):
    """One more picture is on the screen; of those that are under way there are few."""


@dataclass(frozen=True)
class ViewMouse(ClientMessage):
    """What a mouse does over the picture."""

    event: Literal['mousePressed', 'mouseReleased', 'mouseMoved', 'mouseWheel']
    x: Place
    y: Place
    button: Literal['none', 'left', 'middle', 'right']
    """Which one was pressed or released."""
    buttons: Annotated[int, Range(0, 31)]
    """Those that are down: 1 left, 2 right, 4 middle."""
    modifiers: Annotated[int, Range(0, 15)]
    """Alt 1, Ctrl 2, Meta 4, Shift 8."""
    delta_x: Annotated[float, Range(-1e4, 1e4)]
    """Of the wheel, pixels."""
    delta_y: Annotated[float, Range(-1e4, 1e4)]


@dataclass(frozen=True)
class TouchPoint:
    """A finger."""

    id: Annotated[int, Range(0, 31)]
    x: Place
    y: Place


@dataclass(frozen=True)
class ViewTouch(ClientMessage):
    """What fingers do on the picture."""

    event: Literal['touchStart', 'touchMove', 'touchEnd', 'touchCancel']
    points: Annotated[list[TouchPoint], Length(10)]
    """Those that are down, of an end those that still are."""
