# SPDX-License-Identifier: Apache-2.0
"""Files of elements come from this machine, and from nowhere else."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from ros_viz_bridge.vuer import Blob, Vuer, Workspace


def test_files_by_path_address_and_link(tmp_path: Path) -> None:
    for folder, text in (('one', b'1'), ('two', b'2')):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / f'{folder}.bin').write_bytes(text)
        (tmp_path / folder / 'both.bin').write_bytes(text)
    workspace = Workspace(tmp_path / 'one', tmp_path / 'two')
    workspace.serve_at('127.0.0.1', 8012)
    assert workspace.find('both.bin') == (tmp_path / 'one' / 'both.bin').resolve()
    for src, content in (
        (str(tmp_path / 'two' / 'two.bin'), b'2'),
        ('http://localhost:8012/workspace/two.bin', b'2'),
        ('http://127.0.0.1:8012/static/both.bin?hot', b'1'),
        ('/workspace/one.bin', b'1'),
        ('data:text/plain;base64,aGk=', b'hi'),
        (Blob(text='x'), b'x'),
        (b'y', b'y'),
    ):
        assert workspace.content(src, 'it') == content, src
    workspace.link(lambda: b'made', to='/workspace/a.stl')
    workspace.link(Blob(json={'a': 1}), 'b.json')
    assert workspace.content('/static/b.json', 'it') == b'{"a": 1}'
    assert workspace.model('/workspace/a.stl', 'obj', 'it').format == 'stl'
    assert workspace.unlink('a.stl') and not workspace.unlink('a.stl')
    assert list(workspace.links) == ['b.json']


def test_a_file_that_changed_is_read_again(tmp_path: Path) -> None:
    file = tmp_path / 'a.stl'
    file.write_bytes(b'old')
    workspace = Workspace(tmp_path)
    first = workspace.model(file, 'stl', 'it')
    assert workspace.model('/workspace/a.stl', 'stl', 'it') is first
    file.write_bytes(b'newer')
    assert workspace.model(file, 'stl', 'it').data == b'newer'


@pytest.mark.parametrize(
    ('src', 'error', 'text'),
    [
        ('http://elsewhere/workspace/a', ValueError, 'it: src .* is no address of this server'),
        ('http://localhost:9/workspace/a', ValueError, 'is no address of this server'),
        ('http://localhost:8012/a', ValueError, 'is no address of this server'),
        ('/workspace/../secret', ValueError, "it: there is no '../secret' below"),
        ('data:x', ValueError, 'it: src is no data: address: it has no comma'),
        ('/no/where', ValueError, "it: cannot read '/no/where': No such file"),
        (3, TypeError, 'it: src must be a file, its address or its bytes, not 3'),
    ],
)
def test_what_is_no_file_of_ours_is_refused(
    tmp_path: Path, src: Any, error: Any, text: str
) -> None:
    workspace = Workspace(tmp_path)
    workspace.serve_at('127.0.0.1', 8012)
    with pytest.raises(error, match=text):
        workspace.content(src, 'it')


def test_a_server_has_one(tmp_path: Path) -> None:
    (tmp_path / 'a.bin').write_bytes(b'a')
    for given in (tmp_path, [tmp_path], Workspace(tmp_path)):
        app = Vuer(port=0, workspace=given, domain='https://vuer.ai')
        try:
            assert app.workspace.paths == (tmp_path,)
            src = f'http://localhost:{app.get_port()}/workspace/a.bin'
            assert app.workspace.content(src, 'it') == b'a'
        finally:
            app.stop()
