# SPDX-License-Identifier: Apache-2.0
"""
The window follows the link.

Neither a queue in front of a slow one, nor a fast one left idle.
"""

from __future__ import annotations

from collections import deque

import pytest

from ros_viz_bridge.core.link import (
    ASK_SHARE,
    ASK_TIME,
    INITIAL_WINDOW,
    Link,
    MAXIMUM_PIECE,
    MINIMUM_WINDOW,
    RTT_AGE,
    RTT_SHARE,
)


class Drive:
    """Keeps a link full of 16 KiB messages."""

    def __init__(self, link: Link) -> None:
        self.link = link
        self.now = self.free = 0.0
        self.flying: deque[float] = deque()

    def run(self, *, rate: float, rtt: float, seconds: float) -> None:
        end = self.now + seconds
        while self.now < end:
            while self.link.in_flight < self.link.window:
                self.link.sent(16384, self.now)
                self.free = max(self.free, self.now) + 16384 / rate
                self.flying.append(self.free + rtt)
            self.arrive()

    def arrive(self) -> None:
        self.now = max(self.now, self.flying.popleft())
        self.link.acked(self.link.delivered + 16384, self.now)


@pytest.mark.parametrize('rate', [1e6, 20e6, 500e6])
@pytest.mark.parametrize('rtt', [0.001, 0.05])
def test_the_window_is_rate_times_round_trip_and_20_ms(rate: float, rtt: float) -> None:
    link = Link(window_ms=20.0)
    Drive(link).run(rate=rate, rtt=rtt, seconds=6.0)
    assert link.rate == pytest.approx(rate, rel=0.25)
    ideal = max(rate * (rtt + 0.02), MINIMUM_WINDOW)
    message = 16384  # a round trip is at least the time that one message takes
    assert ideal * 0.7 <= link.window <= ideal * 1.8 + message


def test_it_starts_small() -> None:
    link = Link()
    assert link.window == INITIAL_WINDOW
    assert link.piece <= INITIAL_WINDOW // 4


def test_where_little_is_to_go_at_first_little_goes_as_long_as_the_link_is_slow() -> None:
    link = Link(initial=8192)
    assert link.window == link.least == 8192
    drive = Drive(link)
    drive.run(rate=10e3, rtt=0.05, seconds=4 * RTT_AGE)
    assert link.window < INITIAL_WINDOW / 2
    drive.run(rate=20e6, rtt=0.05, seconds=3.0)
    assert link.window > 20e6 * 0.05


def test_what_stands_in_the_queue_of_a_narrow_link_is_no_part_of_its_round_trip() -> None:
    drive = Drive(link := Link(initial=8192))
    windows = []
    for _ in range(8):
        drive.run(rate=10e3, rtt=0.05, seconds=20.0)
        windows.append(link.window)
    assert max(windows) < 1.5 * 16384, 'a message is on its way, and no second one behind it'


def test_what_fits_into_the_window_is_not_cut() -> None:
    link = Link()
    assert link.goes_whole(INITIAL_WINDOW)
    assert not link.goes_whole(INITIAL_WINDOW + 1)
    link.sent(INITIAL_WINDOW - link.piece, 0.0)
    assert not link.goes_whole(link.piece + 1)
    assert link.goes_whole(link.piece)  # as a piece would go
    Drive(fast := Link()).run(rate=2e9, rtt=0.001, seconds=1.0)
    fast.acked(fast.sent_total, 9.0)
    assert fast.goes_whole(MAXIMUM_PIECE)
    assert not fast.goes_whole(MAXIMUM_PIECE + 1)


def test_a_link_that_becomes_slower_is_noticed() -> None:
    link = Link()
    drive = Drive(link)
    drive.run(rate=100e6, rtt=0.002, seconds=2.0)
    fast = link.window
    drive.run(rate=2e6, rtt=0.002, seconds=3.0)
    assert link.window < fast / 10


def test_a_link_that_becomes_faster_is_noticed() -> None:
    link = Link()
    drive = Drive(link)
    drive.run(rate=2e6, rtt=0.01, seconds=2.0)
    slow = link.window
    drive.run(rate=100e6, rtt=0.01, seconds=3.0)
    assert link.window > 10 * slow


def test_a_path_that_becomes_longer_is_noticed_and_does_not_starve() -> None:
    link = Link()
    drive = Drive(link)
    drive.run(rate=20e6, rtt=0.002, seconds=2.0)
    drive.run(rate=20e6, rtt=0.2, seconds=4 * RTT_AGE)
    assert link.min_rtt == pytest.approx(0.2, rel=0.2)
    assert link.window > 20e6 * 0.2 * 0.5


def test_little_to_send_never_lowers_the_rate() -> None:
    link = Link()
    drive = Drive(link)
    drive.run(rate=50e6, rtt=0.002, seconds=2.0)
    while drive.flying:
        drive.arrive()
    before, now = link.rate, drive.now
    for _ in range(200):
        now += 0.1
        link.idle()
        link.sent(200, now)
        link.acked(link.sent_total, now + 0.002)
    assert link.rate >= before


@pytest.mark.parametrize('received', [-1, 1001, 2**60])
def test_a_count_that_cannot_be_is_refused(received: int) -> None:
    link = Link()
    link.sent(1000, 0.0)
    with pytest.raises(ValueError, match='acknowledged'):
        link.acked(received, 0.1)


def test_an_ack_of_the_past_is_refused_and_the_same_again_is_not() -> None:
    link = Link()
    link.sent(1000, 0.0)
    link.acked(600, 0.1)
    link.acked(600, 0.2)
    with pytest.raises(ValueError, match='600 acknowledged before'):
        link.acked(500, 0.3)
    assert link.in_flight == 400


def test_many_small_messages_take_little_memory() -> None:
    link = Link()
    for i in range(10_000):
        link.sent(100, i * 1e-6)
    assert len(link._sent) <= 250


def measured(now: float) -> Link:
    """Return a link that was asked of, and answered, once."""
    link = Link()
    link.sent(1000, now - 0.002)
    link.asked(4, now - 0.002)
    link.acked(1004, now - 0.001)
    return link


def test_nobody_is_asked_for_what_was_not_sent_or_is_known() -> None:
    link = Link()
    assert not link.wants_ack(0.0)
    link.sent(1000, 0.0)
    assert link.wants_ack(0.0)  # nothing is known of it yet
    link.asked(4, 0.0)
    assert not link.wants_ack(9.0)  # an answer is on its way
    link.acked(1004, 0.001)
    assert not link.wants_ack(9.0)


def test_a_page_is_asked_for_each_share_of_the_window() -> None:
    link = measured(10.0)
    share = link.window // ASK_SHARE
    link.sent(share - 1, 10.0)
    assert not link.wants_ack(10.0) and not link.all_asked
    link.sent(1, 10.0)
    assert link.wants_ack(10.0)
    link.asked(4, 10.0)
    assert link.all_asked


def test_what_is_sent_after_a_while_is_asked_for_however_little() -> None:
    link = measured(10.0)
    link.sent(1, 10.0)
    assert not link.wants_ack(10.0)
    assert link.wants_ack(10.0 + ASK_TIME)


def test_what_acknowledges_unasked_is_asked_the_less() -> None:
    link = measured(10.0)
    link.sent(link.window, 10.0)
    link.acked(link.sent_total, 10.001)
    assert link.all_asked and not link.wants_ack(99.0)


def test_each_message_is_asked_for_while_the_round_trip_is_measured_anew() -> None:
    link = Link()
    now = 0.0
    while now < 2 * RTT_AGE and link.window != MINIMUM_WINDOW:
        link.sent(1000, now)
        link.asked(4, now)
        link.acked(link.sent_total, now + (0.001 if not now else 0.007))
        link.idle()
        now += 0.1
    assert now > RTT_AGE
    link.sent(1, now)
    assert link.wants_ack(now)


def test_a_round_trip_that_is_hardly_longer_is_not_measured_anew() -> None:
    """Each time the window would be next to nothing for a while, and each message asked for."""
    link = Link(window_ms=20.0)
    hardly = 0.9 * 0.02 / RTT_SHARE
    for number in range(100):
        now = 0.5 * number
        link.sent(1000, now)
        link.asked(4, now)
        link.acked(link.sent_total, now + 0.001 + (hardly if number else 0.0))
        link.idle()
        assert link.window > MINIMUM_WINDOW
        link.sent(1, now + 0.1)
        assert not link.wants_ack(now + 0.1)
    assert link.min_rtt == pytest.approx(0.001)


def test_the_question_belongs_to_the_burst_that_it_asks_of() -> None:
    """Else the question alone would tell the rate, and the window stay small."""
    link = measured(10.0)
    link.idle()
    link.sent(100, 10.0)  # nobody asked: it counts as in flight
    link.idle()
    link.sent(50_000, 11.0)
    link.idle()  # as whoever sends learns before it asks
    link.asked(4, 11.0)
    link.acked(link.sent_total, 11.002)
    assert link.rate == pytest.approx(50_004 / 0.002)


def test_what_is_acknowledged_when_asked_takes_no_memory_before() -> None:
    link = Link()
    for number in range(1000):
        link.sent(10_000, number * 0.01, sampled=False)
    assert not link._sent
    link.asked(4, 10.0)
    link.acked(link.sent_total, 10.001)
    assert link.rate > 0 and link.min_rtt > 0


def test_a_burst_tells_the_rate_though_nobody_asked_for_what_came_long_before_it() -> None:
    """A scene that changes once a second may fill a fast link when it does."""
    link = measured(10.0)
    slow = link.rate
    link.idle()
    link.sent(100, 10.0)
    link.idle()  # nobody asked: it counts as in flight
    link.sent(50_000, 11.0)
    link.asked(4, 11.0)
    link.acked(link.sent_total, 11.002)
    assert link.rate == pytest.approx(50_004 / 0.002)
    assert link.rate > 10 * slow


def test_what_went_by_credit_is_measured_as_what_did_not() -> None:
    rates = []
    for credit in (False, True):
        link = Link()
        link.sent(1000, 9.9)
        link.asked(4, 9.9)
        link.acked(1004, 10.0)  # by which it is slow
        link.sent(100, 10.0)
        link.idle()
        if credit:
            link.grant()
            assert link.spend(1000, 10.2)
        else:
            link.sent(1000, 10.2)
            link.idle()
        link.asked(4, 10.2)  # without a message before: somebody waits until all is there
        link.acked(link.sent_total, 10.202)
        rates.append(link.rate)
    assert rates[1] == rates[0] == pytest.approx(1004 / 0.002)


def test_what_comes_late_is_no_proof_of_a_fast_link() -> None:
    link = Link()
    link.idle()
    for at in (0.0, 0.01, 0.02):  # on a link of 0.1 MB/s, one after the other
        link.sent(10_000, at)
        link.idle()
    for count, at in enumerate((0.1, 0.2, 0.3), 1):
        link.acked(10_000 * count, at)
    assert link.rate <= 0.11e6
