# SPDX-License-Identifier: Apache-2.0
"""Token buckets for what comes in."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Rate:
    """So many units per second, and so many at once."""

    per_second: float
    burst: float


class Bucket:
    """A token bucket; it starts full."""

    def __init__(self, rate: Rate) -> None:
        self._rate = rate
        self._tokens = rate.burst
        self._time: float | None = None

    def take(self, amount: float, now: float) -> bool:
        """Take ``amount`` if it is there, else nothing."""
        if self._time is not None:
            gained = (now - self._time) * self._rate.per_second
            self._tokens = min(self._rate.burst, self._tokens + max(gained, 0.0))
        self._time = now
        if amount > self._tokens:
            return False
        self._tokens -= amount
        return True


@dataclass(frozen=True)
class Limits:
    """
    What one client may send.

    ``classes`` are messages per second by type: more is dropped, and the client told (of Stop,
    which always stops, only what repeats it counts). ``messages``
    and ``size`` (bytes) bound all of one socket together: whoever exceeds them floods, and is sent
    away.
    """

    message_bytes: int = 1024 * 1024
    messages: Rate = Rate(4000.0, 8000.0)
    size: Rate = Rate(8e6, 32e6)
    acks: Rate = Rate(50_000.0, 100_000.0)
    classes: tuple[tuple[str, Rate], ...] = (
        ('CameraMoved', Rate(120.0, 240.0)),
        ('XrSample', Rate(250.0, 250.0)),
        ('GamepadMoved', Rate(500.0, 500.0)),
        ('KeyChanged', Rate(200.0, 400.0)),
        ('PageInfo', Rate(1.0, 5.0)),
        ('Drive', Rate(120.0, 240.0)),
        ('ToolUsed', Rate(5.0, 20.0)),
        ('WidgetChanged', Rate(200.0, 400.0)),
        ('WidgetHeld', Rate(200.0, 400.0)),
        ('InteractiveFeedback', Rate(200.0, 400.0)),
        ('NodeDragged', Rate(200.0, 400.0)),
        ('GizmoDragged', Rate(200.0, 400.0)),
        ('Interest', Rate(20.0, 100.0)),
        ('SendAgain', Rate(5.0, 20.0)),
        ('VideoShown', Rate(50.0, 100.0)),
        ('SeekTo', Rate(30.0, 60.0)),
        ('Watch', Rate(20.0, 100.0)),
        ('ReadLayout', Rate(1.0, 5.0)),
        ('WriteLayout', Rate(1.0, 5.0)),
        ('Stop', Rate(5.0, 10.0)),
    )
    other: Rate = Rate(100.0, 200.0)

    @property
    def trunk_bytes(self) -> int:
        """Bytes of what a relay or an edge may say at once: what a viewer said, and around it."""
        return 2 * self.message_bytes + (1 << 20)


class RateLimit:
    """The buckets of one client's control socket."""

    def __init__(self, limits: Limits) -> None:
        self._messages, self._size = Bucket(limits.messages), Bucket(limits.size)
        self._classes = {name: Bucket(rate) for name, rate in limits.classes}
        self._other = Bucket(limits.other)

    def floods(self, size: int, now: float) -> bool:
        """Count a message; tell whether the client sends more than any honest page does."""
        return not (self._messages.take(1, now) and self._size.take(size, now))

    def allows(self, name: str, now: float) -> bool:
        """Tell whether a message of this type may be handled."""
        return self._classes.get(name, self._other).take(1, now)
