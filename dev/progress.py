# SPDX-License-Identifier: Apache-2.0
"""Tells, while a step of minutes runs, for how long it does and what it is at."""

from __future__ import annotations

from collections.abc import Callable
import shutil
import sys
import time
from typing import TextIO

_SOON = 3.0
"""Seconds of a step before a terminal shows its line."""
_SELDOM = 20.0
"""Seconds between the lines of what is no terminal: a log is read later."""


class Progress:
    """One line that a terminal shows until the step is over; some lines in a log."""

    def __init__(
        self, out: TextIO | None = None, *, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._out = sys.stdout if out is None else out
        self._clock = clock
        self._began = clock()
        self._live = self._out.isatty()
        self._next = _SOON if self._live else _SELDOM
        self._shown = False

    def tick(self, doing: str) -> None:
        """Show how long it has been, and what is done, where it is time to."""
        elapsed = self._clock() - self._began
        if elapsed < self._next:
            return
        line = f'  {elapsed:3.0f} s  {doing}'.rstrip()
        if self._live:
            columns = shutil.get_terminal_size().columns
            self._write(f'\r\x1b[K{line[: columns - 1]}')
            self._next = elapsed + 1.0
        else:
            self._write(f'{line}\n')
            self._next = elapsed + _SELDOM
        self._shown = True

    def end(self) -> None:
        """Leave, of a step that was told of, how long it took."""
        if not self._shown:
            return
        start = '\r\x1b[K' if self._live else ''
        self._write(f'{start}  took {self._clock() - self._began:.0f} s\n')

    def _write(self, text: str) -> None:
        self._out.write(text)
        self._out.flush()


def of_pip(line: str) -> str:
    """Return what pip says it is at, '' for a line that tells nothing."""
    verb, _, rest = line.strip().partition(' ')
    if verb not in ('Collecting', 'Downloading', 'Building', 'Installing'):
        return ''
    if rest.startswith('collected packages:'):
        return f'Installing {rest.count(",") + 1} packages'
    # Not whose requirement it is, nor from where it comes.
    return f'{verb} {rest.partition(" (from ")[0].rpartition("/")[2]}'


class OfNpm:
    """Counts what npm asks its registry for."""

    def __init__(self) -> None:
        self._answers = 0

    def __call__(self, line: str) -> str:
        """Return how many answers there were, '' for a line that is none."""
        if 'http fetch' not in line and 'http cache' not in line:
            return ''
        self._answers += 1
        return f'{self._answers} files'
