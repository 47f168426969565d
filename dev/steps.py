# SPDX-License-Identifier: Apache-2.0
"""Runs one external command of a step quietly, and says what went wrong in a sentence."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
import subprocess

_SHOWN_LINES = 40


class SetupError(Exception):
    """Tells the person at the keyboard what is missing or failed, and what to do about it."""


def run(
    command: Sequence[str | Path],
    *,
    what: str,
    cwd: Path,
    env: Mapping[str, str] | None = None,
) -> str:
    """Run a command and return its standard output.

    Raises SetupError with the end of its output where it cannot be started or fails.
    """
    words = [str(word) for word in command]
    try:
        done = subprocess.run(words, cwd=cwd, env=env, capture_output=True, text=True)
    except OSError as error:
        raise SetupError(f'{what} failed: {words[0]} cannot be started ({error}).') from error
    if done.returncode != 0:
        tail = (done.stdout + done.stderr).strip().splitlines()[-_SHOWN_LINES:]
        raise SetupError(
            '\n'.join([*tail, f"{what} failed: '{' '.join(words)}' returned {done.returncode}."])
        )
    return done.stdout


def say(text: str) -> None:
    """Tell the user what is going on, at once even through a pipe."""
    print(text, flush=True)
