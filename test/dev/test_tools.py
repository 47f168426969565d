# SPDX-License-Identifier: Apache-2.0
"""Each missing program must be named together with the command that installs it."""

from __future__ import annotations

import importlib.util
from pathlib import Path
import stat
import sysconfig

import pytest

from dev import tools
from dev.steps import SetupError


@pytest.fixture
def bin_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an empty folder that is the whole PATH."""
    monkeypatch.setenv('PATH', str(tmp_path))
    return tmp_path


def program(path: Path, text: str) -> None:
    path.write_text(f'#!/bin/sh\n{text}\n')
    path.chmod(path.stat().st_mode | stat.S_IXUSR)


def test_this_python_will_do() -> None:
    tools.check_python()


def test_an_old_python_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tools, 'PYTHON_MINIMUM', (99, 1))
    with pytest.raises(SetupError, match='Python 99.1 or newer is needed'):
        tools.check_python()


def test_missing_venv_module(monkeypatch: pytest.MonkeyPatch) -> None:
    found = importlib.util.find_spec
    monkeypatch.setattr(
        importlib.util, 'find_spec', lambda name: None if name == 'ensurepip' else found(name)
    )
    with pytest.raises(SetupError, match='apt install python3-venv'):
        tools.check_python()


def test_every_missing_compiler_part_is_named_at_once(
    bin_only: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sysconfig, 'get_path', lambda name: str(bin_only))
    with pytest.raises(SetupError, match=r'apt install g\+\+ cmake make python3-dev'):
        tools.check_compiler()


def test_missing_npm(bin_only: Path) -> None:
    program(bin_only / 'node', 'echo v20.1.0')
    with pytest.raises(SetupError, match="needs npm: run 'sudo apt install nodejs npm'"):
        tools.check_node()


@pytest.mark.parametrize('shown', ['v12.22.9', 'nonsense', ''])
def test_old_or_strange_node(bin_only: Path, shown: str) -> None:
    program(bin_only / 'node', f'echo {shown}')
    program(bin_only / 'npm', 'true')
    with pytest.raises(SetupError, match='Node.js 18 or newer'):
        tools.check_node()


def test_recent_node(bin_only: Path) -> None:
    program(bin_only / 'node', 'echo v18.19.1')
    program(bin_only / 'npm', 'true')
    tools.check_node()


def test_the_variable_names_the_browser(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(tools.BROWSER_VARIABLE, str(tmp_path / 'chrome'))
    assert tools.find_browser() is None
    assert 'apt install chromium' in (tools.browser_notice() or '')
    program(tmp_path / 'chrome', 'true')
    assert tools.find_browser() == tmp_path / 'chrome'
    assert tools.browser_notice() is None
