# SPDX-License-Identifier: Apache-2.0
"""What is written is a recording as rosbag2 makes it: others' tools read it, and so do ours."""

from __future__ import annotations

from pathlib import Path
import sys

import pytest
from support.film import CLOUD, cloud, CLOUD_TEXT
from support.recordings import LATCHED, T0

from ros_viz_bridge.recordings.mcap_file import McapRecording
from ros_viz_bridge.recordings.mcap_writer import McapWriter
from ros_viz_bridge.recordings.offered_qos import qos_of
from ros_viz_bridge.recordings.recording import RecordingError, Topic

TOPIC = Topic('/points', CLOUD, LATCHED, 0, CLOUD_TEXT)


def written(path: Path) -> Path:
    writer = McapWriter(path)
    writer.add_topic(TOPIC)
    for i in range(3):
        writer.add('/points', cloud(i, 'lidar', i + 1), time=T0 + i)
    writer.close()
    return path


def test_our_own_reader_finds_topics_messages_and_qos(tmp_path: Path) -> None:
    recording = McapRecording.open(written(tmp_path / 'new' / 'a.mcap'))
    (topic,) = recording.topics
    assert (topic.name, topic.type, topic.definition) == ('/points', CLOUD, CLOUD_TEXT)
    assert qos_of(topic).latched
    found = list(recording.messages(['/points'], since=0, until=2**62))
    assert [(m.time, m.data) for m in found] == [
        (T0 + i, cloud(i, 'lidar', i + 1)) for i in range(3)
    ]


def test_another_library_decodes_the_messages(tmp_path: Path) -> None:
    from mcap_ros2.reader import read_ros2_messages

    found = list(read_ros2_messages(str(written(tmp_path / 'a.mcap'))))
    assert [m.ros_msg.width for m in found] == [1, 2, 3]
    assert {m.channel.topic for m in found} == {'/points'}


def test_no_file_is_written_over(tmp_path: Path) -> None:
    path = written(tmp_path / 'a.mcap')
    with pytest.raises(RecordingError, match='a.mcap cannot be written'):
        McapWriter(path)


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / 'file').write_text('')
    with pytest.raises(RecordingError, match='file/a.mcap cannot be written'):
        McapWriter(tmp_path / 'file' / 'a.mcap')


def test_without_the_library_what_belongs_to_it_is_named_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, 'mcap.writer', None)
    with pytest.raises(RecordingError, match=r'^Writing MCAP.*"ros_viz_bridge\[play\]"'):
        McapWriter(tmp_path / 'a.mcap')
    assert not list(tmp_path.iterdir())
