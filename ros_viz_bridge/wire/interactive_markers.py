# SPDX-License-Identifier: Apache-2.0
"""Markers that can be taken hold of: their controls, menus, and what is drawn of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from .markers import MarkerColumns

OrientationMode = Literal['inherit', 'fixed', 'view_facing']
InteractionMode = Literal[
    'none',
    'menu',
    'button',
    'move_axis',
    'move_plane',
    'rotate_axis',
    'move_rotate',
    'move_3d',
    'rotate_3d',
    'move_rotate_3d',
]
Command = Literal['feedback', 'rosrun', 'roslaunch']

Position = tuple[float, float, float]
Orientation = tuple[float, float, float, float]


@dataclass(frozen=True)
class MenuItem:
    """An entry of a marker's menu; parents come before their children."""

    id: int
    parent: int
    """Id of the entry that opens the menu with this one, 0 for the menu itself."""
    title: str
    command: str
    command_type: Command


@dataclass(frozen=True)
class InteractiveControl:
    """A handle of a marker; fields as in visualization_msgs/msg/InteractiveMarkerControl."""

    name: str
    orientation: Orientation
    """Unit quaternion x y z w; the control's axis is its x."""
    orientation_mode: OrientationMode
    interaction_mode: InteractionMode
    always_visible: bool
    independent_marker_orientation: bool
    description: str
    visuals: int
    """So many of the marker's rows are this control's; with 0 the page draws its own handles."""


@dataclass(frozen=True)
class InteractiveMarker:
    """A marker with its controls and its menu."""

    name: str
    frame: str
    stamp: float
    """ROS time, seconds; 0 stays with its frame."""
    position: Position
    """Metres."""
    orientation: Orientation
    """Unit quaternion x y z w."""
    scale: float
    """Size of the handles, metres."""
    description: str
    menu: list[MenuItem]
    controls: list[InteractiveControl]


@dataclass(frozen=True)
class InteractivePose:
    """Where a marker is now; the rest of it stays."""

    name: str
    frame: str
    stamp: float
    position: Position
    orientation: Orientation


@dataclass(frozen=True)
class InteractiveMarkers(MarkerColumns):
    """
    What changed of a server's markers, or, folded, all of them.

    Apply in this order: clear, erase, then add or replace ``markers`` by name, then ``poses``.
    Rows are what is drawn of ``markers``: their namespace is the marker's name, their id a count
    through its controls in order, so that the first control with ``visuals`` 2 has ids 0 and 1.
    Their poses are in the marker's axes; a row with a frame of its own is meant in that frame, at
    its stamp, and stands from then on in the marker's axes.
    """

    erased: list[str] = field(default_factory=list)
    """Names of markers that are gone."""
    markers: list[InteractiveMarker] = field(default_factory=list)
    poses: list[InteractivePose] = field(default_factory=list)
