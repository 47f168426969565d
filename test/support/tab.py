# SPDX-License-Identifier: Apache-2.0
"""A page in a browser window with other tabs: it can really be hidden, as Playwright's cannot."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
import json
from pathlib import Path
import re
import subprocess
import threading
import time
from typing import Any

from websockets.sync.client import connect

from dev.tools import find_browser

from .pictures import BROWSER_ARGUMENTS

PATIENCE_S = 60.0
CALL = '(async () => { const it = (%s); return typeof it === "function" ? await it(%s) : it; })()'


class Tab:
    """Answers as a ``ViewerPage`` and its page do, as far as a ``Headset`` asks."""

    def __init__(self, socket: Any) -> None:
        self._socket = socket
        self._count = 0
        self._session = ''
        self._target = self._call('Target.createTarget', url='about:blank')['targetId']
        self._session = self._call('Target.attachToTarget', targetId=self._target, flatten=True)[
            'sessionId'
        ]

    @property
    def page(self) -> Tab:
        """The page itself."""
        return self

    def open(self, url: str, script: str) -> None:
        """Show a bridge; ``script`` runs before the page's own."""
        self._call('Page.enable')
        self._call('Page.addScriptToEvaluateOnNewDocument', source=script)
        self._call('Page.navigate', url=url)
        self.wait_for_function(
            'window.vizBridge?.status().connection.phase === "connected"',
        )

    def evaluate(self, script: str, given: Any = None) -> Any:
        """Return what a script, or a function with what is given, says."""
        expression = CALL % (script.strip().rstrip(';'), json.dumps(given))
        answer = self._call(
            'Runtime.evaluate', expression=expression, awaitPromise=True, returnByValue=True
        )
        assert 'exceptionDetails' not in answer, answer['exceptionDetails']
        return answer['result'].get('value')

    def wait_for_function(self, script: str, *, arg: Any = None) -> None:
        """Wait until a script says something true."""
        until = time.monotonic() + PATIENCE_S
        while not self.evaluate(script, arg):
            assert time.monotonic() < until, f'never true: {script}'
            time.sleep(0.05)

    def ask(self, name: str, *arguments: Any) -> Any:
        """Call a function of ``window.vizBridge``."""
        return self.evaluate(
            '([name, args]) => window.vizBridge[name](...args)', [name, list(arguments)]
        )

    def click(self, name: str) -> None:
        """Click the button of this name, once it is there."""
        button = f'document.querySelector(\'button[aria-label="{name}"]\')'
        self.wait_for_function(f'{button} !== null')
        self.evaluate(f'{button}.click()')

    def hide(self) -> None:
        """Open another tab over it."""
        session, self._session = self._session, ''
        self._call('Target.createTarget', url='about:blank')
        self._session = session
        self.wait_for_function('document.visibilityState === "hidden"')

    def show(self) -> None:
        """Come back to it."""
        session, self._session = self._session, ''
        self._call('Target.activateTarget', targetId=self._target)
        self._session = session
        self.wait_for_function('document.visibilityState === "visible"')

    def _call(self, method: str, **parameters: Any) -> dict[str, Any]:
        self._count += 1
        said: dict[str, Any] = {'id': self._count, 'method': method, 'params': parameters}
        if self._session:
            said['sessionId'] = self._session
        self._socket.send(json.dumps(said))
        while True:
            answer = json.loads(self._socket.recv(timeout=PATIENCE_S))
            if answer.get('id') == self._count:
                assert 'error' not in answer, answer
                result: dict[str, Any] = answer['result']
                return result


@contextmanager
def open_tab(folder: Path, url: str, *, script: str) -> Iterator[Tab]:
    """Open a page in a browser of its own, whose files are in ``folder``."""
    command = [
        str(find_browser()),
        '--headless=new',
        '--remote-debugging-port=0',
        '--no-first-run',
        f'--user-data-dir={folder}',
        '--window-size=1280,800',
        *BROWSER_ARGUMENTS,
        'about:blank',
    ]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        try:
            assert process.stderr is not None
            found = next(filter(None, (re.search(r'ws://\S+', line) for line in process.stderr)))
            # What it says later must not fill the pipe, or it would wait for a reader.
            threading.Thread(target=process.stderr.read, daemon=True).start()
            with connect(found[0], max_size=None) as socket:
                tab = Tab(socket)
                tab.open(url, script)
                yield tab
        finally:
            process.terminate()
