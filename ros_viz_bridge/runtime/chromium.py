# SPDX-License-Identifier: Apache-2.0
"""A browser as a process without a window: found, started with a folder of its own, ended."""

from __future__ import annotations

import contextlib
import fcntl
import functools
import logging
import os
from pathlib import Path
import re
import shlex
import shutil
import signal
import sys
import tempfile

VARIABLE, ARGUMENTS_VARIABLE = 'ROS_VIZ_BRIDGE_BROWSER', 'ROS_VIZ_BRIDGE_BROWSER_ARGS'
NAMES = (
    'chromium',
    'chromium-browser',
    'google-chrome',
    'google-chrome-stable',
    'chrome',
    'microsoft-edge',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
)
PLAYWRIGHT = (
    'chromium-*/chrome-linux*/chrome',
    'chromium-*/chrome-mac*/Chromium.app/Contents/MacOS/Chromium',
)
"""Where Playwright puts its browsers, in its folder."""
ARGUMENTS = (
    '--headless=new',
    '--remote-debugging-pipe',
    '--no-first-run',
    '--no-default-browser-check',
    '--password-store=basic',
    '--use-mock-keychain',
    '--mute-audio',
    '--hide-scrollbars',
    '--disable-extensions',
    '--disable-sync',
    '--disable-background-networking',
    '--disable-component-update',
    # It talks to its server alone.
    '--no-proxy-server',
    '--disable-features=Translate,MediaRouter,OptimizationHints',
    # A page that nobody sees draws all the same.
    '--disable-background-timer-throttling',
    '--disable-backgrounding-occluded-windows',
    '--disable-renderer-backgrounding',
    # Containers give little of it.
    '--disable-dev-shm-usage',
    # Without a GPU the processor draws.
    '--enable-unsafe-swiftshader',
)
PREFIX = 'ros_viz_bridge-browser-'
_OURS = re.compile(re.escape(PREFIX) + r'(\d+)-')
FREE = 16
"""No pipe has such a number in the browser, where 3 and 4 are the pipes."""
LAST_WORDS = 2000
NO_SANDBOX = (
    f' (this machine gives it no sandbox: let it, or, where it shows nothing but this server, set'
    f' {ARGUMENTS_VARIABLE}=--no-sandbox)'
)

logger = logging.getLogger(__name__)


class NoBrowserError(RuntimeError):
    """There is no browser that could draw; the text says what to do."""


def find_browser() -> str:
    """
    Return the path of a Chrome or Chromium.

    ``ROS_VIZ_BRIDGE_BROWSER`` names it, else the usual names are tried, and Playwright's own.
    Raises NoBrowserError.
    """
    wanted = os.environ.get(VARIABLE, '')
    for name in (wanted,) if wanted else NAMES:
        found = shutil.which(name)
        if found:
            return found
    if wanted:
        raise NoBrowserError(f'{VARIABLE} is {wanted!r}, and there is no such program')
    cache = 'Library/Caches' if sys.platform == 'darwin' else '.cache'
    folder = os.environ.get('PLAYWRIGHT_BROWSERS_PATH') or Path.home() / cache / 'ms-playwright'
    for pattern in PLAYWRIGHT:
        for path in sorted(Path(folder).glob(pattern), reverse=True):
            return str(path)
    raise NoBrowserError(
        'pictures without a viewer are drawn by a browser, and none was found: install Chromium or'
        f' Chrome (sudo apt install chromium), or set {VARIABLE} to the path of one'
    )


class Chromium:
    """
    A running browser; ``reading`` and ``writing`` are this end's pipes.

    It ends with them, also where this process is killed. Raises NoBrowserError.
    """

    def __init__(self) -> None:
        program = find_browser()
        remove_left_folders()
        self._folder = Path(tempfile.mkdtemp(prefix=f'{PREFIX}{os.getpid()}-'))
        self._log = self._folder / 'log'
        commands, self.writing = _pipe()
        self.reading, answers = _pipe()
        words = [program, *ARGUMENTS, f'--user-data-dir={self._folder}', *_own_arguments()]
        try:
            self._pid = os.posix_spawn(
                program,
                [*words, 'about:blank'],
                os.environ,
                file_actions=[
                    (os.POSIX_SPAWN_OPEN, 0, os.devnull, os.O_RDONLY, 0),
                    (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0),
                    (os.POSIX_SPAWN_OPEN, 2, self._log, os.O_WRONLY | os.O_CREAT, 0o600),
                    (os.POSIX_SPAWN_DUP2, commands, 3),
                    (os.POSIX_SPAWN_DUP2, answers, 4),
                ],
                setpgroup=0,
            )
        except OSError as error:
            for pipe in (self.reading, self.writing):
                os.close(pipe)
            shutil.rmtree(self._folder, ignore_errors=True)
            raise NoBrowserError(f'{program!r} cannot be started: {error}') from None
        finally:
            os.close(commands)
            os.close(answers)

    def last_words(self) -> str:
        """Return the end of what it said of itself: why it did not start, and what to do."""
        try:
            words = self._log.read_bytes()[-LAST_WORDS:].decode(errors='replace').strip()
        except OSError:
            return ''
        return words + NO_SANDBOX if 'no usable sandbox' in words.lower() else words

    def end(self) -> None:
        """End it with all that it started, and remove its folder; twice does no harm."""
        pid, self._pid = self._pid, 0
        if pid:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(pid, signal.SIGKILL)
            with contextlib.suppress(ChildProcessError):
                os.waitpid(pid, 0)
        shutil.rmtree(self._folder, ignore_errors=True)


def remove_left_folders(folder: Path | None = None) -> None:
    """Remove what is left of browsers whose process was killed before it could do so."""
    for path in (folder or Path(tempfile.gettempdir())).glob(f'{PREFIX}*'):
        found = _OURS.match(path.name)
        with contextlib.suppress(OSError):
            own = path.lstat().st_uid == os.getuid() and not path.is_symlink()
            if found and own and not _runs(int(found.group(1))):
                shutil.rmtree(path, ignore_errors=True)


def _runs(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        pass
    return True


def _own_arguments() -> list[str]:
    """Return what this machine needs: as root there is no sandbox to be had."""
    root = ['--no-sandbox'] if os.geteuid() == 0 else []
    if root:
        _warn_of_root()
    return root + shlex.split(os.environ.get(ARGUMENTS_VARIABLE, ''))


@functools.cache  # once is enough
def _warn_of_root() -> None:
    logger.warning(
        "the browser that draws pictures runs without a sandbox, because this process is root's:"
        ' run it as another user'
    )


def _pipe() -> tuple[int, int]:
    """Return reading and writing end, of numbers that the browser's own do not overwrite."""
    ends = os.pipe()
    try:
        first, second = (fcntl.fcntl(end, fcntl.F_DUPFD_CLOEXEC, FREE) for end in ends)
    finally:
        for end in ends:
            os.close(end)
    return first, second
