# SPDX-License-Identifier: Apache-2.0
"""What is special about MCAP files."""

from __future__ import annotations

from pathlib import Path
import sys

import pytest
from support.recordings import MESSAGES, write_mcap

from ros_viz_bridge.recordings import mcap_file
from ros_viz_bridge.recordings.mcap_file import McapRecording
from ros_viz_bridge.recordings.recording import Message, RecordingError


def test_a_recording_that_was_cut_off_says_how_to_mend_it(tmp_path: Path) -> None:
    whole = write_mcap(tmp_path / 'whole.mcap').read_bytes()
    (tmp_path / 'cut.mcap').write_bytes(whole[: len(whole) // 2])
    with pytest.raises(RecordingError, match=r"cut\.mcap is cut off.* 'mcap recover'"):
        McapRecording.open(tmp_path / 'cut.mcap')


@pytest.mark.parametrize('content', [b'', b'\x89MCAP', b'\x89MCAQ0\r\n' * 9, bytes(5000)])
def test_what_is_no_mcap_file_is_called_that(tmp_path: Path, content: bytes) -> None:
    (tmp_path / 'a.mcap').write_bytes(content)
    with pytest.raises(RecordingError, match=r'a\.mcap is no MCAP file: it (is e|begins)'):
        McapRecording.open(tmp_path / 'a.mcap')


def test_a_file_that_is_damaged_inside_is_named(tmp_path: Path) -> None:
    whole = write_mcap(tmp_path / 'whole.mcap').read_bytes()
    (tmp_path / 'a.mcap').write_bytes(whole[:-40] + bytes(32) + whole[-8:])
    with pytest.raises(RecordingError, match=r'a\.mcap is no readable MCAP file: \w'):
        McapRecording.open(tmp_path / 'a.mcap')


def test_without_the_library_the_file_is_not_blamed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write_mcap(tmp_path / 'whole.mcap')
    monkeypatch.setitem(sys.modules, 'mcap.reader', None)
    with pytest.raises(RecordingError, match=r'^Reading MCAP.*"ros_viz_bridge\[play\]"'):
        McapRecording.open(path)


def test_channels_of_other_encodings_are_left_out(tmp_path: Path) -> None:
    path = write_mcap(tmp_path / 'a.mcap', encoding='json')
    with pytest.raises(RecordingError, match='no channel is encoded as CDR'):
        McapRecording.open(path)


def test_a_piece_that_would_fill_the_memory_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write_mcap(tmp_path / 'a.mcap', messages=[Message(1, '/talk', bytes(900_000))])
    assert McapRecording.open(path).start == 1
    monkeypatch.setattr(mcap_file, 'MOST_CHUNK', 800_000)
    with pytest.raises(RecordingError, match=r'a.mcap has a piece of 9\d{5} bytes'):
        McapRecording.open(path)


def test_messages_come_in_the_order_of_their_times_not_of_the_file(tmp_path: Path) -> None:
    recording = McapRecording.open(write_mcap(tmp_path / 'a.mcap'))
    found = list(recording.messages(['/talk', '/map'], since=0, until=2**62))
    assert found == list(MESSAGES)
