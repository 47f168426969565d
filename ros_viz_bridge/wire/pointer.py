# SPDX-License-Identifier: Apache-2.0
"""What scripts want to know of the pointer, and what pages say: clicks, drags, rectangles."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar, Literal

from .client import Name
from .constraints import Length, NoNul, Range, Unit
from .message import ClientMessage, Priority, StateMessage

Modifier = Literal[
    '',
    'cmd/ctrl',
    'alt',
    'shift',
    'cmd/ctrl+alt',
    'cmd/ctrl+shift',
    'alt+shift',
    'cmd/ctrl+alt+shift',
]
Button = Literal['left', 'middle', 'right']
Phase = Literal['start', 'update', 'end']

NodeName = Annotated[str, Length(1024), NoNul()]
Position = tuple[float, float, float]
ScreenPosition = tuple[float, float]
InPicture = tuple[Annotated[float, Range(0.0, 1.0)], Annotated[float, Range(0.0, 1.0)]]
Instance = Annotated[int, Range(-1, 2**53)]


@dataclass(frozen=True)
class DragBinding:
    """A drag that a script wants to know of; exactly these modifiers are held."""

    button: Button
    modifier: Modifier


@dataclass(frozen=True)
class PointerBindings(StateMessage):
    """
    What the script wants to know of the pointer at the node of this key.

    A key that is no node's, without a leading slash, speaks of the view as a whole. Pages send
    nothing else.
    """

    PRIORITY: ClassVar[Priority] = Priority.SMALL
    SLOT: ClassVar[str] = 'pointer'

    clicks: list[Modifier]
    drags: list[DragBinding]
    """Of a node."""
    rects: list[Modifier]
    """Rectangles that are drawn over the view; of the view as a whole."""


@dataclass(frozen=True)
class ViewClicked(ClientMessage):
    """The viewer clicked in the view, on something or nothing."""

    frame: Name
    """The viewer's fixed frame, in which positions and directions are."""
    ray_origin: Position
    """Metres."""
    ray_direction: Position
    """Unit vector."""
    screen_pos: InPicture
    """Shares of the view's width and height, from its left and upper edge."""
    modifier: Modifier


@dataclass(frozen=True)
class RectSelected(ClientMessage):
    """The viewer drew a rectangle over the view."""

    screen_min: InPicture
    """Its left and upper corner, as shares of the view's width and height."""
    screen_max: InPicture
    modifier: Modifier


@dataclass(frozen=True)
class NodeClicked(ClientMessage):
    """The viewer clicked a node of the scene, or one below it."""

    node: NodeName
    instance: Instance
    """Which of the node's instances, points or segments, -1 where it has none."""
    frame: Name
    position: Position
    """Where the node was hit."""
    ray_origin: Position
    ray_direction: Position
    screen_pos: InPicture
    modifier: Modifier


@dataclass(frozen=True)
class NodeDragged(ClientMessage):
    """
    The viewer began to drag a node, goes on, or let it go.

    The node moves only where the script moves it.
    """

    node: NodeName
    phase: Phase
    instance: Instance
    frame: Name
    start_position: Position
    """Where the point of the node is now that was taken hold of."""
    start_screen_pos: ScreenPosition
    end_position: Position
    """Where the pointer is, in the plane square to the view through the point taken hold of."""
    end_screen_pos: ScreenPosition
    button: Button
    modifier: Modifier


@dataclass(frozen=True)
class GizmoDragged(ClientMessage):
    """The viewer took hold of transform controls, moved them, or let them go."""

    node: NodeName
    phase: Phase
    position: Position
    """Of the controls in what they are placed by (parent or frame), metres."""
    orientation: Annotated[tuple[float, float, float, float], Unit()]
    page_time: float
    """Milliseconds of the page's clock."""
