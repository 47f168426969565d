# SPDX-License-Identifier: Apache-2.0
"""The built web client and the assets of a session, over HTTP."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
import re
from typing import Any

from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response
from starlette.routing import Route
from starlette.staticfiles import StaticFiles

from .asset_files import AssetFiles
from .assets import AssetError, Assets
from .downloads import Downloads
from .uploads import UploadRoute

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
HOST = re.compile(r'[a-z0-9.:\[\]_-]+')


def content_security_policy(host: str, embedders: tuple[str, ...]) -> str:
    """
    Return the policy of the page: nothing from elsewhere, no eval.

    ``embedders`` may show it in a frame.
    """
    frames = ' '.join(("'self'", *embedders))
    sockets = f' ws://{host} wss://{host}' if HOST.fullmatch(host) else ''
    return '; '.join(
        (
            "default-src 'self'",
            "script-src 'self'",
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
    ) -> None:
        self._assets = assets
        self._may_fetch = may_fetch
        self._embedders = embedders
        self._static = static
        self._uploads = uploads
        self._downloads = downloads
        self._asset_files = AssetFiles(ASSET_HEADERS)

    def routes(self) -> list[Any]:
        """Return Starlette routes; all else is a file of the client."""
        routes = [
            Route('/', self.index),
            Route('/index.html', self.index),
            Route('/assets/{secret}/{uri:path}', self.asset),
        ]
        if self._uploads is not None:
            routes.append(Route('/uploads/{secret}/{name}', self._uploads.post, methods=['POST']))
        if self._downloads is not None:
            routes.append(Route('/downloads/{secret}/{name}', self._downloads.get))
        return routes

    def files(self) -> Any:
        """Return the ASGI app that serves the client's other files."""
        return _ClientFiles(directory=str(self._static), check_dir=False)

    async def index(self, request: Request) -> Response:
        """Serve the page."""
        page = self._static / 'index.html'
        if not page.is_file():
            return PlainTextResponse(NOT_BUILT, 503)
        policy = content_security_policy(request.headers.get('host', '').lower(), self._embedders)
        headers = {
            'content-security-policy': policy,
            'x-content-type-options': 'nosniff',
            'referrer-policy': 'no-referrer',
            'cache-control': 'no-cache',
        }
        return FileResponse(page, headers=headers, media_type='text/html')

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


class _ClientFiles(StaticFiles):
    """Files with a hash in their name never change."""

    def file_response(self, *args: Any, **kwargs: Any) -> Response:
        response = super().file_response(*args, **kwargs)
        response.headers['x-content-type-options'] = 'nosniff'
        hashed = re.search(r'-[A-Za-z0-9_-]{8}\.\w+$', str(args[0]))
        response.headers['cache-control'] = (
            'public, max-age=31536000, immutable' if hashed else 'no-cache'
        )
        return response
