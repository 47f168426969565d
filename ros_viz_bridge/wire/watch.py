# SPDX-License-Identifier: Apache-2.0
"""
Watching a topic of any type: its newest message as rows, its numbers over time, how it fares.

A page says with ``Watch`` what its viewer looks at; the answers are for that client alone (its
layer).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, ClassVar

from .columns import F64, I32, U8
from .constraints import Length
from .display import Level, StatusItem
from .message import ClientMessage, Kind, Priority, StateMessage

Name = Annotated[str, Length(256)]


@dataclass(frozen=True)
class TopicWish:
    """What a viewer wants of one topic."""

    topic: Name
    rates: bool
    """Count its messages; with neither this nor what follows, it is not subscribed."""
    tree: bool
    """Send the newest message as rows."""
    paths: Annotated[list[Name], Length(32)]
    """Send the numbers at these paths, of every message."""


@dataclass(frozen=True)
class Watch(ClientMessage):
    """The topics that the viewer watches, whole list each time."""

    topics: Annotated[list[TopicWish], Length(128)]


@dataclass(frozen=True)
class NumericField:
    """A place in a message type where there is a number, or a sequence of them."""

    path: str
    """Empty brackets stand for an index to be chosen: ``position[]``."""
    type: str
    """As the .msg file spells it; times and durations are numbers of seconds."""


@dataclass(frozen=True)
class Endpoint:
    """A publisher or subscription of a topic."""

    node: str
    """Its fully qualified name; '' while discovery does not know it."""
    type: str
    qos: str
    """Its QoS in words."""


@dataclass(frozen=True)
class TopicDetails(StateMessage):
    """What is known of a watched topic without reading it."""

    PRIORITY: ClassVar[Priority] = Priority.SMALL
    SLOT: ClassVar[str] = 'details'

    topic: str
    ros_type: str
    """The type it is read as, '' where there is none that could be read."""
    publishers: list[Endpoint]
    subscriptions: list[Endpoint]
    fields: list[NumericField]


@dataclass(frozen=True)
class WatchStatus(StateMessage):
    """How a watched topic fares."""

    PRIORITY: ClassVar[Priority] = Priority.SMALL
    SLOT: ClassVar[str] = 'watch'

    topic: str
    level: Level
    text: str
    items: list[StatusItem]
    """Paths that give no number, and why."""
    count: int
    """Messages received since it is watched."""
    rate: float
    """Messages per second."""
    bandwidth: float
    """Bytes per second."""
    lost: int
    """Messages that the middleware lost on the way to the bridge."""
    received: float
    """ROS time of the last receipt, 0 before the first."""
    stamp: float
    """Header stamp of the last message that was read, 0 if it has none."""


@dataclass(frozen=True)
class MessageTree(StateMessage):
    """
    The newest message of a topic, field by field, depth first.

    Long arrays and texts are cut; ``size`` says how long they are.
    """

    PRIORITY: ClassVar[Priority] = Priority.SMALL
    SLOT: ClassVar[str] = 'tree'

    topic: str
    ros_type: str
    received: float
    """ROS time of receipt."""
    count: int
    """Messages received since the topic is watched."""
    nbytes: int
    """Size of the message."""
    cut: bool
    """Whether rows are missing because there would be too many."""
    names: list[str]
    """(n,): field names, and indices of elements such as ``[3]``."""
    types: list[str]
    """(n,): as .msg files spell them."""
    values: list[str]
    """(n,): the value as text; a summary for what has rows of its own below."""
    depth: U8
    """(n,): 0 for the fields of the message itself."""
    size: I32
    """(n,): number of elements or characters; -1 for what is neither sequence nor text."""


@dataclass(frozen=True)
class Samples(StateMessage):
    """Numbers of every message of a topic, those since the last ``Samples``."""

    KIND: ClassVar[Kind] = Kind.STREAM
    PRIORITY: ClassVar[Priority] = Priority.SMALL
    SLOT: ClassVar[str] = 'samples'
    KEPT: ClassVar[int] = 20

    topic: str
    first: int
    """Count of the first message in here; what is missing between two ``Samples`` was dropped."""
    paths: list[str]
    stamp: F64
    """(n,): header stamp, or the time of receipt where there is none."""
    received: F64
    """(n,): ROS time of receipt."""
    values: F64
    """(n * paths,): message by message; NaN where a message has no such number."""
