# SPDX-License-Identifier: Apache-2.0
"""Runs one external command of a step, says what it is at, and what went wrong in a sentence."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
import subprocess
import threading
from typing import IO

from dev.progress import Progress

_SHOWN_LINES = 40
_LOOK = 0.5
"""Seconds between looks at what a command says."""


class SetupError(Exception):
    """Tells the person at the keyboard what is missing or failed, and what to do about it."""


def run(
    command: Sequence[str | Path],
    *,
    what: str,
    cwd: Path,
    env: Mapping[str, str] | None = None,
    doing: Callable[[str], str] = lambda line: '',
) -> str:
    """Run a command and return its standard output.

    One that takes long is told of: for how long it runs, and what the newest of its lines of which
    `doing` makes a text says.

    Raises SetupError with the end of its output where it cannot be started or fails.
    """
    words = [str(word) for word in command]
    try:
        process = subprocess.Popen(
            words,
            cwd=cwd,
            env=env,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            errors='replace',
        )
    except OSError as error:
        raise SetupError(f'{what} failed: {words[0]} cannot be started ({error}).') from error
    with process:
        try:
            said, complained = _follow(process, doing)
        except BaseException:
            process.kill()
            raise
    if process.returncode != 0:
        tail = (said + complained).strip().splitlines()[-_SHOWN_LINES:]
        raise SetupError(
            '\n'.join(
                [*tail, f"{what} failed: '{' '.join(words)}' returned {process.returncode}."]
            )
        )
    return said


def _follow(process: subprocess.Popen[str], doing: Callable[[str], str]) -> tuple[str, str]:
    """Wait for the end of a command; return what it wrote, and what it complained of."""
    newest = ['']
    written: tuple[list[str], list[str]] = ([], [])

    def read(stream: IO[str], lines: list[str]) -> None:
        for line in stream:
            lines.append(line)
            newest[0] = doing(line) or newest[0]

    assert process.stdout is not None and process.stderr is not None
    readers = [
        threading.Thread(target=read, args=each, daemon=True)
        for each in zip((process.stdout, process.stderr), written, strict=True)
    ]
    for reader in readers:
        reader.start()
    progress = Progress()
    try:
        for reader in readers:
            while reader.is_alive():
                reader.join(_LOOK)
                progress.tick(newest[0])
        process.wait()
    finally:
        progress.end()
    return ''.join(written[0]), ''.join(written[1])


def say(text: str) -> None:
    """Tell the user what is going on, at once even through a pipe."""
    print(text, flush=True)
