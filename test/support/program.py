# SPDX-License-Identifier: Apache-2.0
"""Modules of the package run as processes of their own, with what they say kept."""

from __future__ import annotations

import os
from pathlib import Path
import re
import signal
import subprocess
import sys
import time
from typing import Any

from dev.port import free_port

ROOT = Path(__file__).resolve().parents[2]
PATIENCE_S = 60.0
_POLL_S = 0.05


class Program:
    """A running module, such as 'ros_viz_bridge.demo.node'; its output goes to ``log``."""

    def __init__(self, module: str, *words: str, log: Path) -> None:
        self.log = log
        command = [sys.executable, '-m', module, *words]
        with log.open('ab') as output:
            self._process = subprocess.Popen(
                command,
                cwd=ROOT,
                env=environment(),
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    @property
    def pid(self) -> int:
        """The process."""
        return self._process.pid

    def output(self) -> str:
        """Return what it has said so far."""
        return self.log.read_text(errors='replace')

    def wait_to_say(self, pattern: str, *, after: int = 0) -> re.Match[str]:
        """Return the first match in its output, from a place on; fail where it never comes."""
        until = time.monotonic() + PATIENCE_S
        while True:
            found = re.compile(pattern).search(self.output(), after)
            if found:
                return found
            ended = self._process.poll() is not None
            assert not ended and time.monotonic() < until, (
                f'it {"ended" if ended else "runs"} and did not say {pattern!r}:\n{self.output()}'
            )
            time.sleep(_POLL_S)

    def end(self) -> int:
        """End it as Ctrl+C does, and return its exit status; fail where that ends it not."""
        if self._process.poll() is None:
            self._process.send_signal(signal.SIGINT)
        try:
            return self._process.wait(PATIENCE_S)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
            raise AssertionError(f'it did not end by SIGINT:\n{self.output()}') from None

    def signal(self, number: int) -> None:
        """Send it a signal."""
        self._process.send_signal(number)

    def kill(self) -> None:
        """End it as ``kill -9`` does."""
        self._process.kill()
        self._process.wait()


class BridgeProgram:
    """The node as a process, on a port that it keeps when it is restarted."""

    def __init__(self, folder: Path, *, layout: str | Path = '', **parameters: Any) -> None:
        self._log = folder / 'bridge.log'
        if isinstance(layout, str) and layout:
            (folder / 'layout.yaml').write_text(layout)
            layout = folder / 'layout.yaml'
        self.layout = Path(layout)
        """Its layout file; the folder where it has none."""
        given = {'port': free_port(), 'layout_file': layout, **parameters}
        self._words = ['--ros-args']
        for name, value in given.items():
            if value != '':
                self._words += ['-p', f'{name.replace("__", ".")}:={value}']
        self.program = self._start()
        self.url = self.program.wait_to_say(r'open (http\S+)').group(1)

    def _start(self, module: str = 'ros_viz_bridge.ros.main') -> Program:
        return Program(module, *self._words, log=self._log)

    def stop(self) -> None:
        """End it."""
        assert self.program.end() == 0, self.program.output()

    def kill(self) -> None:
        """End it as ``kill -9`` does."""
        self.program.kill()

    def start_again(self, module: str = 'ros_viz_bridge.ros.main') -> None:
        """Start it anew, at the same address; ``module`` may be another program that is a node."""
        said = len(self.program.output())
        self.program = self._start(module)
        self.program.wait_to_say(r'open (http\S+)', after=said)


def environment() -> dict[str, str]:
    """Return what a program is started with: it finds the tests' modules, and speaks at once."""
    paths = [str(ROOT / 'test'), os.environ.get('PYTHONPATH', '')]
    return {
        **os.environ,
        'PYTHONUNBUFFERED': '1',
        'PYTHONPATH': os.pathsep.join(filter(None, paths)),
    }
