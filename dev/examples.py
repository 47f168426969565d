# SPDX-License-Identifier: Apache-2.0
"""Runs the programs of examples/, and takes their pictures: python -m dev.examples [name ...]."""

from __future__ import annotations

from collections.abc import Iterator
import contextlib
from dataclasses import dataclass
import os
from pathlib import Path
import re
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import sync_playwright, ViewportSize

from .pictures import FLAGS
from .port import free_port
from .tools import BROWSER_DEFAULT, BROWSER_VARIABLE

ROOT = Path(__file__).resolve().parents[1]
EXAMPLES = ROOT / 'examples'
PICTURES = ROOT / 'docs' / 'examples'
WINDOW: ViewportSize = {'width': 960, 'height': 540}
LARGEST = 60_000
"""Bytes of a picture, so that the repository stays small."""
PATIENCE = 60.0
"""Seconds until a program says its address, and until it ends."""
CONNECTED = """() => {
    const shown = document.querySelector('ros-viz-bridge') ?? window;
    return shown.vizBridge?.status().connection.phase === 'connected';
}"""
SETTLED = 2500
"""Milliseconds until the view has come to rest on what is there."""


def programs() -> list[Path]:
    """Return the programs, by name."""
    return sorted(EXAMPLES.glob('*.py'))


def listens(url: str, program: subprocess.Popen[str]) -> bool:
    """Wait until a program listens, some say so just before; False where it ends instead."""
    address = urlsplit(url)
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and program.poll() is None:
        with contextlib.suppress(OSError):
            place = (address.hostname or '', address.port or 80)
            socket.create_connection(place, PATIENCE).close()
            return True
        time.sleep(0.05)
    return False


@dataclass(frozen=True)
class Running:
    """A program that runs: where its page is, and what it said until now."""

    url: str
    said: list[str]


@contextlib.contextmanager
def running(program: Path, folder: Path) -> Iterator[Running]:
    """
    Run a program in ``folder`` until the end of the context: then it is ended as by Ctrl+C.

    Raises RuntimeError, with what it said, where it ends before, or with another error.
    """
    environment = {
        **os.environ,
        'PYTHONUNBUFFERED': '1',
        'PYTHONPATH': str(ROOT),
        'ROS_VIZ_BRIDGE_PORT': str(free_port()),
    }
    with subprocess.Popen(
        [sys.executable, str(program)],
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    ) as process:
        said: list[str] = []
        found: list[str] = []
        known = threading.Event()

        def listen() -> None:
            assert process.stdout is not None
            for line in process.stdout:
                said.append(line)
                if not found and (match := re.search(r'https?://\S+', line)):
                    found.append(match[0])
                    known.set()
            known.set()

        listener = threading.Thread(target=listen)
        listener.start()
        try:
            known.wait(PATIENCE)
            if not found:
                raise RuntimeError(f'{program.name} says no address:\n{"".join(said)}')
            if listens(found[0], process):
                yield Running(found[0], said)
            elif process.poll() is None:
                raise RuntimeError(f'nothing listens at {found[0]}')
            if process.poll() is not None:
                listener.join(PATIENCE)  # it may be saying why
                raise RuntimeError(f'{program.name} ended by itself:\n{"".join(said)}')
        finally:
            process.send_signal(signal.SIGINT)
            try:
                process.wait(PATIENCE)
            except subprocess.TimeoutExpired:
                process.kill()
                said.append('SIGINT did not end it')
            listener.join(PATIENCE)
        problem = complaint(''.join(said))
        if problem:
            raise RuntimeError(f'{program.name}: {problem}:\n{"".join(said)}')


def complaint(text: str) -> str:
    """Return what is wrong with what a program said, '' for nothing but Ctrl+C's traceback."""
    raised = re.findall(r'^(\w[\w.]*(?:Error|Exception|Warning)\b.*)$', text, re.MULTILINE)
    if raised:
        return str(raised[0])
    return 'SIGINT did not end it' if 'SIGINT did not end it' in text else ''


def take(page: Any, name: str) -> None:
    """Keep the page as it is now."""
    path = PICTURES / f'{name}.jpg'
    page.screenshot(path=path, type='jpeg', quality=75, timeout=PATIENCE * 1000.0)
    print(f'{path}: {path.stat().st_size / 1e3:.0f} kB')
    if path.stat().st_size > LARGEST:
        sys.exit(f'{path} is larger than {LARGEST / 1e3:.0f} kB.')


def main(names: list[str]) -> None:
    """Write docs/examples/*.jpg, of all programs or those named."""
    browser_path = os.environ.get(BROWSER_VARIABLE) or BROWSER_DEFAULT
    PICTURES.mkdir(parents=True, exist_ok=True)
    chosen = [path for path in programs() if not names or path.stem in names]
    with sync_playwright() as playwright, contextlib.ExitStack() as stack:
        browser = playwright.chromium.launch(executable_path=browser_path, args=FLAGS)
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        for program in chosen:
            with running(program, folder) as example:
                page = browser.new_page(viewport=WINDOW, color_scheme='dark')
                page.goto(example.url)
                page.wait_for_function(CONNECTED)
                page.wait_for_timeout(SETTLED)
                take(page, program.stem)
                page.close()
        browser.close()


if __name__ == '__main__':
    main(sys.argv[1:])
