# SPDX-License-Identifier: Apache-2.0
"""One topic of any type that viewers watch: subscribed while they do, read as far as they ask."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
import logging
import math
import time
from typing import Any

from rclpy.node import Node

from ..cdr import CdrError, MessageType, Reader, View
from ..displays.common.header import seconds
from ..topics.message_types import message_class, missing_note
from ..topics.plan import BULKY
from ..topics.statistics import Statistics
from ..watch.fields import numeric_fields
from ..watch.path import NumberPath, PathError
from ..wire.display import StatusItem
from ..wire.watch import NumericField
from .listening import Listening
from .qos import mismatch, Offer

logger = logging.getLogger(__name__)

ROWS = 20_000
"""So many samples wait for the next flush; the oldest of more are lost, and pages told."""
_DEPTH = 100
_DEPTH_BULKY = 2


@dataclass(frozen=True)
class Row:
    """The numbers of one message; NaN where it has none."""

    count: int
    stamp: float
    received: float
    values: tuple[float, ...]


@dataclass(frozen=True)
class Newest:
    """The newest message."""

    count: int
    received: float
    nbytes: int
    view: View


class WatchedTopic:
    """Used on the executor's thread only; times are ROS seconds."""

    def __init__(self, node: Node, topic: str, *, ros_time: Callable[[], float]) -> None:
        self.topic = topic
        self.ros_type = ''
        self.message_type: MessageType | None = None
        self.fields: list[NumericField] = []
        self.paths: tuple[str, ...] = ()
        """Those of all viewers, as the values of a row have them."""
        self.rows: deque[Row] = deque(maxlen=ROWS)
        """Samples since they were last taken away."""
        self.statistics = Statistics()
        self.lost = 0
        self._node = node
        self._ros_time = ros_time
        self._needed = False
        self._note = ''
        self._offers: tuple[Offer, ...] = ()
        self._reader: Reader | None = None
        self._numbers: list[NumberPath | None] = []
        self._problems: dict[str, str] = {}
        self._data: bytes | None = None
        self._received = 0.0
        self._stamp = 0.0
        self._listening: Listening | None = None

    def ask(self, paths: Sequence[str], *, needed: bool) -> None:
        """Take over what all viewers together want; ``needed``: any message at all."""
        self._needed = needed
        if tuple(paths) != self.paths:
            self.paths = tuple(paths)
            self.rows.clear()
            self._compile()

    def follow(self, ros_type: str, offers: Sequence[Offer], *, depth_max: int) -> None:
        """Adapt to the graph; an empty type is a topic that is not there."""
        if ros_type and ros_type != self.ros_type:
            self._set_type(ros_type)
        self._offers = tuple(offers)
        if not self._needed or self._reader is None:
            self._unsubscribe()
            return
        if self._listening is None:
            cls = message_class(self.ros_type)
            self._listening = Listening(
                self._node,
                self.topic,
                cls,
                self._take,
                clock=time.monotonic,
                lost=self._count_lost,
            )
        depth = _DEPTH_BULKY if self.ros_type in BULKY else _DEPTH
        try:
            self._listening.follow(offers, depth=depth, depth_max=depth_max)
            self._note = ''
        except Exception as error:
            # Such as a topic that this process publishes with another type.
            self._note = f'the subscription is refused: {error}'

    def close(self) -> None:
        """Unsubscribe."""
        self._unsubscribe()

    def newest(self) -> Newest | None:
        """Return the newest message, None before the first or when it cannot be read."""
        view = self._read(self._data) if self._data is not None else None
        if view is None or self._data is None:
            return None
        return Newest(self.statistics.count, self._received, len(self._data), view)

    def newest_row(self) -> Row | None:
        """Return the numbers of the newest message again, for a viewer who asks for others."""
        found = self.newest()
        return None if found is None else self._row(found.view, found.count, found.received)

    def problems(self) -> list[StatusItem]:
        """Return the paths that give no number, and why."""
        return [StatusItem(path, 'error', text) for path, text in self._problems.items()]

    def waiting(self) -> str:
        """Return why no message can be expected, '' if one can."""
        if not self._offers:
            return 'nobody publishes this topic'
        return '' if self._needed else 'not measured'

    def note(self) -> str:
        """Return what is wrong with the topic, '' if nothing is."""
        if self.ros_type and self._reader is None:
            return missing_note(self.ros_type) or f'{self.ros_type} cannot be read'
        requests = self._listening.requests if self._listening else ()
        return self._note or mismatch(self._offers, requests)

    @property
    def stamp(self) -> float:
        """Header stamp of the last message that was read, 0 if it has none."""
        return self._stamp

    def _set_type(self, ros_type: str) -> None:
        self._unsubscribe()
        self.ros_type, self.message_type, self._reader = ros_type, None, None
        self.fields, self._data = [], None
        cls = message_class(ros_type)
        if cls is None:
            return
        try:
            self.message_type = MessageType.from_class(cls)
            self._reader = Reader(self.message_type)
            self.fields = numeric_fields(self.message_type)
        except CdrError as error:
            self._note = str(error)
        self._compile()

    def _compile(self) -> None:
        self._numbers, self._problems = [], {}
        for path in self.paths:
            number = None
            if self.message_type is not None:
                try:
                    number = NumberPath(self.message_type, path)
                except PathError as error:
                    self._problems[path] = str(error)
            self._numbers.append(number)

    def _unsubscribe(self) -> None:
        if self._listening is not None:
            self._listening.close()
            self._listening, self._data = None, None
            self.statistics = Statistics()
            self.lost = 0

    def _count_lost(self, number: int) -> None:
        self.lost += number

    def _take(self, data: bytes) -> None:
        self._received = self._ros_time()
        self._data = data
        self.statistics.message(len(data), self._received)
        if self.paths:
            view = self._read(data)
            if view is not None:
                self.rows.append(self._row(view, self.statistics.count, self._received))

    def _read(self, data: bytes) -> View | None:
        assert self._reader is not None
        try:
            view = self._reader.read(data)
        except CdrError as error:
            self.statistics.failed(str(error))
            return None
        self._stamp = _stamp_of(view)
        self.statistics.shown(self._stamp, (), self._received)
        return view

    def _row(self, view: View, count: int, received: float) -> Row:
        values = tuple(
            math.nan if one is None else self._number(one, view) for one in self._numbers
        )
        return Row(count, _stamp_of(view) or received, received, values)

    def _number(self, path: NumberPath, view: View) -> float:
        try:
            return path(view)
        except CdrError as error:
            self.statistics.failed(str(error))
            return math.nan


def _stamp_of(view: View) -> float:
    """Return the stamp of a header, 0 if the message has none."""
    if 'header' not in set(view):
        return 0.0
    header: Any = view['header']
    if not isinstance(header, View) or 'stamp' not in set(header):
        return 0.0
    stamp: Any = header['stamp']
    if not isinstance(stamp, View) or not {'sec', 'nanosec'} <= set(stamp):
        return 0.0  # anybody may call a field so, and mean something else
    try:
        return float(seconds(stamp))
    except (TypeError, ValueError):
        return 0.0
