# SPDX-License-Identifier: Apache-2.0
"""Driving: what is offered, and what a viewer who drives wants."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar

from .columns import F32
from .constraints import Range, Sizes
from .message import ClientMessage, Priority, ServerMessage, StateMessage

MOST_AXES, MOST_BUTTONS = 16, 36
_Share = Annotated[float, Range(-1.0, 1.0)]


@dataclass(frozen=True)
class DriveOffer(StateMessage):
    """A base that operators may drive, one at a time."""

    PRIORITY: ClassVar[Priority] = Priority.CONTROL

    group: str
    """Control group whose holder alone drives."""
    topic: str
    """Where velocities go; '' where none do."""
    listeners: int
    """How many subscribe to it."""
    linear: float
    """Greatest speed forward and backward, m/s."""
    lateral: float
    """To either side, m/s; 0 where it cannot."""
    angular: float
    """rad/s."""
    speed: float
    """Share of these that a page begins with, 0 to 1."""
    deadman: int
    """Button of a gamepad that has to be held; -1: its sticks alone will do."""


@dataclass(frozen=True)
class Drive(ClientMessage):
    """What whoever drives wants now: said again and again while something is held."""

    page_time: float
    """Page time at which it was so, milliseconds."""
    hold: Annotated[int, Range(0, 2**53)]
    """Number of this press; what ended it once ends it for good."""
    held: bool
    """False once, when everything is let go."""
    forward: _Share
    """Share of the greatest speed: 1 is forward."""
    left: _Share
    turn: _Share
    """1 is to the left."""
    speed: Annotated[float, Range(0.0, 1.0)]
    """Share of the limits that the viewer allows itself."""
    axes: Annotated[F32, Sizes(tuple(range(MOST_AXES + 1)))]
    """Of what is held, as the browser tells them: -1 to 1, right and down are positive."""
    buttons: Annotated[F32, Sizes(tuple(range(MOST_BUTTONS + 1)))]
    """0 to 1 each."""


@dataclass(frozen=True)
class DriveEnded(ServerMessage):
    """A press moves nothing any more; said once to whoever holds on."""

    hold: int
    """As ``Drive`` numbers it."""
    why: str
