# SPDX-License-Identifier: Apache-2.0
"""A recording that starts again is noticed; broadcasters that race are not taken for one."""

from __future__ import annotations

import time

import numpy as np
import pytest

from ros_viz_bridge.ros import stamp_watch as module
from ros_viz_bridge.ros.stamp_watch import StampWatch
from ros_viz_bridge.wire.tf import Transforms


def batch(stamps: dict[str, float], *, static: bool = False) -> Transforms:
    count = len(stamps)
    return Transforms(
        '/tf',
        'tf',
        [*stamps, 'map'],
        np.arange(count, dtype=np.uint32),
        np.full(count, count, np.uint32),
        np.array([*stamps.values()]),
        np.tile([0.0, 0, 0, 0, 0, 0, 1], (count, 1)),
        np.full(count, static, np.uint8),
    )


def test_loop_is_noticed_once():
    """The first batch of the new round tells; the rest of it is normal."""
    watch = StampWatch()
    assert watch.went_back(batch({'a': 100.0, 'b': 100.1})) == ''
    assert watch.went_back(batch({'b': 101.0})) == ''
    assert watch.went_back(batch({'b': 5.0})) == 'the stamps of frame b went back by 96.0 s'
    assert watch.went_back(batch({'a': 5.1, 'b': 5.1})) == ''


def test_frames_have_times_of_their_own():
    """Map -> odom of a slow localisation may be older than wheels."""
    watch = StampWatch()
    watch.went_back(batch({'wheel': 100.0}))
    assert watch.went_back(batch({'odom': 90.0})) == ''
    assert watch.went_back(batch({'wheel': 99.5})) == ''
    assert watch.went_back(batch({'odom': 90.5, 'wheel': 98.0})) != ''


def test_static_frames_do_not_count():
    """/tf_static is stamped with the time of its start, again and again."""
    watch = StampWatch()
    watch.went_back(batch({'a': 100.0}))
    assert watch.went_back(batch({'a': 1.0}, static=True)) == ''
    assert watch.went_back(batch({}, static=True)) == ''


def test_two_sources_of_one_frame_are_no_loop():
    """One that republishes old stamps voids everything once, not with each message."""
    watch = StampWatch()
    jumps = 0
    for i in range(50):
        jumps += watch.went_back(batch({'a': 100.0 + 0.1 * i, 'b': 100.0 + 0.1 * i})) != ''
        jumps += watch.went_back(batch({'a': 97.0 + 0.1 * i})) != ''
        jumps += watch.went_back(batch({'a': 97.05 + 0.1 * i})) != ''
    assert jumps == 1
    assert watch.went_back(batch({'b': 5.0})) != '', 'the other frames still tell'


@pytest.mark.parametrize('step', [0.02, 1.0, 10.0])
def test_every_round_of_a_loop_is_noticed(step):
    """However seldom a frame is said, its way back to the end is no leap."""
    watch = StampWatch()
    rounds = [watch.went_back(batch({'a': t})) for _ in range(5) for t in np.arange(1, 60, step)]
    assert sum(text != '' for text in rounds) == 4


def test_a_stamp_of_zero_is_none():
    """Some say transforms without a time."""
    watch = StampWatch()
    for stamp in (100.0, 0.0, 100.1, 0.0):
        assert watch.went_back(batch({'a': stamp})) == ''


def test_ever_new_frames_cost_no_more_than_old_ones(monkeypatch: pytest.MonkeyPatch):
    """What goes on is still watched, and what is silent for long is forgotten."""
    monkeypatch.setattr(module, 'MOST', 1000)
    watch = StampWatch()
    start = time.process_time()
    for i in range(20_000):
        assert watch.went_back(batch({f'object{i}': float(i + 1), 'base': float(i + 1)})) == ''
    assert time.process_time() - start < 10.0
    assert len(watch._number) <= 1010 and len(watch._newest) <= 4000
    assert watch.went_back(batch({'base': 5.0})).startswith('the stamps of frame base went back')


def test_a_frame_that_tells_nothing_stays_so_while_others_come(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(module, 'MOST', 100)
    watch = StampWatch()
    for stamp in (100.0, 50.0, 100.1):
        watch.went_back(batch({'raced': stamp}))
    for i in range(500):
        watch.went_back(batch({f'object{i}': 100.0 + i, 'raced': 100.2 + i}))
        assert watch.went_back(batch({'raced': 50.0 + i})) == ''


def test_growing_is_not_quadratic():
    watch = StampWatch()
    grown = []
    grow = watch._grow
    watch._grow = lambda count: grown.append(count) or grow(count)
    for i in range(5000):
        watch.went_back(batch({f'object{i}': 1.0}))
    assert len(grown) < 20
