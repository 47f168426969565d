# SPDX-License-Identifier: Apache-2.0
"""Command line: python3 -m dev setup | client | ready | modules | browser | venv | port NUMBER."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
import fcntl
import os
from pathlib import Path
import sys

from dev.client import build_client, install_modules
from dev.environment import make_environment
from dev.origin import find_origin
from dev.port import check_port
from dev.steps import say, SetupError
from dev.tools import browser_notice

_USAGE = __doc__


def main(words: list[str]) -> int:
    """Run one command and return the exit status; what fails is said in a sentence."""
    root = Path(__file__).resolve().parent.parent
    command = words[0] if len(words) == 1 else ''
    try:
        if len(words) == 2 and words[0] == 'port':
            check_port(words[1])
            return 0
        origin = find_origin(os.environ, venv=root / '.venv')
        if command == 'venv':
            say(origin.venv_name)
            return 0
        (root / '.ros').mkdir(exist_ok=True)
        with (root / '.ros' / 'lock').open('w') as lock:
            # Two makes at once would install into the same folders.
            fcntl.flock(lock, fcntl.LOCK_EX)
            return _run(command, root)
    except SetupError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print('Interrupted; the next run goes on from here.', file=sys.stderr)
        return 130


def _run(command: str, root: Path) -> int:
    if command == 'setup':
        make_environment(root, find_origin(os.environ, venv=root / '.venv'))
    elif command == 'client':
        build_client(root)
    elif command == 'ready':
        _make_ready(root)
    elif command == 'modules':
        install_modules(root)
    elif command == 'browser':
        notice = browser_notice()
        if notice:
            say(f'Notice: {notice}')
    else:
        print(_USAGE, file=sys.stderr)
        return 2
    return 0


def _make_ready(root: Path) -> None:
    """Do `setup` and `client`, at once: neither needs anything of the other's.

    On a terminal, which has one line for what goes on, one after the other; and in this thread,
    which is the one that Ctrl-C ends.
    """
    origin = find_origin(os.environ, venv=root / '.venv')
    steps = [lambda: make_environment(root, origin), lambda: build_client(root)]
    if sys.stdout.isatty():
        problems = [_problem(step) for step in steps]
    else:
        with ThreadPoolExecutor(len(steps)) as threads:
            problems = list(threads.map(_problem, steps))
    if any(problems):
        raise SetupError('\n'.join(filter(None, problems)))


def _problem(step: Callable[[], object]) -> str:
    """Return why a step failed, '' where it did not."""
    try:
        step()
    except SetupError as error:
        return str(error)
    return ''


if __name__ == '__main__':
    sys.exit(main(sys.argv[1:]))
