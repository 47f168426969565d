# SPDX-License-Identifier: Apache-2.0
"""Recordings of every kind must give the same topics and messages."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from support.recordings import MAP, MESSAGES, T0, TALK, TOPICS, write_db3, write_mcap

from ros_viz_bridge.recordings.recording import merged, open_recording, RecordingError, Topic

DATA = Path(os.environ.get('ROS_VIZ_BRIDGE_DATA') or Path(__file__).parents[3] / 'shared' / 'data')
ALWAYS = {'since': 0, 'until': 2**62}


@pytest.fixture(params=['mcap', 'db3', 'folder', 'split'])
def path(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    kind = request.param
    if kind == 'mcap':
        return write_mcap(tmp_path / 'a.mcap')
    if kind == 'db3':
        return write_db3(tmp_path / 'a.db3')
    names = ['a_0.mcap', 'a_1.mcap']
    if kind == 'folder':
        names = names[:1]
        write_mcap(tmp_path / names[0])
    else:
        write_mcap(tmp_path / names[0], TOPICS, MESSAGES[:2])
        write_mcap(tmp_path / names[1], TOPICS, MESSAGES[2:])
    listed = '\n'.join(f'    - {name}' for name in names)
    text = f'rosbag2_bagfile_information:\n  version: 9\n  relative_file_paths:\n{listed}\n'
    (tmp_path / 'metadata.yaml').write_text(text)
    return tmp_path


def test_topics_times_and_messages(path: Path) -> None:
    recording = open_recording(path)
    found = {t.name: (t.type, t.count, 'transient_local' in t.offered) for t in recording.topics}
    assert found == {TALK.name: (TALK.type, 3, False), MAP.name: (MAP.type, 1, True)}
    assert (recording.start, recording.end) == (T0, MESSAGES[-1].time)
    assert list(recording.messages(list(found), **ALWAYS)) == list(MESSAGES)


def test_only_what_is_asked_for(path: Path) -> None:
    recording = open_recording(path)
    second = recording.messages(['/talk'], since=MESSAGES[2].time, until=MESSAGES[3].time)
    assert list(second) == [MESSAGES[2]]


def test_a_folder_without_metadata_is_what_lies_in_it(tmp_path: Path) -> None:
    write_db3(tmp_path / 'a.db3')
    assert list(open_recording(tmp_path).messages(['/map'], **ALWAYS)) == [MESSAGES[0]]


def test_topics_of_several_publishers_are_joined() -> None:
    one = Topic('/t', 'a/msg/B', '- {depth: 1}', 2)
    two = Topic('/t', 'a/msg/B', '- {depth: 5}', 3)
    assert merged(iter([one, two])) == (Topic('/t', 'a/msg/B', '- {depth: 1}\n- {depth: 5}', 5),)


def named(folder: Path, files: str) -> Path:
    text = f'rosbag2_bagfile_information: {{relative_file_paths: {files}}}'
    (folder / 'metadata.yaml').write_text(text)
    return folder


@pytest.mark.parametrize('files', ['[.]', '[..]', '["a/.."]', '[sub]', '[/]'])
def test_a_folder_does_not_name_folders(tmp_path: Path, files: str) -> None:
    (tmp_path / 'sub').mkdir()
    with pytest.raises(RecordingError, match='which is no file'):
        open_recording(named(tmp_path, files))


def test_a_folder_names_only_files_in_itself(tmp_path: Path) -> None:
    bag = tmp_path / 'bag'
    bag.mkdir()
    write_db3(tmp_path / 'a.db3')
    for files in ('[../a.db3]', f'[{tmp_path}/a.db3]', '[other/a.db3]'):
        with pytest.raises(RecordingError, match=f'There is no recording at {bag}/a.db3'):
            open_recording(named(bag, files))
    write_db3(bag / 'a.db3')
    for files in ('[a.db3]', '[bag/a.db3]', f'[{tmp_path}/a.db3]'):
        assert len(open_recording(named(bag, files)).topics) == 2


@pytest.mark.parametrize('files', ['[[a]]', '[2001-99-99]', '[1]', '[' * 5000 + ']' * 5000])
def test_a_folder_that_names_no_files_is_refused(tmp_path: Path, files: str) -> None:
    with pytest.raises(RecordingError, match='names no relative_file_paths'):
        open_recording(named(tmp_path, files))


@pytest.mark.parametrize(
    ('name', 'content', 'message'),
    [
        ('a.txt', '', 'is no recording'),
        ('a.bag', '', 'rosbags-convert'),
        ('a.rvb', '', 'played by a page'),
        ('a.mcap', 'nonsense', 'is no MCAP file'),
        ('a.db3', 'nonsense' * 100, 'no readable rosbag2 file'),
        ('metadata.yaml', 'a: 1', 'names no relative_file_paths'),
        ('metadata.yaml', 'a: [', 'names no relative_file_paths'),
        ('other', '', 'holds no metadata.yaml'),
    ],
)
def test_what_cannot_be_played_is_named(
    tmp_path: Path, name: str, content: str, message: str
) -> None:
    (tmp_path / name).write_text(content)
    path = tmp_path / name if '.' in name and name != 'metadata.yaml' else tmp_path
    with pytest.raises(RecordingError, match=message):
        open_recording(path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(RecordingError, match='There is no recording at .*none.mcap'):
        open_recording(tmp_path / 'none.mcap')


def test_the_turtlebot_recording() -> None:
    path = DATA / 'nav2_turtlebot.mcap'
    if not path.exists():
        pytest.skip(f'no {path.name}: set ROS_VIZ_BRIDGE_DATA to the folder that holds it')
    recording = open_recording(path)
    counts = {topic.name: topic.count for topic in recording.topics}
    assert counts == {'/tf': 5422, '/tf_static': 1, '/odom': 2639, '/amcl_pose': 135}
    times = [m.time for m in recording.messages(list(counts), **ALWAYS)]
    assert len(times) == sum(counts.values()) and times == sorted(times)
    assert (recording.end - recording.start) * 1e-9 == pytest.approx(97, abs=1)
