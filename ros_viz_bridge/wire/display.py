# SPDX-License-Identifier: Apache-2.0
"""Messages about displays: what can be shown, with which settings, and how it fares."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar, Literal

from .message import StateMessage

OptionValue = bool | float | str
Level = Literal['ok', 'waiting', 'stale', 'warning', 'error']


@dataclass(frozen=True)
class OptionField:
    """One setting of a display, made from a field of its ``Options`` dataclass."""

    name: str
    label: str
    kind: Literal['bool', 'number', 'choice', 'text', 'color', 'field']
    """``field`` is the name of one of the data's own fields (``PointCloud.fields``)."""
    default: OptionValue
    doc: str
    choices: list[str]
    minimum: float
    """Equal to ``maximum`` when there is no range."""
    maximum: float
    step: float
    unit: str
    shown_if: str
    """'name=value|value': shown only while another setting has one of these values; '' always."""
    keeps: Literal['', 'seconds', 'messages']
    """
    How much of what came before stays beside the newest: above 0 seconds, or with another number
    of messages than 1, the page has every message sent (``Interest.streams``).
    """


@dataclass(frozen=True)
class DisplayCopy:
    """One more view of a display, with settings of its own, as a layout has it."""

    id: str
    """Id of the view: '<id of the display>#<n>'."""
    title: str
    visible: bool
    options: dict[str, OptionValue]
    """As those of ``Display``."""
    order: int


@dataclass(frozen=True)
class Display(StateMessage):
    """A topic that can be shown. ``display`` and ``key`` are both its id."""

    SLOT: ClassVar[str] = 'display'

    title: str
    topic: str
    ros_type: str
    visible: bool
    """Whether a page shows it before its viewer chose."""
    options: dict[str, OptionValue]
    """
    Values the server starts with (layout file, else defaults).

    A viewer's own changes stay in the page.
    """
    fields: list[OptionField]
    order: int
    copies: list[DisplayCopy] = field(default_factory=list)
    """Views beyond the first one, which has the display's own id, title and options."""


@dataclass(frozen=True)
class StatusItem:
    """State of one part of a display (a marker, a frame, a publisher)."""

    name: str
    level: Level
    text: str


@dataclass(frozen=True)
class DisplayStatus(StateMessage):
    """How a display's topic fares, as the server sees it; ``key`` is the display's id."""

    SLOT: ClassVar[str] = 'status'

    level: Level
    text: str
    items: list[StatusItem]
    count: int
    """Messages received."""
    rate: float
    """Messages per second."""
    bandwidth: float
    """Bytes per second."""
    received: float
    """ROS time of the last receipt, 0 before the first."""
    stamp: float
    """Header stamp of the last message, 0 if it has none."""
    publishers: int


@dataclass(frozen=True)
class TopicInfo:
    """A topic of the ROS graph."""

    topic: str
    types: list[str]
    publishers: int
    display: str
    """Id of its display, '' when the type has none."""
    note: str
    """Why it cannot be shown, '' when it can."""
    own: bool = False
    """Whether only the server publishes it: what its viewers do, and how it fares."""


@dataclass(frozen=True)
class Topics(StateMessage):
    """The ROS graph, as far as it may be shown."""

    topics: list[TopicInfo]
