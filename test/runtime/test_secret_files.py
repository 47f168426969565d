# SPDX-License-Identifier: Apache-2.0
"""Files with keys: whose they are, and that they are whole."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from ros_viz_bridge.runtime.secret_files import data_folder, locked, read_secret, write_secret


def test_nobody_else_reads_them(tmp_path: Path) -> None:
    folder = tmp_path / 'a' / 'b'
    before = os.umask(0)
    try:
        with locked(folder):
            write_secret(folder / 'key', b'one')
            write_secret(folder / 'key', b'two')
    finally:
        os.umask(before)
    assert folder.stat().st_mode & 0o777 == 0o700
    assert (folder / 'key').stat().st_mode & 0o777 == 0o600
    assert read_secret(folder / 'key') == b'two' and read_secret(folder / 'none') is None
    assert {each.name for each in folder.iterdir()} == {'.lock', 'key'}


def test_what_others_may_use_is_no_secret(tmp_path: Path) -> None:
    (tmp_path / 'key').write_bytes(b'')
    (tmp_path / 'key').chmod(0o640)
    with pytest.raises(ValueError, match=r'key holds a secret key, but .* 640\): "chmod 600"'):
        read_secret(tmp_path / 'key')


def test_what_cannot_be_written_leaves_the_old(tmp_path: Path) -> None:
    write_secret(tmp_path / 'key', b'old')
    (tmp_path / 'folder').mkdir()
    with pytest.raises(OSError):
        write_secret(tmp_path / 'folder', b'new')
    assert read_secret(tmp_path / 'key') == b'old' and len(list(tmp_path.iterdir())) == 2


def test_the_folder_is_where_the_user_says(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv('XDG_DATA_HOME', '/data')
    assert data_folder('tls') == Path('/data/ros_viz_bridge/tls')
    monkeypatch.setenv('XDG_DATA_HOME', 'relative: to be ignored')
    assert data_folder() == Path.home() / '.local' / 'share' / 'ros_viz_bridge'
