# SPDX-License-Identifier: Apache-2.0
"""A failing command must end in a sentence, never in a traceback."""

from __future__ import annotations

import io
from pathlib import Path
import sys

import pytest

from dev import progress
from dev.steps import run, say, SetupError


def test_run_returns_what_the_command_prints(tmp_path: Path) -> None:
    assert run([sys.executable, '-c', 'print("hi")'], what='It', cwd=tmp_path) == 'hi\n'


def test_a_failure_shows_the_end_of_the_output_and_the_status(tmp_path: Path) -> None:
    code = 'import sys; [print(i) for i in range(100)]; sys.exit(3)'
    with pytest.raises(SetupError) as caught:
        run([sys.executable, '-c', code], what='Counting', cwd=tmp_path)
    lines = str(caught.value).splitlines()
    assert '99' in lines and '5' not in lines
    assert 'Counting failed' in str(caught.value)
    assert str(caught.value).endswith('returned 3.')


def test_a_missing_program_is_named(tmp_path: Path) -> None:
    with pytest.raises(SetupError, match='Baking failed: no-such-oven cannot be started'):
        run(['no-such-oven'], what='Baking', cwd=tmp_path)


class Heard(io.StringIO):
    """A log that makes a file once something was said."""

    def __init__(self, word: str, then: Path) -> None:
        super().__init__()
        self._word, self._then = word, then

    def write(self, text: str) -> int:
        if self._word in text:
            self._then.touch()
        return super().write(text)


def test_a_long_step_tells_what_it_is_at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It ends when it was told of: a step that says nothing would never end."""
    monkeypatch.setattr(progress, '_SELDOM', 0.0)
    monkeypatch.setattr(sys, 'stdout', Heard('Collecting numpy', tmp_path / 'told'))
    code = """
import pathlib, sys, time
print('Collecting numpy', flush=True)
print('noise', file=sys.stderr, flush=True)
while not pathlib.Path('told').exists():
    time.sleep(0.02)
"""
    command = [sys.executable, '-c', code]
    assert run(command, what='It', cwd=tmp_path, doing=progress.of_pip) == 'Collecting numpy\n'


def test_say_prints(capsys: pytest.CaptureFixture[str]) -> None:
    say('hello')
    assert capsys.readouterr().out == 'hello\n'
