# SPDX-License-Identifier: Apache-2.0
"""What was true at a time of a recording is found without playing it from its start."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from support.film import CLOUD, START, TF
from support.recordings import MESSAGES, TALK, write_db3

from ros_viz_bridge.cdr import MessageType
from ros_viz_bridge.recordings.recording import open_recording
from ros_viz_bridge.replay.contents import Contents


@pytest.fixture(scope='module')
def contents(film: Path) -> Contents:
    return Contents(open_recording(film))


def times(contents: Contents, topics: list[str], at: float, *, bulky: bool = False) -> list[float]:
    found = contents.before(topics, START + at, bulky=bulky)
    return [round(message.time * 1e-9 - START, 3) for message in found]


def test_types_come_from_the_file(contents: Contents) -> None:
    assert set(contents.types) == {TF, CLOUD}
    assert 'strange_msgs/msg/Odd' in contents.notes['strange_msgs/msg/Odd']
    assert contents.latched == {'/tf_static', '/map_points'}
    assert (contents.start, contents.end) == (START, START + 30)


def test_before_a_time_there_are_ten_seconds_of_what_moves(contents: Contents) -> None:
    found = times(contents, ['/tf'], 20.0)
    assert (found[0], found[-1], len(found)) == (10.0, 20.0, 101)
    assert times(contents, ['/tf'], 0.25) == [0.0, 0.1, 0.2]


def test_latched_messages_hold_however_old(contents: Contents) -> None:
    assert times(contents, ['/tf_static', '/map_points'], 29.0) == [0.0, 0.0]


def test_of_what_is_bulky_only_the_last(contents: Contents) -> None:
    assert times(contents, ['/points'], 20.2, bulky=True) == [20.0]
    assert times(contents, ['/points'], 20.2)[-2:] == [19.5, 20.0]


def test_the_last_one_however_old_it_is(contents: Contents) -> None:
    assert times(contents, ['/odd'], 29.0) == [1.0]
    assert times(contents, ['/odd'], 0.5) == []


def test_after_a_time_come_the_later_ones(contents: Contents) -> None:
    found = contents.after(['/points', '/tf'], START + 29.0)
    assert [round(m.time * 1e-9 - START, 3) for m in found][:3] == [29.1, 29.2, 29.3]


def test_types_that_only_this_machine_knows(tmp_path: Path) -> None:
    """Recordings from before ROS 2 Iron do not describe their types."""
    path = write_db3(tmp_path / 'old.db3', [TALK], MESSAGES[1:])
    assert Contents(open_recording(path)).types == {}
    known = MessageType.from_text(TALK.type, 'string data')
    assert Contents(open_recording(path), installed=lambda name: known).types == {TALK.type: known}


def test_a_description_that_makes_no_sense_is_said(tmp_path: Path) -> None:
    topic = replace(TALK, definition='strin data')
    found = Contents(open_recording(write_db3(tmp_path / 'odd.db3', [topic], MESSAGES[1:])))
    assert 'wrongly' in found.notes[TALK.type]
