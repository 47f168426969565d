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
