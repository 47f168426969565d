# SPDX-License-Identifier: Apache-2.0
"""The disk may be slow or full: what was recorded by then is kept, and nothing else is harmed."""

from __future__ import annotations

from pathlib import Path
import random
import threading

from support.film import CLOUD, cloud, CLOUD_TEXT
from support.full_disk import full_disk
from support.recordings import T0
from support.world import until

from ros_viz_bridge.recordings.mcap_file import McapRecording
from ros_viz_bridge.recordings.recording import Topic
from ros_viz_bridge.ros import recording_thread
from ros_viz_bridge.ros.recording_thread import RecordingThread

TOPIC = Topic('/points', CLOUD, '', 0, CLOUD_TEXT)
DATA = cloud(0.0, 'lidar', 100)


def count(path: Path) -> int:
    return len(list(McapRecording.open(path).messages(['/points'], since=0, until=2**62)))


def test_all_that_was_given_is_in_the_file(tmp_path: Path) -> None:
    thread = RecordingThread(tmp_path / 'a.mcap')
    thread.add_topic(TOPIC)
    for i in range(500):
        thread.add('/points', DATA, T0 + i)
    thread.close()
    assert (thread.messages, thread.lost, thread.problem) == (500, 0, '')
    assert thread.size == (tmp_path / 'a.mcap').stat().st_size > 0
    assert count(tmp_path / 'a.mcap') == 500


def test_it_ends_before_the_disk_is_full_with_a_file_that_can_be_read(tmp_path: Path) -> None:
    free = iter([10**12, 10**6])
    thread = RecordingThread(tmp_path / 'a.mcap', free=lambda folder: next(free))
    thread.add_topic(TOPIC)
    big = cloud(0.0, 'lidar', 1_000_000)
    for i in range(5):
        thread.add('/points', big, T0 + i)
    until(lambda: thread.problem, 'it notices')
    thread.add('/points', DATA, T0 + 9)
    thread.close()
    assert 'the disk has only 1 MB left' in thread.problem
    assert count(tmp_path / 'a.mcap') == thread.messages
    assert thread.messages + thread.lost == 6


def test_a_disk_that_fails_is_said(tmp_path: Path, monkeypatch) -> None:
    thread = RecordingThread(tmp_path / 'a.mcap')

    def fail(*args, **named):
        raise OSError(28, 'No space left on device')

    monkeypatch.setattr(thread._writer, 'add', fail)
    thread.add_topic(TOPIC)
    thread.add('/points', DATA, T0)
    thread.close()
    assert 'No space left on device' in thread.problem
    assert thread.ended


def test_what_the_disk_cannot_follow_is_lost_and_counted_not_kept(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(recording_thread, 'MOST_WAITING', 3 * len(DATA))
    thread = RecordingThread(tmp_path / 'a.mcap')
    thread.add_topic(TOPIC)
    held, go = threading.Event(), threading.Event()
    add = thread._writer.add

    def slow(*args, **named):
        held.set()
        go.wait(30)
        add(*args, **named)

    monkeypatch.setattr(thread._writer, 'add', slow)
    thread.add('/points', DATA, T0)
    held.wait(30)
    for i in range(10):
        thread.add('/points', DATA, T0 + 1 + i)
    assert thread.lost == 7
    go.set()
    thread.close()
    assert thread.messages == 4


def test_on_a_full_disk_it_ends_says_so_and_harms_no_earlier_file(tmp_path: Path) -> None:
    def record(name: str, messages: int) -> RecordingThread:
        thread = RecordingThread(tmp_path / name)
        thread.add_topic(TOPIC)
        noise = random.Random(1)
        for i in range(messages):
            thread.add('/points', DATA[:4] + noise.randbytes(100_000), T0 + i)
        thread.close()
        return thread

    earlier = record('a.mcap', 20)
    with full_disk(3_000_000):
        thread = record('b.mcap', 100)
    assert 'too large' in thread.problem and thread.ended
    assert not earlier.problem and count(tmp_path / 'a.mcap') == 20
    assert not record('c.mcap', 100).problem
