# SPDX-License-Identifier: Apache-2.0
"""What is published when: in order, with the latched past first."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.recordings import MESSAGES, T0, write_db3

from ros_viz_bridge.demo.timeline import Tick, timeline
from ros_viz_bridge.recordings.recording import open_recording, Recording

NAMES = ['/talk', '/map']


@pytest.fixture
def recording(tmp_path: Path) -> Recording:
    return open_recording(write_db3(tmp_path / 'a.db3'))


def test_everything_in_order(recording: Recording) -> None:
    ticks = list(timeline(recording, names=NAMES, latched=['/map']))
    assert ticks == [Tick(m.time, m) for m in MESSAGES]
    assert [t.message for t in ticks] == list(MESSAGES)


def test_starting_later_the_latched_messages_come_first(recording: Recording) -> None:
    ticks = list(timeline(recording, names=NAMES, latched=['/map'], start_s=0.15))
    start = T0 + 150_000_000
    assert [(t.time, t.message) for t in ticks] == [
        (start, MESSAGES[0]),
        (MESSAGES[2].time, MESSAGES[2]),
        (MESSAGES[3].time, MESSAGES[3]),
    ]


def test_the_clock_ticks_through_it_and_never_goes_back(recording: Recording) -> None:
    ticks = list(timeline(recording, names=NAMES, latched=[], clock_period=10**8))
    assert [t.time for t in ticks if t.message is None] == [T0 + i * 10**8 for i in range(6)]
    assert [t.message for t in ticks if t.message] == list(MESSAGES)
    times = [t.time for t in ticks]
    assert times == sorted(times)
    assert ticks[0].message is None


def test_topics_that_cannot_be_played_are_left_out(recording: Recording) -> None:
    ticks = timeline(recording, names=['/map'], latched=[])
    assert [t.message for t in ticks] == [MESSAGES[0]]
