# SPDX-License-Identifier: Apache-2.0
"""What of a recording can be shown, and what was true at a time of it; pure but for the file."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator
import heapq

from ..cdr import CdrError, MessageType
from ..recordings.offered_qos import qos_of
from ..recordings.recording import Message, Recording

HISTORY_S = 10.0
"""So much before a time is read when it is shown: transforms to interpolate, markers, paths."""
MOST_LATCHED = 1000
"""Messages of a latched topic that are read for a time, the newest."""
MOST_BYTES = 64 * 1024 * 1024
"""Bytes of a topic that are read for a time, those of the newest messages."""
_STEP_NS = 256
"""From one number of seconds since 1970 to the next one that a float64 can say, nearly."""
_HISTORY_NS = round(HISTORY_S * 1e9) + 3 * _STEP_NS

Installed = Callable[[str], MessageType | None]
"""Returns a type that is known here, for recordings that do not describe theirs."""


class Contents:
    """A recording, its types and its latched topics."""

    def __init__(self, recording: Recording, *, installed: Installed = lambda name: None) -> None:
        self.recording = recording
        self.start, self.end = recording.start * 1e-9, recording.end * 1e-9
        self.types: dict[str, MessageType] = {}
        self.notes: dict[str, str] = {}
        """Why messages of a type cannot be read."""
        self.latched = frozenset(t.name for t in recording.topics if qos_of(t).latched)
        for topic in recording.topics:
            if topic.type not in self.types:
                self._learn(topic.type, topic.definition, installed)

    def _learn(self, name: str, definition: str, installed: Installed) -> None:
        found = None
        try:
            found = MessageType.from_text(name, definition) if definition else installed(name)
        except CdrError as error:
            self.notes[name] = f'the recording describes {name} wrongly: {error}'
            return
        if found is not None:
            self.types[name] = found
        else:
            self.notes[name] = (
                f'the recording does not describe {name}, and it is not installed here; '
                "'ros2 bag convert' writes descriptions"
            )

    def until(self, time: float) -> int:
        """Return the first nanosecond that is later than ``time`` (seconds, of the recording)."""
        at = round(time * 1e9) + _STEP_NS
        return min(max(at, self.recording.start), self.recording.end) + 1

    def before(self, topics: Collection[str], until: int, *, bulky: bool) -> Iterator[Message]:
        """
        Yield, oldest first, what makes these topics show what they showed before ``until`` (ns).

        Of latched topics all there was; of others the last seconds, or at least the last message;
        of bulky ones that alone.
        """
        streams: list[Iterable[Message]] = []
        for name in topics:
            last = self.recording.last(name, until=until)
            if last is None:
                continue
            latched = name in self.latched
            since = self.recording.start if latched else until - _HISTORY_NS
            if bulky or last.time < since:
                streams.append([last])
                continue
            found = self.recording.messages([name], since=since, until=until)
            streams.append(_newest(found, MOST_LATCHED if latched else None))
        yield from heapq.merge(*streams, key=lambda message: message.time)

    def after(self, topics: Collection[str], until: int) -> Iterator[Message]:
        """Yield the messages of topics from ``until`` (ns) on, oldest first."""
        return self.recording.messages(topics, since=until, until=self.recording.end + 1)


def _newest(messages: Iterable[Message], most: int | None) -> Iterable[Message]:
    """Return the last ones, not too many and not too large; at least the very last."""
    kept: deque[Message] = deque()
    size = 0
    for message in messages:
        kept.append(message)
        size += len(message.data)
        while (most and len(kept) > most) or (size > MOST_BYTES and len(kept) > 1):
            size -= len(kept.popleft().data)
    return kept
