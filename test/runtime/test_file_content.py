# SPDX-License-Identifier: Apache-2.0
"""Whatever a file is given as, its bytes come as they are, and wrong things are named at once."""

from __future__ import annotations

import io
from pathlib import Path
import tempfile
from typing import Any

import pytest

from ros_viz_bridge.runtime.file_content import FileContent

DATA = bytes(range(256)) * 40


def read(content: FileContent, start: int = 0, size: int = 1000) -> bytes:
    blocks = list(content.blocks(start, content.stat()[0], size))
    assert all(len(block) <= size for block in blocks)
    return b''.join(blocks)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return where temporary files lie, in this test."""
    (tmp_path / 'temporary').mkdir()
    monkeypatch.setattr(tempfile, 'tempdir', str(tmp_path / 'temporary'))
    return tmp_path / 'temporary'


def test_every_kind_of_content_is_read_as_often_as_wanted(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / 'a.bin'
    path.write_bytes(DATA)
    changing = bytearray(DATA)
    with path.open('rb') as file:
        kinds = [
            FileContent(each)
            for each in (
                DATA,
                changing,
                memoryview(DATA),
                path,
                file,
                io.BytesIO(DATA),
                (DATA[i : i + 7] for i in range(0, len(DATA), 7)),
                [DATA],
            )
        ]
    changing[0] = 9
    for content in kinds:
        assert read(content) == read(content) == DATA
        assert read(content, start=5000) == DATA[5000:]
    assert len(list(folder.iterdir())) == 4
    del content
    kinds.clear()
    assert list(folder.iterdir()) == []


def test_a_file_that_changed_says_so_in_its_version(tmp_path: Path) -> None:
    path = tmp_path / 'a.bin'
    path.write_bytes(DATA)
    content = FileContent(path)
    before = content.stat()
    path.write_bytes(b'shorter')
    assert content.stat() != before
    with pytest.raises(OSError, match='has become shorter'):
        list(content.blocks(0, len(DATA), 1000))
    path.unlink()
    with pytest.raises(FileNotFoundError):
        content.stat()


@pytest.mark.parametrize(
    ('content', 'error', 'words'),
    [
        ('text', TypeError, r'not a str: .encode\(\) a text'),
        (7, TypeError, 'a binary file or an iterable of bytes, not int'),
        (['text'], TypeError, 'content must yield bytes, not str'),
        (io.StringIO('text'), TypeError, 'content must yield bytes, not str'),
        (Path('/nowhere/at/all'), FileNotFoundError, '/nowhere/at/all'),
        (Path('/'), ValueError, "content: '/' is no file"),
    ],
)
def test_wrong_content_is_named_where_it_is_given(
    folder: Path, content: Any, error: type[Exception], words: str
) -> None:
    with pytest.raises(error, match=words):
        FileContent(content)
    assert list(folder.iterdir()) == []
