# SPDX-License-Identifier: Apache-2.0
"""Runs processes that belong together: when one fails or the user has enough, all end."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
import signal
import subprocess
import time
from urllib.error import HTTPError, URLError
from urllib.request import build_opener, ProxyHandler

_POLL_S = 0.2
_PATIENCE_S = ((signal.SIGINT, 5.0), (signal.SIGTERM, 2.0), (signal.SIGKILL, 2.0))


@dataclass(frozen=True)
class Child:
    """A process to run; one that may end leaves the others running when it succeeds."""

    name: str
    command: tuple[str, ...]
    may_end: bool = False


def run_all(children: Sequence[Child], *, env: Mapping[str, str], url: str) -> int:
    """Run children until Ctrl+C or until one fails, and return the exit status.

    The url is announced as soon as something answers there. Children have sessions of their own,
    so that Ctrl+C reaches them once and in order: through here.
    """
    running: dict[Child, subprocess.Popen[bytes]] = {}
    announced = False
    try:
        for child in children:
            running[child] = subprocess.Popen(
                child.command, env=env, stdin=subprocess.DEVNULL, start_new_session=True
            )
        while True:
            for child, process in list(running.items()):
                status = process.poll()
                if status is None:
                    continue
                del running[child]
                if status != 0 or not child.may_end:
                    _say(f'{_ending(child, status)} The demo ends.')
                    return 1
                _say(f'The {child.name} has ended; the page stays until Ctrl+C.')
            if not announced and answers(url):
                announced = True
                _say(f'\n  Open {url} in a browser. Ctrl+C ends the demo.\n')
            time.sleep(_POLL_S)
    except KeyboardInterrupt:
        _say('\nEnding ...')
        return 0
    finally:
        _end(list(running.values()))


def answers(url: str) -> bool:
    """Return whether a web server answers at url, whatever it says."""
    try:
        # A proxy that the user's shell names is never meant for this machine itself.
        with build_opener(ProxyHandler({})).open(url, timeout=2.0):
            return True
    except HTTPError:
        return True
    except (URLError, OSError):
        return False


def _ending(child: Child, status: int) -> str:
    if status < 0:
        return f'The {child.name} was ended by {signal.Signals(-status).name}.'
    return f'The {child.name} ended with status {status}.'


def _end(processes: Sequence[subprocess.Popen[bytes]]) -> None:
    """End processes: ask, insist, force."""
    left = list(processes)
    for number, patience in _PATIENCE_S:
        for process in left:
            process.send_signal(number)
        until = time.monotonic() + patience
        for process in left:
            try:
                process.wait(max(0.0, until - time.monotonic()))
            except subprocess.TimeoutExpired:
                continue
            except KeyboardInterrupt:  # pressed again: no more patience
                until = time.monotonic()
        left = [process for process in left if process.poll() is None]


def _say(text: str) -> None:
    print(text, flush=True)
