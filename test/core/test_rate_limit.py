# SPDX-License-Identifier: Apache-2.0
"""Token buckets."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ros_viz_bridge.core.rate_limit import Bucket, Limits, Rate, RateLimit


@given(st.lists(st.tuples(st.floats(0, 0.5), st.floats(0.1, 5)), max_size=60))
def test_never_more_than_the_burst_and_what_time_brings(steps: list[tuple[float, float]]) -> None:
    bucket, now, taken = Bucket(Rate(10.0, 20.0)), 0.0, 0.0
    for wait, amount in steps:
        now += wait
        taken += amount if bucket.take(amount, now) else 0.0
        assert taken <= 20.0 + 10.0 * now + 1e-6


def test_whoever_waits_may_go_on() -> None:
    bucket = Bucket(Rate(10.0, 2.0))
    assert [bucket.take(1, 0.0) for _ in range(3)] == [True, True, False]
    assert bucket.take(1, 0.1)
    assert not bucket.take(1, 0.1)


def test_time_that_runs_backwards_gives_nothing() -> None:
    bucket = Bucket(Rate(10.0, 1.0))
    assert bucket.take(1, 5.0)
    assert not bucket.take(1, 4.0)


def test_classes_do_not_use_up_each_other() -> None:
    limit = RateLimit(Limits(classes=(('CameraMoved', Rate(1.0, 1.0)),), other=Rate(1.0, 1.0)))
    assert limit.allows('CameraMoved', 0.0)
    assert not limit.allows('CameraMoved', 0.0)
    assert limit.allows('Ping', 0.0)


def test_a_flood_is_one_of_messages_or_of_bytes() -> None:
    limit = RateLimit(Limits(messages=Rate(1.0, 2.0), size=Rate(1.0, 100.0)))
    assert [limit.floods(1, 0.0) for _ in range(3)] == [False, False, True]
    assert RateLimit(Limits(size=Rate(1.0, 100.0))).floods(101, 0.0)
