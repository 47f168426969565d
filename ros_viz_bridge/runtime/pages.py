# SPDX-License-Identifier: Apache-2.0
"""The built web client and the assets of a session, over HTTP."""

from __future__ import annotations

from collections.abc import Callable
import hmac
from pathlib import Path
import re
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, PlainTextResponse, Response
from starlette.routing import Route

from .answers import AnswerRoute
from .asset_files import AssetFiles
from .assets import AssetError, Assets
from .client_files import ClientFiles
from .connecting import Connecting
from .downloads import Downloads
from .page_look import PageLook
from .static_root import StaticRoot
from .uploads import UploadRoute
from .widget_files import WidgetFileRoute

STATIC = Path(__file__).resolve().parent.parent / 'static'
NOT_BUILT = (
    'The web client is not built. In a checkout run "make build" (it needs Node.js 18 or newer),'
    ' or install a release.'
)
ASSET_HEADERS = {
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
    'cache-control': 'private, max-age=0, must-revalidate',
}
ANYBODY = ('*', 'vscode-webview:')
HOST = re.compile(r'[a-z0-9.:\[\]_-]+')


def content_security_policy(
    host: str, embedders: tuple[str, ...], hashes: tuple[str, ...] = ()
) -> str:
    """
    Return the policy of the page: nothing from elsewhere, no eval.

    ``embedders`` may show it in a frame; code in the page itself has one of ``hashes``.
    """
    frames = ' '.join(embedders if "'none'" in embedders else ("'self'", *embedders))
    scripts = ' '.join(("'self'", *hashes))
    sockets = f' ws://{host} wss://{host}' if HOST.fullmatch(host) else ''
    return '; '.join(
        (
            "default-src 'self'",
            f'script-src {scripts}',
            "style-src 'self' 'unsafe-inline'",  # Mantine styles elements as they are drawn
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            f"connect-src 'self'{sockets} data: blob:",
            "worker-src 'self' blob:",
            "object-src 'none'",
            "base-uri 'none'",
            "form-action 'none'",
            f'frame-ancestors {frames}',
        )
    )


class Pages:
    """Routes for everything that is no WebSocket."""

    def __init__(
        self,
        assets: Assets,
        *,
        may_fetch: Callable[[str], bool],
        embedders: tuple[str, ...] = (),
        static: Path = STATIC,
        uploads: UploadRoute | None = None,
        downloads: Downloads | None = None,
        look: PageLook | None = None,
        static_root: StaticRoot | None = None,
        answers: AnswerRoute | None = None,
        widget_files: WidgetFileRoute | None = None,
        connecting: Connecting | None = None,
        embed: str = '',
    ) -> None:
        self._assets = assets
        self._may_fetch = may_fetch
        self._look = look or PageLook()
        wanted = self._look.frame_ancestors
        self._embedders = embedders if wanted is None else tuple(wanted)
        self._static_root = static_root
        self._own = self._look.files()
        self._static = static
        self._uploads = uploads
        self._downloads = downloads
        self._answers = answers
        self._widget_files = widget_files
        self._connecting = connecting
        self._embed = embed
        self._asset_files = AssetFiles(ASSET_HEADERS)

    def routes(self) -> list[Any]:
        """Return Starlette routes; all else is a file of the client."""
        routes = [
            Route('/', self.index),
            Route('/index.html', self.index),
            Route('/view.html', self.view),
            Route('/assets/{secret}/{uri:path}', self.asset),
        ]
        if self._connecting is not None:
            routes += [Route('/connect', self.connect), *self._connecting.routes()]
        if self._uploads is not None:
            routes.append(Route('/uploads/{secret}/{name}', self._uploads.post, methods=['POST']))
        if self._downloads is not None:
            routes.append(Route('/downloads/{secret}/{name}', self._downloads.get))
        if self._static_root is not None:
            for name in ('static', 'workspace'):  # vuer's older and newer name
                routes.append(Route(f'/{name}/{{path:path}}', self._static_root.get))
        if self._own:
            routes.append(Route('/custom/{name}', self.custom))
        if self._widget_files is not None:
            path = '/files/{secret}/{widget}/{name}'
            routes.append(Route(path, self._widget_files.post, methods=['POST']))
        if self._answers is not None:
            routes.append(Route('/answers/{ask}', self._answers.post, methods=['POST']))
        return routes

    def files(self) -> Any:
        """Return the ASGI app that serves the client's other files."""
        return ClientFiles(self._static)

    async def index(self, request: Request) -> Response:
        """Serve the page."""
        page = self._static / 'index.html'
        if not page.is_file():
            return PlainTextResponse(NOT_BUILT, 503)
        html, hashes = self._look.page(await run_in_threadpool(page.read_text, encoding='utf-8'))
        return self._page(request, html, hashes)

    async def view(self, request: Request) -> Response:
        """Serve the page for those who cannot draw."""
        return await self._built(request, 'view.html')

    async def connect(self, request: Request) -> Response:
        """Serve the page that brings headsets here."""
        return await self._built(request, 'connect.html')

    async def fleet(self, request: Request) -> Response:
        """Serve the page that shows several robots side by side."""
        return await self._built(request, 'fleet.html')

    async def _built(self, request: Request, name: str) -> Response:
        page = self._static / name
        if not page.is_file():
            return PlainTextResponse(NOT_BUILT, 503)
        return self._page(request, await run_in_threadpool(page.read_text, encoding='utf-8'))

    def _may_frame(self, request: Request) -> tuple[str, ...]:
        """Return whose pages may show it: of any, where it was given the secret for that."""
        given = request.query_params.get('embed', '')
        known = bool(self._embed) and hmac.compare_digest(given.encode(), self._embed.encode())
        return ANYBODY if known else self._embedders

    def _page(self, request: Request, html: str, hashes: tuple[str, ...] = ()) -> Response:
        host = request.headers.get('host', '').lower()
        policy = content_security_policy(host, self._may_frame(request), hashes)
        headers = {
            'content-security-policy': policy,
            'x-content-type-options': 'nosniff',
            'referrer-policy': 'no-referrer',
            'cache-control': 'no-cache',
        }
        return HTMLResponse(html, headers=headers)

    async def custom(self, request: Request) -> Response:
        """Serve a file of the page's look."""
        found = self._own.get(request.path_params['name'])
        if found is None:
            return PlainTextResponse('there is no such file', 404)
        headers = {'x-content-type-options': 'nosniff', 'cache-control': 'no-cache'}
        kind = 'text/javascript' if found.suffix in ('.js', '.mjs') else None
        return FileResponse(found, headers=headers, media_type=kind)

    async def asset(self, request: Request) -> Response:
        """Serve a mesh or texture to a session that is connected."""
        kind, _, path = request.path_params['uri'].lstrip('/').partition('/')
        if not self._may_fetch(request.path_params['secret']):
            text = 'this address belongs to no session that is connected; reload the page'
            return PlainTextResponse(text, 403)
        try:
            found = self._assets.find(kind, path)
        except AssetError as error:
            return PlainTextResponse(str(error), error.status)
        return await self._asset_files.respond(request, found)
