# SPDX-License-Identifier: Apache-2.0
"""A failing command must end in a sentence, never in a traceback."""

from __future__ import annotations

from pathlib import Path
import sys

import pytest

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


def test_say_prints(capsys: pytest.CaptureFixture[str]) -> None:
    say('hello')
    assert capsys.readouterr().out == 'hello\n'
