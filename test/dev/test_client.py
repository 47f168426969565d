# SPDX-License-Identifier: Apache-2.0
"""When the web client is built, kept, or missed."""

from __future__ import annotations

from pathlib import Path
import stat

import pytest

from dev.client import build_client
from dev.steps import SetupError


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a source tree whose npm copies the sources, and notes every call."""
    tools = tmp_path / 'bin'
    tools.mkdir()
    (tools / 'node').write_text('#!/bin/sh\necho v20.0.0\n')
    (tools / 'npm').write_text(
        '#!/bin/sh\necho "$1" >> ../calls\n'
        'if [ "$1" = run ]; then mkdir -p ../ros_viz_bridge/static; '
        'cp src/main.ts ../ros_viz_bridge/static/index.html; fi\n'
    )
    for tool in tools.iterdir():
        tool.chmod(tool.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv('PATH', f'{tools}:/usr/bin:/bin')
    (tmp_path / 'client' / 'src').mkdir(parents=True)
    (tmp_path / 'client' / 'package.json').write_text('{}')
    (tmp_path / 'client' / 'src' / 'main.ts').write_text('one')
    return tmp_path


def calls(tree: Path) -> list[str]:
    return (tree / 'calls').read_text().split()


def page(tree: Path) -> str:
    return (tree / 'ros_viz_bridge' / 'static' / 'index.html').read_text()


def without_npm(tree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tree / 'bin' / 'npm').unlink()
    monkeypatch.setenv('PATH', str(tree / 'bin'))


def test_the_first_build_installs_and_builds_the_second_does_nothing(tree: Path) -> None:
    build_client(tree)
    assert page(tree) == 'one'
    assert calls(tree) == ['install', 'run']
    build_client(tree)
    assert calls(tree) == ['install', 'run']


def test_changed_sources_are_built_again_without_installing(tree: Path) -> None:
    build_client(tree)
    (tree / 'client' / 'src' / 'main.ts').write_text('two')
    build_client(tree)
    assert page(tree) == 'two'
    assert calls(tree) == ['install', 'run', 'run']


def test_a_changed_lock_file_installs_again(tree: Path) -> None:
    build_client(tree)
    (tree / 'client' / 'package-lock.json').write_text('{}')
    build_client(tree)
    assert calls(tree) == ['install', 'run', 'install', 'run']


def test_without_npm_and_without_a_client_it_says_what_to_install(
    tree: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    without_npm(tree, monkeypatch)
    with pytest.raises(SetupError, match='apt install nodejs npm.*no web client built before'):
        build_client(tree)


def test_without_npm_the_client_built_before_is_kept_with_a_notice(
    tree: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    build_client(tree)
    (tree / 'client' / 'src' / 'main.ts').write_text('two')
    without_npm(tree, monkeypatch)
    build_client(tree)
    assert page(tree) == 'one'
    assert 'Notice:' in capsys.readouterr().out


def test_a_release_without_client_sources_uses_what_it_ships(tree: Path) -> None:
    build_client(tree)
    (tree / 'client' / 'package.json').unlink()
    build_client(tree)
    (tree / 'ros_viz_bridge' / 'static' / 'index.html').unlink()
    with pytest.raises(SetupError, match='no built web client'):
        build_client(tree)


def test_a_failing_build_is_reported_and_tried_again(tree: Path) -> None:
    (tree / 'client' / 'src' / 'main.ts').unlink()
    with pytest.raises(SetupError, match='Building it failed|left no index.html'):
        build_client(tree)
    (tree / 'client' / 'src' / 'main.ts').write_text('mended')
    build_client(tree)
    assert page(tree) == 'mended'
