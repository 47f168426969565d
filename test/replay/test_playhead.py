# SPDX-License-Identifier: Apache-2.0
"""The time of a recording goes as it is told to, and never leaves the recording."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
import pytest

from ros_viz_bridge.replay.playhead import Playhead

STOPPED = Playhead(start=100.0, end=110.0, time=100.0, since=0.0)


def test_it_stands_until_it_is_played_and_goes_at_its_speed() -> None:
    assert STOPPED.at(50.0) == 100.0
    playing = STOPPED.change(50.0, playing=True, speed=2.0)
    assert [playing.at(50.0 + t) for t in (0, 1, 4, 5, 60)] == [100, 102, 108, 110, 110]
    assert playing.due(106.0) == 53.0


def test_a_pause_keeps_the_place_and_another_speed_goes_on_from_it() -> None:
    playing = STOPPED.change(0.0, playing=True)
    paused = playing.change(3.0, playing=False)
    assert paused.at(1000.0) == 103.0
    slow = paused.change(1000.0, playing=True, speed=0.5)
    assert slow.at(1002.0) == 104.0


def test_played_at_its_end_it_starts_again() -> None:
    ended = STOPPED.seek(0.0, 110.0)
    assert ended.change(5.0, playing=True).at(5.0) == 100.0
    assert ended.change(5.0, speed=3.0).at(5.0) == 110.0


@given(
    st.lists(
        st.one_of(
            st.tuples(st.just('seek'), st.floats(-1e3, 1e3)),
            st.tuples(st.just('play'), st.booleans()),
            st.tuples(st.just('speed'), st.floats(0.01, 100.0)),
            st.tuples(st.just('wait'), st.floats(0.0, 100.0)),
        )
    )
)
def test_whatever_is_done_it_stays_inside_and_jumps_only_when_moved(
    steps: list[tuple[str, float]],
) -> None:
    head, now = STOPPED, 0.0
    for what, value in steps:
        before = head.at(now)
        if what == 'wait':
            now += value
            assert head.at(now) >= before
        elif what == 'seek':
            head = head.seek(now, value)
        elif what == 'speed':
            head = head.change(now, speed=value)
            assert head.at(now) == pytest.approx(before)
        elif before < head.end:
            head = head.change(now, playing=bool(value))
            assert head.at(now) == pytest.approx(before)
        assert head.start <= head.at(now) <= head.end
