# SPDX-License-Identifier: Apache-2.0
"""How a display's topics fare: counts, rates, and the worst that is wrong; pure."""

from __future__ import annotations

from collections.abc import Iterable

from ..wire.display import DisplayStatus, Level, StatusItem

_ITEM_LIFE = 5.0
"""Seconds for which a finding is shown after the last message that had it."""
_MOST_ITEMS = 100
_ORDER: tuple[Level, ...] = ('ok', 'stale', 'waiting', 'warning', 'error')
_BLEND = 0.5
"""Weight of the last interval in rates: they settle within a few seconds and do not flicker."""
_REGULAR = 3
"""Measurements with messages after which it is known how often they come."""
_PATIENCE = 5.0
"""Usual intervals without a message after which a topic is silent."""
_PAUSE = 2.0
"""Usual intervals without a message after which it has no rate."""
_LEAST_SILENCE = 3.0
"""Seconds; measurements are a second apart."""


class Statistics:
    """Of one display; times are seconds of one clock, which the caller reads."""

    def __init__(self) -> None:
        self._count = 0
        self._bytes = 0
        self._received = 0.0
        self._stamp = 0.0
        self._rate = 0.0
        self._bandwidth = 0.0
        self._error = ''
        self._items: dict[str, tuple[StatusItem, float]] = {}
        self._mark = (0, 0, 0.0)
        self._heard = 0.0
        self._interval = 0.0
        self._rounds = 0
        self._silent = False

    @property
    def count(self) -> int:
        """Messages received."""
        return self._count

    @property
    def silence(self) -> str:
        """Why what is shown is old, its publisher still there; '' while messages come as usual."""
        if not self._silent:
            return ''
        return f'no new message; before, one came every {self._interval:.2g} s'

    def message(self, size: int, received: float) -> None:
        """Count a message of ``size`` bytes."""
        self._count += 1
        self._bytes += size
        self._received = received

    def shown(self, stamp: float, items: Iterable[StatusItem], now: float) -> bool:
        """
        Note that the last message is shown, and what was found in it.

        Tells whether the display was in error before. ``stamp`` 0 is none. An item that is ok and
        says nothing takes back what was found under its name.
        """
        healed = bool(self._error)
        self._error = ''
        if stamp:
            self._stamp = stamp
        if self._items:
            fresh = {n: one for n, one in self._items.items() if now - one[1] <= _ITEM_LIFE}
            self._items = fresh
        for item in items:
            self.found(item, now)
        return healed

    def found(self, item: StatusItem, now: float) -> None:
        """Note a finding, or that there is none of this name any more."""
        if item.level == 'ok' and not item.text:
            self._items.pop(item.name, None)
        elif len(self._items) < _MOST_ITEMS or item.name in self._items:
            self._items[item.name] = (item, now)

    def failed(self, text: str) -> bool:
        """Note that the last message cannot be shown; tells whether that is news."""
        news = text != self._error
        self._error = text
        return news

    def reset(self) -> None:
        """Forget what was found, as after a jump in time."""
        self._error = ''
        self._items.clear()
        self._rounds, self._silent = 0, False

    def measure(self, now: float) -> None:
        """Update the rates; called about once per second, ``now`` of a clock that never jumps."""
        count, size, then = self._mark
        self._mark = (self._count, self._bytes, now)
        if not then or now <= then:
            return
        messages = self._count - count
        if not messages and (not self._rounds or now - self._heard > _PAUSE * self._interval):
            self._rate = self._bandwidth = 0.0
        elif messages and self._rounds:
            span = now - self._heard
            self._rate = _blend(self._rate, messages / span)
            self._bandwidth = _blend(self._bandwidth, (self._bytes - size) / span)
        # Else it began somewhere in this interval, perhaps with all that was kept for who comes.
        self._listen(messages, now, then)

    def _listen(self, messages: int, now: float, then: float) -> None:
        """Learn how often messages come, and notice when they stop."""
        if messages:
            since = self._heard if self._rounds else then
            self._interval = _blend(self._interval, (now - since) / messages)
            self._heard = now
            self._rounds += 1
        longest = max(_LEAST_SILENCE, _PATIENCE * self._interval)
        self._silent = self._rounds >= _REGULAR and now - self._heard > longest

    def status(self, display: str, *, publishers: int, note: str, waiting: str) -> DisplayStatus:
        """
        Return the state now.

        ``note`` is what is wrong with the topic itself, ``waiting`` why no message can be expected
        at the moment; '' for nothing.
        """
        items = [item for item, _ in self._items.values()]
        candidates: list[tuple[Level, str]] = [('ok', '')]
        if waiting:
            candidates.append(('stale' if self._count else 'waiting', waiting))
        elif not self._count:
            candidates.append(('waiting', 'no message yet'))
        if note:
            candidates.append(('warning', note))
        candidates += [(item.level, f'{item.name}: {item.text}') for item in items]
        if self._error:
            candidates.append(('error', self._error))
        # max takes the first of equals: of several findings, the one that came first.
        level, text = max(candidates, key=lambda one: _ORDER.index(one[0]))
        return DisplayStatus(
            display=display,
            key=display,
            level=level,
            text=text,
            items=items,
            count=self._count,
            rate=round(self._rate, 1),
            bandwidth=float(round(self._bandwidth)),
            received=self._received,
            stamp=self._stamp,
            publishers=publishers,
        )


def _blend(old: float, new: float) -> float:
    if not old or not new:
        return new
    return (1.0 - _BLEND) * old + _BLEND * new
