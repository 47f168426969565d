# SPDX-License-Identifier: Apache-2.0
"""A recording that starts again is noticed; broadcasters that race are not taken for one."""

from __future__ import annotations

import numpy as np
import pytest

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
