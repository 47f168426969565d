# SPDX-License-Identifier: Apache-2.0
"""A folder whose files are served under /static/: those in it, and nothing beside it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Sequence
import mimetypes
import os
from pathlib import Path
import re

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response, StreamingResponse

from .asset_files import AssetFiles

HEADERS = {
    'x-content-type-options': 'nosniff',
    # Pages among the files run no scripts: they would have the rights of this server's own page.
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; img-src 'self';"
    ' sandbox',
    'cache-control': 'no-cache',
}
PIECE = 1 << 18
_RANGE = re.compile(r'bytes=(\d{0,18})-(\d{0,18})')
_TYPES = {'.glb': 'model/gltf-binary', '.gltf': 'model/gltf+json', '.stl': 'model/stl',
          '.urdf': 'application/xml', '.ply': 'application/octet-stream',
          '.js': 'text/javascript'}  # fmt: skip


class StaticRoot:
    """Serves the files below some folders; of one name, the first. Raises ValueError for none."""

    def __init__(self, roots: Sequence[Path | str]) -> None:
        self._roots = [Path(root).expanduser().resolve() for root in roots]
        for given, root in zip(roots, self._roots, strict=True):
            if not root.is_dir():
                raise ValueError(f'static_root {str(given)!r} is no folder')
        self._files = AssetFiles(HEADERS)

    def find(self, path: str) -> Path | None:
        """Return a file that may be served; None for all else, hidden files and links out too."""
        parts = path.split('/')
        if '\0' in path or '\\' in path or any(part.startswith('.') or not part for part in parts):
            return None
        for root in self._roots:
            try:
                real = (root / path).resolve(strict=True)
            except (OSError, RuntimeError):
                continue
            if real.is_file() and real.is_relative_to(root):
                return real
        return None

    async def get(self, request: Request) -> Response:
        """Answer /static/{path}: whole, the part that was asked for, or that it is unchanged."""
        found = await run_in_threadpool(self.find, request.path_params['path'])
        if found is None:
            return PlainTextResponse('there is no such file', 404)
        kind = _TYPES.get(found.suffix.lower()) or mimetypes.guess_type(found.name)[0]
        size = os.stat(found).st_size
        part = part_of(request.headers.get('range', ''), size)
        if part is None or request.headers.get('if-range'):
            plain = request if part is None else _without_range(request)
            answer = await self._files.respond(plain, found)
            answer.headers['accept-ranges'] = 'bytes'
            if kind and 'content-encoding' not in answer.headers and answer.status_code == 200:
                answer.headers['content-type'] = kind
            return answer
        first, last = part
        headers = {**HEADERS, 'accept-ranges': 'bytes'}
        if first > last:
            headers['content-range'] = f'bytes */{size}'
            return Response(status_code=416, headers=headers)
        headers |= {
            'content-range': f'bytes {first}-{last}/{size}',
            'content-length': str(last - first + 1),
        }
        body = pieces(found, first, last) if request.method != 'HEAD' else ()
        return StreamingResponse(body, 206, headers, kind or 'application/octet-stream')


def part_of(asked: str, size: int) -> tuple[int, int] | None:
    """
    Return first and last byte of a Range header (RFC 9110, 14.1.2); None for the whole file.

    The first is after the last where there is no such part. Several parts are the whole.
    """
    match = _RANGE.fullmatch(asked.strip())
    if match is None or not any(match.groups()):
        return None
    begin, end = match.groups()
    if not begin:
        count = min(int(end), size)
        return (size - count, size - 1) if count else (1, 0)
    first, last = int(begin), min(int(end), size - 1) if end else size - 1
    if end and int(end) < first:
        return None  # invalid, to be ignored
    return (first, last) if first < size else (1, 0)


async def pieces(path: Path, first: int, last: int) -> AsyncIterator[bytes]:
    """Yield the bytes of a file from ``first`` to ``last``, both included."""
    with path.open('rb') as file:
        file.seek(first)
        left = last - first + 1
        while left > 0:
            piece = await run_in_threadpool(file.read, min(PIECE, left))
            if not piece:
                return
            left -= len(piece)
            yield piece


def _without_range(request: Request) -> Request:
    headers = [each for each in request.scope['headers'] if each[0] != b'range']
    return Request({**request.scope, 'headers': headers})
