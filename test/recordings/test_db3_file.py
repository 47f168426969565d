# SPDX-License-Identifier: Apache-2.0
"""What is special about rosbag2's SQLite files."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
import sqlite3

import pytest
from support.recordings import MESSAGES, TALK, write_db3

from ros_viz_bridge.recordings.db3_file import Db3Recording
from ros_viz_bridge.recordings.recording import RecordingError


def test_files_from_before_qos_was_recorded(tmp_path: Path) -> None:
    path = write_db3(tmp_path / 'old.db3')
    with closing(sqlite3.connect(path)) as base, base:
        base.execute('ALTER TABLE topics DROP COLUMN offered_qos_profiles')
    recording = Db3Recording.open(path)
    assert {topic.offered for topic in recording.topics} == {''}
    assert len(list(recording.messages(['/talk'], since=0, until=2**62))) == 3


def test_an_empty_recording_is_named(tmp_path: Path) -> None:
    with pytest.raises(RecordingError, match='empty.db3 holds no message'):
        Db3Recording.open(write_db3(tmp_path / 'empty.db3', [TALK], []))


def test_a_file_name_with_odd_characters_and_no_right_to_write(tmp_path: Path) -> None:
    path = write_db3(tmp_path / 'odd ?#%20 name.db3')
    path.chmod(0o444)
    assert Db3Recording.open(path).end == MESSAGES[-1].time


@pytest.mark.parametrize('table', ['messages', 'topics', 'Messages', 'message_definitions'])
def test_a_view_in_place_of_a_table_is_not_read(tmp_path: Path, table: str) -> None:
    """It could go on for ever: this one does."""
    path = write_db3(tmp_path / 'view.db3')
    with closing(sqlite3.connect(path)) as base, base:
        if table.lower() in ('messages', 'topics'):
            base.execute(f'DROP TABLE {table}')
        base.execute(
            f'CREATE VIEW {table}(id, topic_id, timestamp, data, name, type) AS'
            ' WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c)'
            " SELECT x, 0, x, zeroblob(1000), '/a', 'b' FROM c"
        )
    with pytest.raises(RecordingError, match='is no plain table'):
        Db3Recording.open(path)


def test_rows_of_other_types_are_left_out(tmp_path: Path) -> None:
    path = write_db3(tmp_path / 'odd.db3')
    late = MESSAGES[-1].time
    with closing(sqlite3.connect(path)) as base, base:
        for data in ("'text'", '7'):
            base.execute(
                f'INSERT INTO messages(topic_id, timestamp, data) VALUES (0, {late}, {data})'
            )
        base.execute("INSERT INTO topics VALUES (7, x'00', x'01', 'cdr', '')")
    recording = Db3Recording.open(path)
    assert {topic.name for topic in recording.topics} == {'/talk', '/map'}
    found = list(recording.messages(['/talk', '/map'], since=0, until=2**62))
    assert found == list(MESSAGES)
    assert recording.last('/talk', until=2**62) == MESSAGES[-1]


def test_times_that_are_none_are_named(tmp_path: Path) -> None:
    path = write_db3(tmp_path / 'odd.db3')
    with closing(sqlite3.connect(path)) as base, base:
        base.execute("INSERT INTO messages(topic_id, timestamp, data) VALUES (0, 'now', x'00')")
    with pytest.raises(RecordingError, match='without a time'):
        Db3Recording.open(path)
