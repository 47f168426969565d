# SPDX-License-Identifier: Apache-2.0
"""What was true at a time of a recording is found without playing it from its start."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
import tracemalloc

import pytest
from support.film import CLOUD, START, TF
from support.recordings import LATCHED, MESSAGES, TALK, write_db3

from ros_viz_bridge.cdr import MessageType
from ros_viz_bridge.recordings.recording import Message, open_recording, Topic
from ros_viz_bridge.replay import contents as module
from ros_viz_bridge.replay.contents import Contents


@pytest.fixture(scope='module')
def contents(film: Path) -> Contents:
    return Contents(open_recording(film))


def times(contents: Contents, topics: list[str], at: float, *, bulky: bool = False) -> list[float]:
    found = contents.before(topics, contents.until(START + at), bulky=bulky)
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
    found = contents.after(['/points', '/tf'], contents.until(START + 29.0))
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


def recorded(path: Path, topic: Topic, times: list[int], size: int = 8) -> Contents:
    """Return the contents of a file with messages of one topic, each of ``size`` bytes."""
    messages = [Message(time, topic.name, time.to_bytes(size, 'little')) for time in times]
    return Contents(open_recording(write_db3(path, [topic], messages)))


def test_static_transforms_of_all_nodes_though_nothing_says_that_they_are_latched(
    tmp_path: Path,
) -> None:
    topic = Topic('/tf_static', TF, '', 3)
    contents = recorded(tmp_path / 'old.db3', topic, [START * 10**9 + i for i in range(3)])
    assert len(list(contents.before(['/tf_static'], contents.until(START + 60), bulky=False))) == 3


def test_the_end_shows_the_last_message_and_nothing_twice(tmp_path: Path) -> None:
    """Seconds as float64 are about 240 nanoseconds apart nowadays."""
    ends = [START * 10**9 + 7_919_313 * i + i for i in range(300)]
    times = sorted({*ends, *(end + 300 for end in ends), *(end + 10**6 for end in ends)})
    contents = recorded(tmp_path / 'a.db3', replace(TALK, offered=''), times)
    for time in (contents.start, contents.end, *(end * 1e-9 for end in ends[::20])):
        before = [m.time for m in contents.before(['/talk'], contents.until(time), bulky=False)]
        after = [m.time for m in contents.after(['/talk'], contents.until(time))]
        assert before[-1] * 1e-9 <= time + 1e-6
        assert sorted(before + after) == times


@pytest.mark.parametrize('nanoseconds', range(7, 100_000_000, 7_919_313))
def test_moved_to_its_end_it_shows_its_last_message(tmp_path: Path, nanoseconds: int) -> None:
    end = START * 10**9 + nanoseconds
    contents = recorded(tmp_path / 'a.db3', TALK, [end - 5, end])
    [last] = contents.before(['/talk'], contents.until(contents.end), bulky=True)
    assert last.time == end
    assert list(contents.after(['/talk'], contents.until(contents.end))) == []


@pytest.mark.parametrize('offered', [LATCHED, ''])
def test_what_is_read_for_a_time_is_bounded(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, offered: str
) -> None:
    monkeypatch.setattr(module, 'MOST_BYTES', 50_000)
    times = [START * 10**9 + i * 10**6 for i in range(2000)]
    contents = recorded(tmp_path / 'a.db3', replace(TALK, offered=offered), times, size=1000)
    tracemalloc.start()
    found = [m.time for m in contents.before(['/talk'], contents.until(contents.end), bulky=False)]
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert found == times[-50:]
    assert peak < 500_000
    monkeypatch.setattr(module, 'MOST_BYTES', 10)
    assert len(list(contents.before(['/talk'], contents.until(contents.end), bulky=False))) == 1


def test_latched_messages_are_bounded_in_number(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, 'MOST_LATCHED', 7)
    times = [START * 10**9 + i for i in range(20)]
    contents = recorded(tmp_path / 'a.db3', replace(TALK, offered=LATCHED), times)
    found = contents.before(['/talk'], contents.until(contents.end), bulky=False)
    assert [m.time for m in found] == times[-7:]
