# SPDX-License-Identifier: Apache-2.0
"""The status says the worst that is wrong, and heals."""

from __future__ import annotations

import pytest

from ros_viz_bridge.topics.statistics import Statistics
from ros_viz_bridge.wire.display import StatusItem


def status(one: Statistics, *, publishers: int = 1, note: str = '', waiting: str = ''):
    return one.status('/x', publishers=publishers, note=note, waiting=waiting)


def test_waits_until_the_first_message():
    """A new display says what it waits for."""
    one = Statistics()
    assert (status(one).level, status(one).text) == ('waiting', 'no message yet')
    one.message(10, 5.0)
    one.shown(4.0, [], 5.0)
    assert (status(one).level, status(one).text) == ('ok', '')
    assert (status(one).count, status(one).received, status(one).stamp) == (1, 5.0, 4.0)


def test_publisher_that_is_gone_makes_it_stale():
    """What is on screen may be old: that is said, not hidden."""
    one = Statistics()
    assert status(one, waiting='nobody publishes').level == 'waiting'
    one.message(10, 5.0)
    assert status(one, waiting='nobody publishes').level == 'stale'


def test_silence_of_what_came_regularly_makes_it_stale():
    """A camera that hangs is no live camera, though its publisher is there."""
    one = Statistics()
    for second in range(1, 6):
        for _ in range(10):
            one.message(10, second)
        one.measure(float(second))
    for second in range(6, 9):
        one.measure(float(second))
        assert one.silence == ''
    one.measure(9.0)
    assert one.silence == 'no new message; before, one came every 0.1 s'
    assert status(one, waiting=one.silence).level == 'stale'
    one.message(10, 9.5)
    one.measure(10.0)
    assert one.silence == ''


def test_what_comes_seldom_is_waited_for():
    """One message every ten seconds is no silence in between, nor is none from the start."""
    one = Statistics()
    for second in range(1, 60):
        if second % 10 == 0:
            one.message(10, second)
        one.measure(float(second))
        assert one.silence == ''
    never = Statistics()
    for second in range(1, 60):
        never.measure(float(second))
    assert never.silence == ''


def test_silence_is_forgotten_with_the_subscription():
    """Whoever looks again waits for the first message."""
    one = Statistics()
    for second in range(1, 6):
        one.message(10, second)
        one.measure(float(second))
    one.measure(20.0)
    assert one.silence
    one.reset()
    one.measure(21.0)
    assert one.silence == ''


def test_error_overrules_and_heals():
    """The worst is shown; a good message ends it."""
    one = Statistics()
    one.message(10, 1.0)
    assert one.failed('broken')
    assert not one.failed('broken')
    assert (status(one, note='two types').level, status(one).text) == ('error', 'broken')
    assert one.shown(0.0, [], 1.0)
    assert not one.shown(0.0, [], 1.0)
    assert (status(one, note='two types').level, status(one).level) == ('warning', 'ok')


def test_findings_stay_for_a_while_and_go():
    """A marker that is wrong in every tenth message does not flicker."""
    one = Statistics()
    one.message(10, 0.0)
    one.shown(0.0, [StatusItem('a/1', 'error', 'pose is NaN')], 0.0)
    one.shown(0.0, [], 4.0)
    assert status(one).text == 'a/1: pose is NaN'
    assert [item.name for item in status(one).items] == ['a/1']
    one.shown(0.0, [], 6.0)
    assert status(one).level == 'ok'


def test_findings_are_bounded():
    """Ten thousand broken markers make no status of a megabyte."""
    one = Statistics()
    one.shown(0.0, [StatusItem(str(i), 'error', 'x') for i in range(10_000)], 0.0)
    assert len(status(one).items) == 100


def test_no_rate_is_told_of_a_topic_that_was_just_joined():
    """What was kept for who comes, and a part of a second, are no rate; the next second is one."""
    one = Statistics()
    one.measure(1.0)
    for _ in range(50):  # latched, or the last tenth of the second alone
        one.message(10, 1.9)
    one.measure(2.0)
    assert (status(one).rate, status(one).bandwidth) == (0.0, 0.0)
    for _ in range(10):
        one.message(10, 2.5)
    one.measure(3.0)
    assert (status(one).rate, status(one).bandwidth) == (10.0, 100.0)
    one.reset()  # nobody looks, and then somebody does
    one.measure(4.0)
    assert status(one).rate == 0.0


def test_what_comes_seldom_has_a_steady_rate():
    """One message every two seconds is neither 1 Hz nor none."""
    one = Statistics()
    told = []
    for second in range(1, 20):
        if second % 2:
            one.message(10, second)
        one.measure(float(second))
        told.append(status(one).rate)
    assert set(told[4:]) == {0.5}


def test_rates_settle_at_those_of_the_topic():
    """10 Hz of 1000 bytes read 10 and 10000, and nothing when it stops."""
    one = Statistics()
    for second in range(1, 12):
        one.measure(float(second))
        for _ in range(10):
            one.message(1000, float(second))
    assert status(one).rate == pytest.approx(10.0)
    assert status(one).bandwidth == pytest.approx(10_000)
    one.measure(12.0)
    one.measure(13.0)
    assert status(one).rate == 0.0


def test_item_that_is_ok_takes_back_what_was_found():
    """A map that came after its update does not keep saying that it is waited for."""
    one = Statistics()
    one.message(10, 5.0)
    one.shown(0.0, [StatusItem('update', 'waiting', 'there is no map yet')], 5.0)
    assert status(one).level == 'waiting'
    one.shown(0.0, [StatusItem('update', 'ok', '')], 5.1)
    assert (status(one).level, status(one).items) == ('ok', [])


def test_a_finding_between_messages_is_shown_until_it_is_taken_back():
    """What goes wrong while nothing comes is not kept for the next message."""
    statistics = Statistics()
    statistics.found(StatusItem('/x', 'warning', 'it broke off'), 1.0)
    said = statistics.status('/x', publishers=1, note='', waiting='')
    assert (said.level, said.text) == ('warning', '/x: it broke off')
    statistics.found(StatusItem('/x', 'ok', ''), 2.0)
    assert statistics.status('/x', publishers=1, note='', waiting='').items == []
