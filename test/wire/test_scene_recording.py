# SPDX-License-Identifier: Apache-2.0
"""What is written comes back; what is no recording is refused."""

from __future__ import annotations

import gzip
import io

from hypothesis import given
from hypothesis import strategies as st
import pytest

from ros_viz_bridge.wire.scene_recording import read_recording, Record, RecordingWriter

records = st.lists(
    st.builds(
        Record,
        st.floats(0, 1e6),
        st.integers(0, 2**32 - 1),
        st.binary(min_size=1, max_size=40),
    )
)


def written(*of: Record, end: float = 1e6) -> bytes:
    file = io.BytesIO()
    writer = RecordingWriter(file)
    for each in of:
        writer.write(each)
    writer.close(end)
    return file.getvalue()


@given(records)
def test_all_comes_back(of: list[Record]) -> None:
    found = list(read_recording(io.BytesIO(written(*of))))
    assert found == [*of, Record(1e6, 0, b'')]


def test_the_same_scene_makes_the_same_bytes() -> None:
    assert written(Record(0.0, 1, b'abc')) == written(Record(0.0, 1, b'abc'))


@pytest.mark.parametrize(
    ('file', 'reason'),
    [
        (b'', 'cut off'),
        (b'no gzip', 'no recording'),
        (gzip.compress(b'x' * 16), 'no recording'),
        (gzip.compress(b'RVBSCENE\x02\0\0\0\0\0\0\0'), 'version 2'),
        (gzip.compress(b'RVBSCENE\x01\0\0\0\0\0\0\0'), 'cut off'),
        (gzip.compress(b'RVBSCENE\x01\0\0\0\0\0\0\0' + b'\xff' * 16), 'announced'),
        (written(Record(0.0, 1, bytes(1000)))[:-9], 'no recording|cut off'),
    ],
    ids=['empty', 'plain', 'another', 'newer', 'header alone', 'too long', 'cut'],
)
def test_what_is_no_recording_is_refused(file: bytes, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        list(read_recording(io.BytesIO(file)))
