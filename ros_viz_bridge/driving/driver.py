# SPDX-License-Identifier: Apache-2.0
"""What velocity goes out, and when: only while something is held, and heard of."""

from __future__ import annotations

from dataclasses import dataclass

from ..wire.drive import Drive
from .velocity import DriveLimits, Velocity, ZERO

BOUND = 0.25
"""Seconds. What was wanted longer ago moves nothing."""
ZEROS = 5
"""So many zeros follow what moved; after them there is silence, so that others can drive."""


@dataclass
class _Held:
    client: str
    hold: int
    event: Drive
    wanted: Velocity
    captured: float


class Driver:
    """
    One hold at a time: from a press to whatever ends it first.

    A hold that ended is over: a page that still says it is refused, and its viewer has to let go
    and press again. Every end is followed by zeros at once. Times are seconds of one clock.
    """

    def __init__(self, limits: DriveLimits) -> None:
        self.limits = limits
        self._held: _Held | None = None
        self._over: dict[str, tuple[int, str]] = {}
        """Of each client the last hold that ended, and why; none up to it begins again."""
        self._sent = ZERO
        self._stepped = 0.0
        self._zeros = 0

    @property
    def moving(self) -> bool:
        """Whether something is held."""
        return self._held is not None

    @property
    def event(self) -> Drive | None:
        """What was taken last of what is held; None for nothing."""
        return None if self._held is None else self._held.event

    @property
    def silent(self) -> bool:
        """Whether there is nothing to publish."""
        return self._held is None and self._zeros == 0

    def take(self, client: str, event: Drive, captured: float, now: float) -> str:
        """
        Take what a viewer wanted at ``captured``; return why it is not followed, '' if it is.

        Something too old is dropped: what came before it counts until that is too old as well.
        """
        held = self._held
        same = held is not None and (held.client, held.hold) == (client, event.hold)
        if not event.held:
            if same:
                self.end('it was let go')
            return ''
        over, why = self._over.get(client, (-1, ''))
        if event.hold <= over:
            return why
        if now - captured > BOUND:
            return ''
        if held is None or not same:
            self.end('somebody else drives' if held and held.client != client else 'it was let go')
            self._zeros, self._sent, self._stepped = 0, ZERO, now
            self._over[client] = (event.hold - 1, 'it was let go')
        speed = event.speed
        wanted = self.limits.scaled(event.forward * speed, event.left * speed, event.turn * speed)
        self._held = _Held(client, event.hold, event, wanted, min(captured, now))
        return ''

    def end(self, why: str, client: str = '') -> bool:
        """
        End what is held, if by this ``client`` where one is named; zeros follow.

        Tell whether anything was.
        """
        held = self._held
        if held is None or client not in ('', held.client):
            return False
        self._over[held.client] = (held.hold, why)
        self._held, self._sent, self._zeros = None, ZERO, ZEROS
        return True

    def forget(self, client: str) -> None:
        """A client left: what it held ends, and it counts anew when it comes back."""
        self.end('the page left', client)
        self._over.pop(client, None)

    def step(self, now: float) -> Velocity | None:
        """Return the velocity to publish now, None for nothing."""
        held = self._held
        if held is not None and now - held.captured > BOUND:
            self.end(f'nothing new was heard of the page for {BOUND:g} s')
            held = None
        if held is not None:
            elapsed = min(max(now - self._stepped, 0.0), BOUND)
            self._stepped = now
            self._sent = self.limits.towards(held.wanted, self._sent, elapsed)
            return self._sent
        if self._zeros == 0:
            return None
        self._zeros -= 1
        return ZERO
