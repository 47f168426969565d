# SPDX-License-Identifier: Apache-2.0
"""The live page in the output of a notebook."""

from __future__ import annotations

from html import escape
import secrets
from urllib.parse import urlencode

from ..runtime.tickets import Tickets
from .addresses import Addresses
from .ask import Asking
from .scene_serializer import notebook

ALLOWED = 'xr-spatial-tracking; gamepad; fullscreen; clipboard-write; clipboard-read'


class Notebook(Addresses):
    """The part of ``Server`` for notebooks."""

    _asking: Asking
    _tickets: Tickets
    _embed: str

    def show(self, height: int = 400, dark_mode: bool | None = None, *, url: str = '') -> None:
        """
        Show the page, live, in a notebook's output: Jupyter, JupyterLab, VS Code.

        ``height`` is CSS pixels; ``dark_mode`` None is as the reader's system. ``url`` is where
        the reader's browser finds the server, if not on the same machine: an address of a proxy
        such as '/proxy/8080/'. The output lets in whoever sees it, as an operator, as long as this
        server runs. ``scene.show`` shows the scene as it is now, without a server. Raises
        ImportError outside of notebooks.
        """
        if dark_mode not in (True, False, None):
            raise TypeError(f'dark_mode must be True, False or None, not {dark_mode!r}')
        display, HTML = notebook()

        async def admitted() -> str:
            return self._tickets.issue('operator').token

        token = self._asking.wait(admitted, instead='asyncio.to_thread(server.show)')
        query = {'embed': self._embed}
        if dark_mode is not None:
            query['darkMode'] = str(int(dark_mode))
        address = f'{(url or self.url).rstrip("/")}/?{urlencode(query)}#token={token}'
        display(
            HTML(
                f'<iframe src="{escape(address)}" width="100%" height="{int(height)}"'
                f' style="border:0" allow="{ALLOWED}"></iframe>'
            )
        )


def embed_secret() -> str:
    """Return what is in the address of a page that any page may show in a frame."""
    return secrets.token_urlsafe(32)
