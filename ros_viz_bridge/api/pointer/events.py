# SPDX-License-Identifier: Apache-2.0
"""
What callbacks of the pointer are told.

Positions are metres and directions unit vectors in ``frame``, the fixed frame of the viewer who
did it: the world, where a script names no frames. Screen positions are shares of the view's width
and height, from its left and upper edge.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Generic, Literal, TYPE_CHECKING, TypeVar

from ...wire.pointer import Button, Phase, Position, ScreenPosition
from .modifiers import KeyModifier

if TYPE_CHECKING:
    from ..client_handle import ClientHandle

Node = TypeVar('Node')


@dataclass(frozen=True)
class SceneClickEvent:
    """A click in the view, on something or nothing."""

    client: ClientHandle
    client_id: str
    ray_origin: Position
    ray_direction: Position
    screen_pos: ScreenPosition
    modifier: KeyModifier | None
    """What was held; None for nothing."""
    frame: str


@dataclass(frozen=True)
class SceneRectSelectEvent:
    """A rectangle drawn over the view."""

    client: ClientHandle
    client_id: str
    screen_min: ScreenPosition
    """Left and upper corner."""
    screen_max: ScreenPosition
    modifier: KeyModifier | None
    """What was held when it was begun."""


@dataclass(frozen=True)
class SceneNodePointerEvent(Generic[Node]):
    """A click on a node, or on one below it that has no callback of its own."""

    client: ClientHandle
    client_id: str
    event: Literal['click']
    target: Node
    ray_origin: Position
    ray_direction: Position
    screen_pos: ScreenPosition
    instance_index: int | None
    """Index of the instance, point or segment that was hit, None where there is none."""
    modifier: KeyModifier | None
    frame: str
    position: Position
    """Where the node was hit."""


@dataclass(frozen=True)
class SceneNodeDragEvent(Generic[Node]):
    """A step of a drag of a node, which moves only where the callback moves it."""

    client: ClientHandle
    client_id: str
    target: Node
    phase: Phase
    """One 'start', then any number of 'update', then one 'end', whatever happens meanwhile."""
    instance_index: int | None
    start_position: Position
    """Where the point that was taken hold of is now: it goes along with the node."""
    start_screen_pos: ScreenPosition
    end_position: Position
    """Where the pointer is, in the plane square to the view through the point at the start."""
    end_screen_pos: ScreenPosition
    button: Button
    modifier: KeyModifier | None
    """What is held; when that changes, this drag ends, and another one may start."""
    frame: str


@dataclass(frozen=True)
class TransformControlsEvent:
    """A step of a drag of transform controls; ``target`` has the pose of its time or newer."""

    client: ClientHandle
    client_id: str
    target: Any
    phase: Phase
