# SPDX-License-Identifier: Apache-2.0
"""Messages of a recording that is shown: where it stands, and moving there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from .constraints import Range
from .message import ClientMessage, StateMessage


@dataclass(frozen=True)
class Timeline(StateMessage):
    """The recording that is shown, for every page; ``key`` is ``timeline``."""

    name: str
    """Of the file."""
    start: float
    """ROS time of its first message, seconds."""
    end: float
    time: float
    """ROS time that was shown when this was said; ``Clock`` tells how it goes on."""
    playing: bool
    speed: float
    """ROS seconds per second."""
    loop: bool
    """Whether it starts again at its end."""


@dataclass(frozen=True)
class Playback(ClientMessage):
    """Let the recording go on, stand still, go at another speed."""

    playing: bool
    speed: Annotated[float, Range(0.01, 100.0)]
    loop: bool


@dataclass(frozen=True)
class SeekTo(ClientMessage):
    """Show another time of the recording."""

    time: float
    """ROS time, seconds; the nearest that is in the recording counts."""
