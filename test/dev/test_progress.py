# SPDX-License-Identifier: Apache-2.0
"""Who waits for minutes sees that something goes on, and what."""

from __future__ import annotations

import io

import pytest

from dev.progress import of_pip, OfNpm, Progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def told(out: io.StringIO, *elapsed: float) -> str:
    """Return what is written of a step that is looked at after so many seconds each."""
    times = iter([0.0, *elapsed, elapsed[-1]])
    progress = Progress(out, clock=lambda: next(times))
    for _ in elapsed:
        progress.tick('Collecting numpy')
    progress.end()
    return out.getvalue()


def test_a_terminal_shows_one_line_that_is_written_again() -> None:
    text = told(Terminal(), 1.0, 3.0, 3.5, 4.0)
    assert text.count('\n') == 1
    lines = [line.strip() for line in text.replace('\x1b[K', '').split('\r')]
    assert lines == ['', '3 s  Collecting numpy', '4 s  Collecting numpy', 'took 4 s']


def test_a_log_has_a_line_now_and_then() -> None:
    text = told(io.StringIO(), 1.0, 21.0, 30.0, 45.0)
    assert text.split('\n') == [
        '   21 s  Collecting numpy',
        '   45 s  Collecting numpy',
        '  took 45 s',
        '',
    ]


@pytest.mark.parametrize('out', [Terminal(), io.StringIO()])
def test_a_short_step_is_not_told_of(out: io.StringIO) -> None:
    assert told(out, 0.5, 2.0) == ''


def test_what_pip_is_at() -> None:
    assert of_pip('Collecting numpy>=2 (from -r x.txt (line 3))\n') == 'Collecting numpy>=2'
    line = '  Downloading https://index.example/a/b/numpy-2.1-cp312.whl (16.1 MB)\n'
    assert of_pip(line) == 'Downloading numpy-2.1-cp312.whl (16.1 MB)'
    assert of_pip('  Downloading av-14.whl (38 MB)\n') == 'Downloading av-14.whl (38 MB)'
    assert of_pip('Installing collected packages: a, b, c\n') == 'Installing 3 packages'
    assert of_pip('\n') == of_pip('Requirement already satisfied: a\n') == ''


def test_what_npm_fetched_is_counted() -> None:
    doing = OfNpm()
    lines = ['npm http fetch GET 200 https://x/react 34ms', 'added 1', 'npm http cache react']
    assert [doing(line) for line in lines] == ['1 files', '', '2 files']
