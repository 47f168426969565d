# SPDX-License-Identifier: Apache-2.0
"""The real page in a real browser: asked through ``window.vizBridge``, and looked at."""

from __future__ import annotations

import base64
import io
from pathlib import Path
import time
from typing import Any
from urllib.parse import urlsplit

import numpy as np
from PIL import Image
from playwright.sync_api import BrowserContext, Error, FileChooser, Locator, Request

RESULTS = Path(__file__).resolve().parents[2] / 'test-results' / 'pages'
_OWN = ('127.0.0.1', '')


class ViewerPage:
    """One browser window that shows a bridge."""

    def __init__(self, context: BrowserContext, url: str) -> None:
        self.context = context
        context.set_default_timeout(60_000)
        self.page = context.new_page()
        self.complaints: list[str] = []
        """Errors of the page and its console."""
        self.foreign: list[str] = []
        """Requests that went to another host."""
        self.page.on('pageerror', lambda error: self.complaints.append(str(error)))
        self.page.on('console', self._said)
        # From the beginning: of a dialog that opens right after one asked for it, nobody is told.
        self._choosers: list[FileChooser] = []
        self.page.on('filechooser', lambda chooser: self._choosers.append(chooser))
        context.on('request', self._requested)
        self.page.goto(url)

    def _said(self, message: Any) -> None:
        # Chromium gives up what is on its way when the machine gets a cable more, as tests do.
        if message.type == 'error' and 'ERR_NETWORK_CHANGED' not in message.text:
            self.complaints.append(message.text)

    def _requested(self, request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme not in ('data', 'blob') and address.hostname not in _OWN:
            self.foreign.append(request.url)

    def is_there(self) -> bool:
        """Return whether its program runs."""
        try:
            return bool(self.page.evaluate('window.vizBridge !== undefined'))
        except Error:
            return False  # it is being loaded anew

    def ask(self, name: str, *arguments: Any) -> Any:
        """Call a function of ``window.vizBridge``."""
        return self.page.evaluate(
            '([name, args]) => window.vizBridge[name](...args)', [name, list(arguments)]
        )

    def choose(self, path: Path, *, patience: float = 30.0) -> None:
        """Wait for the dialog that asks for a file, and choose this one."""
        until = time.monotonic() + patience
        while not self._choosers:
            assert time.monotonic() < until, f'nobody asked for a file such as {path.name}'
            self.page.wait_for_timeout(50)
        self._choosers.pop(0).set_files(str(path))

    @property
    def phase(self) -> str:
        """How the connection is: connected, reconnecting, ..."""
        return str(self.ask('status')['connection']['phase'])

    @property
    def client_id(self) -> str:
        """Its name at the bridge, '' before it has one."""
        return str(self.ask('status')['clientId'])

    def display(self, ident: str) -> dict[str, Any]:
        """Return how a display fares; {'level': 'absent'} where it is not there."""
        found = self.ask('status')['displays'].get(ident)
        return found or {'level': 'absent', 'text': '', 'messages': 0, 'items': [], 'drawn': {}}

    def elements(self, ident: str) -> int:
        """Return how many points or markers of a display are drawn."""
        return sum(one['elements'] for one in self.display(ident)['drawn'].values())

    def show_only(self, *displays: str) -> None:
        """Show these displays and no others."""
        for ident in self.ask('status')['displays']:
            self.ask('setVisible', ident, ident in displays)

    def view(self, name: str = '') -> np.ndarray:
        """Return the view as (height, width, 3) bytes; with a name it is kept as a file, too."""
        data = self.page.evaluate(
            """async () => {
              const picture = await vizBridge.screenshot();
              return new Promise((resolve) => {
                const reader = new FileReader();
                reader.onload = () => resolve(reader.result.split(',')[1]);
                reader.readAsDataURL(picture);
              });
            }"""
        )
        return _kept(base64.b64decode(data), name)

    def shot(self, name: str) -> np.ndarray:
        """Return the whole page as (height, width, 3) bytes, and keep it as a file."""
        return _kept(self.page.screenshot(), name)

    def row(self, display: str) -> Locator:
        """Return what the list says of a display, opened."""
        name = self.page.locator(f'[aria-controls="display-{display}"]')
        if name.get_attribute('aria-expanded') == 'false':
            name.click()
        return self.page.locator(f'[id="display-{display}"]')


def _kept(png: bytes, name: str) -> np.ndarray:
    if name:
        RESULTS.mkdir(parents=True, exist_ok=True)
        (RESULTS / f'{name}.png').write_bytes(png)
    return np.asarray(Image.open(io.BytesIO(png)).convert('RGB')).astype(int)


def changed(picture: np.ndarray, empty: np.ndarray) -> np.ndarray:
    """Return which pixels (height, width) differ clearly between two pictures of one view."""
    return np.abs(picture - empty).max(axis=2) > 12


def colours(picture: np.ndarray, mask: np.ndarray) -> int:
    """Return how many clearly different colours the masked pixels have."""
    return len(np.unique(picture[mask] // 16, axis=0))
