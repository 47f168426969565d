# SPDX-License-Identifier: Apache-2.0
"""What any display or script can use: removal, and the nodes of scripts with their places."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from .message import Kind, NodeLook, Priority, StateMessage


@dataclass(frozen=True)
class Remove(StateMessage):
    """
    The thing with this key is gone, with all its slots.

    Not kept: it removes what the log kept.
    """

    KIND: ClassVar[Kind] = Kind.EVENT
    PRIORITY: ClassVar[Priority] = Priority.SMALL


@dataclass(frozen=True)
class NodePlacement(StateMessage):
    """
    Where a node of the scene tree is; moving a node sends nothing else of it.

    ``key`` is its name: '/arm/hand' is placed, scaled and hidden by '/arm', and that by '/', the
    whole scene. One with a ``frame`` hangs on that frame instead; '/arm' hides it as ever.
    """

    PRIORITY: ClassVar[Priority] = Priority.SMALL
    SLOT: ClassVar[str] = 'placement'

    frame: str
    """A frame of the transforms; '' for the parent in the tree."""
    stamp: float
    """ROS time of the transform, 0 for the latest."""
    position: tuple[float, float, float]
    """Metres."""
    orientation: tuple[float, float, float, float]
    """Unit quaternion x y z w."""
    scale: tuple[float, float, float] = (1.0, 1.0, 1.0)
    visible: bool = True


@dataclass(frozen=True)
class FrameLook(NodeLook):
    """A coordinate frame: three axes (x red, y green, z blue), and a ball at the origin."""

    show_axes: bool
    axes_length: float
    """Metres, as are the radii."""
    axes_radius: float
    origin_radius: float
    """0 for no ball."""
    origin_color: tuple[int, int, int]
    """0 to 255 each."""
