# SPDX-License-Identifier: Apache-2.0
"""
How much may be on its way to one client: rate and round trip of its link, measured from acks.

Rate samples as in BBR (draft-cardwell-iccrg-bbr-congestion-control, 'delivery rate estimation'),
but acks come from the page's main thread, so that a slow page counts as a slow link.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass

INITIAL_WINDOW = 64 * 1024
MINIMUM_WINDOW = 16 * 1024
PIECE_SHARE = 4
"""A piece is so much of a window, so that what overtakes waits for a few milliseconds only."""
MINIMUM_PIECE = 4 * 1024
OVERRUN = MINIMUM_PIECE + 1024
"""Bytes by which what fills the smallest window goes over it: a piece, its head and a question."""
MAXIMUM_PIECE = 512 * 1024
"""What a loop that serves others too writes in a millisecond at most."""
ROUNDS = 10
"""The rate is the fastest of this many round trips..."""
FEW_ROUNDS = 2
RATE_AGE = 0.5
"""... or of a few when they take longer than this, seconds: a slower link has long ones."""
RTT_AGE = 10.0
"""Seconds after which the shortest round trip is measured anew, on an all but empty link."""
RTT_SHARE = 4
"""... unless one meanwhile was longer by less than so much of the queue time: windows bear it."""
PROBES = 8
PROBE_TIME = 0.2
"""So many round trips are tried then, or for so long: one alone may have met a busy page."""
STARTUP_GAIN = 2.0
STARTUP_ROUNDS = 3
"""Start-up ends when the rate has not grown by a quarter for this many rounds."""
PROBE_TRIPS = 4
"""So many round trips after that it is left as it was: beside what overtakes, none is alone."""
COALESCE_TIME = 0.0005
COALESCE_SIZE = 4 * 1024
"""Messages that go together are measured as one while they are small: many cost little memory."""
ASK_SHARE = 2
"""An ack is wanted of each so-manieth of a window..."""
ASK_TIME = 1.0
"""... and of what is sent so many seconds after the last that was asked for."""


@dataclass(slots=True)
class _Sent:
    """What the link looked like when something was sent."""

    end: int
    size: int
    time: float
    first_time: float
    delivered: int
    delivered_time: float
    resumed: int
    resumed_time: float
    limited: bool
    alone: bool


class Link:
    """
    Counts bytes sent and acknowledged, and says how many more may go.

    Times are seconds of any monotonic clock. ``initial`` bytes may be in flight while nothing is
    known; where that is little, little may be later, too.
    """

    def __init__(self, *, window_ms: float = 20.0, initial: int = INITIAL_WINDOW) -> None:
        self.delivered = 0
        self.min_rtt = 0.0
        self.window = self._initial = initial
        """Bytes that may be in flight."""
        self.least = min(initial, MINIMUM_WINDOW)
        """The smallest window; what is small and urgent may overdraw any by as much."""
        self.piece = max(initial // PIECE_SHARE, MINIMUM_PIECE)
        """Bytes of a piece."""
        self._credit, self._credit_end = 0, 0.0
        """Bytes that may go until then, seconds, with nothing to be decided."""
        self._granted: int | None = None
        """Bytes sent when that was granted, None while there is none."""
        self._spent = 0, 0.0
        """Bytes of what went of it last, and when."""
        self._spent_first: float | None = None
        """When something went of it first."""
        self._end = 0
        """Bytes sent once the credit is used up: what is sent of it changes one number alone."""
        self._queue_time = window_ms / 1000.0
        self._sent: deque[_Sent] = deque()
        self._delivered_time = self._first_time = 0.0
        self._limited_until = -1
        self._resting = True
        self._resumed, self._resumed_time = 0, 0.0
        self._asked, self._asked_time = 0, -ASK_TIME
        self._rates: deque[tuple[int, float, float]] = deque()
        self._round = 0
        self._round_end = 0
        self._rtt_time: float | None = None
        self._probing = False
        self._probe_start = 0.0
        self._probes: list[float] = []
        self._full_rate = 0.0
        self._stale_rounds = 0

    @property
    def sent_total(self) -> int:
        """Bytes sent."""
        return self._end - self._credit

    @property
    def in_flight(self) -> int:
        """Bytes sent and not yet acknowledged."""
        return self._end - self._credit - self.delivered

    def goes_whole(self, size: int) -> bool:
        """Tell whether a message is not cut: in pieces, what fits would be gone as soon."""
        if size <= self.piece:
            return True
        return size <= min(self.window - self.in_flight, MAXIMUM_PIECE)

    @property
    def rate(self) -> float:
        """Bytes per second, 0 while unknown: the fastest of the last rounds."""
        return self._rates[0][2] if self._rates else 0.0

    def sent(self, size: int, now: float, *, sampled: bool = True) -> None:
        """Count a message handed to the socket; ``sampled``, if an ack of it may tell of it."""
        self._revoke()
        if self.sent_total == self.delivered:
            self._first_time = self._delivered_time = now
        if self._resting:
            self._resting = False
            self._resumed, self._resumed_time = self.sent_total, now
        if sampled:
            self._sample(size, now)
        else:
            self._end += size

    def _sample(self, size: int, now: float) -> None:
        """Remember what the link looked like, and count a message."""
        alone = self.in_flight <= self.least + OVERRUN
        self._end += size
        # Probes go by a small window, whatever the link could carry.
        limited = self._probing or self._limited_until >= self.delivered
        last = self._sent[-1] if self._sent else None
        together = last is not None and now - last.time < COALESCE_TIME
        if last and together and last.size + size <= COALESCE_SIZE:
            last.size += size
            last.end = self.sent_total
            last.limited |= limited
            last.alone &= alone
            return
        self._sent.append(
            _Sent(
                self.sent_total,
                size,
                now,
                self._first_time,
                self.delivered,
                self._delivered_time,
                self._resumed,
                self._resumed_time,
                limited,
                alone,
            )
        )

    def write_off(self) -> None:
        """Nobody is there who would acknowledge what is in flight; it tells nothing."""
        self._revoke()
        self.delivered = self.sent_total
        self._sent.clear()

    def idle(self) -> None:
        """There was nothing to send although more was allowed: what is in flight tells no rate."""
        self._revoke()
        self._limited_until = self.sent_total
        self._resting = True

    def grant(self) -> None:
        """
        After ``idle``: let ``spend`` count what neither fills the window nor wants an ack.

        Of what comes alone, most: it is one number for each client then. An ack grants anew.
        """
        if self._probing or not self._rates:
            return
        unasked = self.sent_total - max(self._asked, self.delivered)
        free = min(self.window // ASK_SHARE - unasked - 1, self.window - self.in_flight)
        self._credit = min(max(free, 0), MAXIMUM_PIECE)
        self._credit_end = self._asked_time + ASK_TIME
        self._granted = self._end
        self._end += self._credit

    def spend(self, size: int, now: float) -> bool:
        """Count a message that goes alone, if nothing is to be decided, and tell so."""
        if size > self._credit or now >= self._credit_end:
            return False
        self._credit -= size
        self._spent = size, now
        if self._spent_first is None:
            self._spent_first = now
        return True

    def takes(self, size: int) -> bool:
        """Tell whether a message may go now, as it is."""
        if size <= self._credit:
            return True
        return self.in_flight < self.window and self.goes_whole(size)

    def _revoke(self) -> None:
        """Take back what is left of the credit; there was a pause after what went of it."""
        if self._granted is None:
            return
        if self._spent_first is not None:
            size, at = self._spent
            if self._granted == self.delivered:
                self._first_time = self._delivered_time = self._spent_first
            self._limited_until = self.sent_total
            self._resumed, self._resumed_time = self.sent_total - size, at
        self._end -= self._credit
        self._credit, self._credit_end, self._granted = 0, 0.0, None
        self._spent_first = None

    def wants_ack(self, now: float) -> bool:
        """
        Tell whether the client is to be asked what it has of what was sent since it was last.

        Seldom while little is on its way: an ack costs as much as a message. What nobody asked
        for counts as in flight until then.
        """
        if self.all_asked:
            return False
        if self._probing or not self._rates or now - self._asked_time >= ASK_TIME:
            return True
        return self.half_unasked

    @property
    def half_unasked(self) -> bool:
        """Whether nobody asked for as much as an ack is always wanted of."""
        unasked = self.sent_total - max(self._asked, self.delivered)
        return unasked >= self.window // ASK_SHARE

    @property
    def all_asked(self) -> bool:
        """Whether an ack is on its way, or asked for, of all that was sent."""
        return max(self._asked, self.delivered) >= self.sent_total

    def asked(self, size: int, now: float) -> None:
        """Count a message handed to the socket by which the client is asked what it has."""
        self._revoke()
        if self.sent_total == self.delivered:
            self._first_time = self._delivered_time = now
        # It belongs to what it asks of: a burst tells its rate from when that began.
        self._sample(size, now)
        self._asked, self._asked_time = self.sent_total, now

    def acked(self, received: int, now: float) -> None:
        """Take the client's count of bytes. Raises ValueError for a count that cannot be."""
        if not self.delivered <= received <= self.sent_total:
            raise ValueError(
                f'acknowledged {received} bytes, but {self.sent_total} were sent'
                f' and {self.delivered} acknowledged before'
            )
        if received == self.delivered:
            return
        granted = self._granted is not None
        self._revoke()
        self._take_ack(received, now)
        if granted:
            self.grant()

    def _take_ack(self, received: int, now: float) -> None:
        self.delivered, self._delivered_time = received, now
        done: _Sent | None = None
        while self._sent and self._sent[0].end <= received:
            done = self._sent.popleft()
        if done is None:
            return
        self._first_time = done.time
        self._take_rtt(now - done.time, now, alone=done.alone)
        self._take_rate(done, now)
        self.window = self._fitting()
        self.piece = min(max(self.window // PIECE_SHARE, MINIMUM_PIECE), MAXIMUM_PIECE)

    def _fitting(self) -> int:
        """Return how much may be in flight, by what is known now."""
        if self._probing:
            return self.least
        if not self._rates:
            return self._initial
        # Only the round trip is doubled: where it is short, the queue time alone makes the window
        # grow fast enough, and doubling that would let a queue of 40 ms stand at the start.
        starting = self._stale_rounds < STARTUP_ROUNDS
        round_trip = self.min_rtt * (STARTUP_GAIN if starting else 1.0)
        size = int(self.rate * (round_trip + self._queue_time))
        return max(size, self._initial if starting else self.least)

    def _take_rtt(self, rtt: float, now: float, *, alone: bool) -> None:
        if rtt <= self.min_rtt or self._rtt_time is None:
            self._set_rtt(rtt, now)
        elif alone and not self._probing and rtt - self.min_rtt < self._queue_time / RTT_SHARE:
            self._rtt_time = now
        elif now - self._rtt_time > RTT_AGE:
            if not self._probing:
                self._probing, self._probe_start = True, now
            if alone:
                self._probes.append(rtt)
            late = now - self._probe_start - PROBE_TIME
            if len(self._probes) >= (1 if late > 0.0 else PROBES):
                self._set_rtt(min(self._probes), now)
            elif late > PROBE_TRIPS * self.min_rtt:
                self._set_rtt(self.min_rtt, now)

    def _set_rtt(self, rtt: float, now: float) -> None:
        self.min_rtt, self._rtt_time = rtt, now
        self._probing = False
        self._probes.clear()

    def _take_rate(self, done: _Sent, now: float) -> None:
        elapsed = max(now - done.delivered_time, done.time - done.first_time, 1e-6)
        rate = (self.delivered - done.delivered) / elapsed
        if done.limited:
            # What came before may be there for long, and nobody asked. Both are lower bounds.
            since = max(now - done.resumed_time, 1e-6)
            rate = max(rate, (self.delivered - done.resumed) / since)
        if done.limited and rate < self.rate:
            return
        if not done.limited and done.delivered >= self._round_end:
            self._round += 1
            self._round_end = self.delivered
            self._judge_startup()
        while self._rates and self._rates[-1][2] <= rate:
            self._rates.pop()
        self._rates.append((self._round, now, rate))
        while self._expired(self._rates[0], now):
            self._rates.popleft()

    def _expired(self, sample: tuple[int, float, float], now: float) -> bool:
        rounds = self._round - sample[0]
        return rounds >= ROUNDS or (rounds >= FEW_ROUNDS and now - sample[1] > RATE_AGE)

    def _judge_startup(self) -> None:
        if self.rate > 1.25 * self._full_rate:
            self._full_rate, self._stale_rounds = self.rate, 0
        else:
            self._stale_rounds += 1
