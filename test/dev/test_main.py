# SPDX-License-Identifier: Apache-2.0
"""The command line of the tools: exit statuses and sentences instead of tracebacks."""

from __future__ import annotations

import io
import os
from pathlib import Path
import socket
import subprocess
import sys
import threading

import pytest

from dev import __main__ as command
from dev.steps import SetupError

ROOT = Path(__file__).resolve().parents[2]


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def call(*words: str, **env: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, '-m', 'dev', *words],
        cwd=ROOT,
        env={**os.environ, 'AMENT_PREFIX_PATH': '', 'ROS_WHEELS': '', 'LIBRARIES': '', **env},
        capture_output=True,
        text=True,
    )


def test_venv_prints_where_the_environment_is() -> None:
    assert call('venv').stdout == '.venv\n'
    assert call('venv', ROS_WHEELS='jazzy').stdout == '.venv-jazzy\n'


def test_the_demos_port_is_looked_at_before_all_else() -> None:
    made_by = ['make', '-n', 'demo', 'PORT=8123']
    made = subprocess.run(made_by, cwd=ROOT, capture_output=True, text=True)
    steps = [
        words[-1]
        for line in made.stdout.splitlines()
        if '-m dev' in line
        for words in [line.split()]
    ]
    assert steps[:2] == ['8123', 'ready']
    with socket.create_server(('127.0.0.1', 0)) as taken:
        port = str(taken.getsockname()[1])
        done = call('port', port)
    assert (done.returncode, done.stdout) == (1, '')
    assert port in done.stderr and 'Traceback' not in done.stderr
    assert call('port', '0').returncode == 0


def test_a_mistake_is_one_sentence() -> None:
    done = call('setup', ROS_WHEELS='lunar')
    assert done.returncode == 1
    assert 'lunar' in done.stderr and 'Traceback' not in done.stderr


def test_an_unknown_command_shows_the_usage() -> None:
    done = call('nonsense')
    assert done.returncode == 2
    assert 'setup' in done.stderr


def test_environment_and_client_are_made_at_once_and_both_problems_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    both = threading.Barrier(2, timeout=30.0)

    def fail(why: str) -> None:
        both.wait()
        raise SetupError(why)

    monkeypatch.setattr(sys, 'stdout', io.StringIO())
    monkeypatch.setattr(command, 'make_environment', lambda *_: fail('no wheels'))
    monkeypatch.setattr(command, 'build_client', lambda *_: fail('no npm'))
    with pytest.raises(SetupError, match='no wheels\nno npm'):
        command._make_ready(tmp_path)


def test_on_a_terminal_ctrl_c_ends_it_and_nothing_else_is_begun(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[str] = []

    def interrupted(*_: object) -> None:
        begun.append('environment')
        raise KeyboardInterrupt

    monkeypatch.setattr(sys, 'stdout', Terminal())
    monkeypatch.setattr(command, 'make_environment', interrupted)
    monkeypatch.setattr(command, 'build_client', lambda *_: begun.append('client'))
    with pytest.raises(KeyboardInterrupt):
        command._make_ready(tmp_path)
    assert begun == ['environment']
