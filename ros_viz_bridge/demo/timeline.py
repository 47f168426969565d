# SPDX-License-Identifier: Apache-2.0
"""When to publish what of a recording, without a clock of its own."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
import heapq

from ros_viz_bridge.recordings.recording import Message, Recording


@dataclass(frozen=True, order=True)
class Tick:
    """A moment at which to publish a message, or only the time if there is none."""

    time: int
    message: Message | None = field(default=None, compare=False)


def timeline(
    recording: Recording,
    *,
    names: Collection[str],
    latched: Collection[str],
    start_s: float = 0.0,
    clock_period: int | None = None,
) -> Iterator[Tick]:
    """Yield what to publish, oldest first; times are the recording's, in nanoseconds.

    Starting start_s seconds in, the latched messages from before that come first, at the start:
    whoever joins a robot late has them too. clock_period is the distance of ticks for the clock
    in nanoseconds, None for none.
    """
    start = recording.start + round(start_s * 1e9)
    end = recording.end + 1
    for message in recording.messages(latched, since=recording.start, until=start):
        yield Tick(start, message)
    played = (
        Tick(message.time, message)
        for message in recording.messages(names, since=start, until=end)
    )
    clock = (Tick(time) for time in range(start, end, clock_period)) if clock_period else ()
    yield from heapq.merge(clock, played)
