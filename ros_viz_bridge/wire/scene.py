# SPDX-License-Identifier: Apache-2.0
"""Scene messages that any display or script can use: frames to hang things on, removal."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from .message import Kind, Priority, StateMessage


@dataclass(frozen=True)
class Remove(StateMessage):
    """
    The thing with this key is gone, with all its slots.

    Not kept: it removes what the log kept.
    """

    KIND: ClassVar[Kind] = Kind.EVENT
    PRIORITY: ClassVar[Priority] = Priority.SMALL


@dataclass(frozen=True)
class Axes(StateMessage):
    """A coordinate frame drawn as three axes (x red, y green, z blue)."""

    PRIORITY: ClassVar[Priority] = Priority.SMALL

    frame: str
    stamp: float
    length: float
    """Metres."""
    radius: float


@dataclass(frozen=True)
class Pose(StateMessage):
    """Where the node of this key is, in its frame; moving a node never resends it."""

    PRIORITY: ClassVar[Priority] = Priority.SMALL
    SLOT: ClassVar[str] = 'pose'

    position: tuple[float, float, float]
    """Metres."""
    orientation: tuple[float, float, float, float]
    """Unit quaternion x y z w."""


@dataclass(frozen=True)
class Visible(StateMessage):
    """Whether the node of this key is drawn."""

    PRIORITY: ClassVar[Priority] = Priority.SMALL
    SLOT: ClassVar[str] = 'visible'

    visible: bool
