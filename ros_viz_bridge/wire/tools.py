# SPDX-License-Identifier: Apache-2.0
"""Tools of the view: which there are and where they go, and what a viewer did with one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar, Literal

from .client import Name
from .columns import F64
from .constraints import Sizes
from .message import ClientMessage, Priority, StateMessage

PublishingTool = Literal['goal_pose', 'initial_pose', 'clicked_point', 'waypoints', 'polygon']
MOST_PLACES = 256


@dataclass(frozen=True)
class ToolTarget:
    """Where a tool publishes."""

    tool: PublishingTool
    topic: str
    type: str
    """ROS type."""
    listeners: int
    """How many subscribe to the topic."""


@dataclass(frozen=True)
class ViewTools(StateMessage):
    """What the toolbar has besides what only looks."""

    PRIORITY: ClassVar[Priority] = Priority.CONTROL

    targets: list[ToolTarget]
    measure: bool


@dataclass(frozen=True)
class ToolUsed(ClientMessage):
    """The viewer put something down with a tool."""

    page_time: float
    """Milliseconds of the page's clock, when it was put down."""
    tool: PublishingTool
    frame: Name
    """The viewer's fixed frame."""
    places: Annotated[F64, Sizes(tuple(range(7, 7 * MOST_PLACES + 1, 7)))]
    """Poses one after another, seven numbers each: x y z in metres, quaternion x y z w."""
