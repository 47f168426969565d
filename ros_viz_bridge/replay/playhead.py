# SPDX-License-Identifier: Apache-2.0
"""Where a recording stands: time that goes, stands still, or is moved; pure."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Playhead:
    """Times of the recording are ROS seconds, ``now`` is seconds of a monotonic clock."""

    start: float
    end: float
    time: float
    """Of the recording at ``since``."""
    since: float
    playing: bool = False
    speed: float = 1.0
    loop: bool = False

    def at(self, now: float) -> float:
        """Return the time of the recording, within it."""
        passed = (now - self.since) * self.speed if self.playing else 0.0
        return min(max(self.time + passed, self.start), self.end)

    def due(self, time: float) -> float:
        """Return when a time of the recording comes, if it goes on as it does."""
        return self.since + (time - self.time) / self.speed

    def change(
        self,
        now: float,
        *,
        playing: bool | None = None,
        speed: float | None = None,
        loop: bool | None = None,
    ) -> Playhead:
        """Return it going on otherwise; played at its end, it starts again."""
        playing = self.playing if playing is None else playing
        time = self.at(now)
        return replace(
            self,
            time=self.start if playing and not self.playing and time >= self.end else time,
            since=now,
            playing=playing,
            speed=self.speed if speed is None else speed,
            loop=self.loop if loop is None else loop,
        )

    def seek(self, now: float, time: float) -> Playhead:
        """Return it moved to a time, the nearest within the recording."""
        return replace(self, time=min(max(time, self.start), self.end), since=now)
