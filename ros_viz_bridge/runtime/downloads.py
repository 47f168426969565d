# SPDX-License-Identifier: Apache-2.0
"""Files for single clients: an address that nobody guesses, and how far each is read."""

from __future__ import annotations

from collections.abc import Callable, MutableMapping
from dataclasses import dataclass
import mimetypes
import re
import secrets
import threading
import time
from typing import Any, Literal
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response, StreamingResponse

from ..wire.session import Role
from .file_content import FileContent

LIFETIME = 600.0
"""Seconds for which an address is good, counted from the last time that it was of use."""
OFFERS = 256
"""So many wait for all clients together; of more, the oldest go."""
TOLD = 0.2
"""Seconds between two words on how far a file is."""
HEADERS = {
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
    'cache-control': 'no-store',
    'accept-ranges': 'bytes',
}
_RANGE = re.compile(r'bytes=(\d{1,18})-(\d{0,18})')

Phase = Literal['sending', 'done', 'broken', 'over']
Told = Callable[[Phase, float], None]
"""What becomes of a file, and which share of it is sent; loop thread."""


@dataclass
class Download:
    """A file that one client may fetch."""

    client_id: str
    role: Role
    filename: str
    content: FileContent
    chunk_size: int
    told: Told
    until: float = 0.0
    readers: int = 0


class Downloads:
    """
    The files that wait to be fetched, and ``GET downloads/<secret>/<name>``.

    ``role`` tells what a client may do that is here, None for one that is not: an address is good
    for the client that it was made for, while that is connected in the role it had.
    """

    def __init__(self, role: Callable[[str], Role | None]) -> None:
        self._role = role
        self._lock = threading.Lock()
        self._offers: dict[str, Download] = {}

    def offer(self, download: Download) -> str:
        """Return the address of a file, relative to the page; any thread."""
        secret = secrets.token_urlsafe(32)
        download.until = time.monotonic() + LIFETIME
        with self._lock:
            self._offers[secret] = download
            surplus = [key for key in self._offers if not self._offers[key].readers][:-OFFERS]
            gone = [self._offers.pop(key) for key in surplus]
        for each in gone:
            each.told('over', 0.0)
        return f'downloads/{secret}/{quote(download.filename, safe="")}'

    def tick(self, now: float) -> None:
        """Forget what nobody fetched in time; loop thread."""
        self._drop(lambda each: now > each.until and not each.readers)

    def forget(self, client_id: str) -> None:
        """Forget what was for a client that will not come back; loop thread."""
        self._drop(lambda each: each.client_id == client_id)

    def _drop(self, ended: Callable[[Download], bool]) -> None:
        with self._lock:
            gone = [key for key, each in self._offers.items() if ended(each)]
            dropped = [self._offers.pop(key) for key in gone]
        for each in dropped:
            each.told('over', 0.0)

    async def get(self, request: Request) -> Response:
        """Answer with a file, or the rest of one."""
        download = self._offers.get(request.path_params['secret'])
        if download is None:
            return PlainTextResponse('this file is no longer offered', 410)
        if self._role(download.client_id) != download.role:
            return PlainTextResponse('this file is for a client that is not connected', 403)
        try:
            size, version = download.content.stat()
        except OSError as error:
            text = f'{download.filename} cannot be read any more: {error.strerror}'
            return PlainTextResponse(text, 410)
        etag = f'"{version}"'
        start, end = _part(request, size, etag)
        if start > end or (start == end and size):
            return Response(status_code=416, headers={'content-range': f'bytes */{size}'})
        headers = {
            **HEADERS,
            'etag': etag,
            'content-length': str(end - start),
            'content-disposition': f"attachment; filename*=utf-8''{quote(download.filename)}",
        }
        if end - start < size:
            headers['content-range'] = f'bytes {start}-{end - 1}/{size}'
        status = 206 if end - start < size else 200
        kind = mimetypes.guess_type(download.filename, strict=False)[0]
        kind = kind or 'application/octet-stream'
        if request.method == 'HEAD':
            return Response(status_code=status, headers=headers, media_type=kind)
        return _Sending(download, (start, end, size), status, headers, kind)


class _Sending(StreamingResponse):
    """Part of a file on its way; says how far it is, and whether it came to its end."""

    def __init__(
        self,
        download: Download,
        part: tuple[int, int, int],
        status: int,
        headers: dict[str, str],
        media_type: str,
    ) -> None:
        self._download, self._at, self._end, self._size = download, *part
        blocks = download.content.blocks(*part[:2], download.chunk_size)
        super().__init__(blocks, status, headers, media_type)

    async def stream_response(self, send: Any) -> None:
        """Send it; who waits for the network holds one block."""
        said = 0.0

        async def counted(message: MutableMapping[str, Any]) -> None:
            nonlocal said
            await send(message)
            self._at += len(message.get('body', b''))
            now = time.monotonic()
            if now - said > TOLD:
                said = now
                self._tell('sending')

        self._download.readers += 1
        try:
            await super().stream_response(counted)
        finally:
            self._download.readers -= 1
            self._download.until = time.monotonic() + LIFETIME
            self._tell('done' if self._at == self._end else 'broken')

    def _tell(self, phase: Phase) -> None:
        self._download.told(phase, self._at / self._size if self._size else 1.0)


def _part(request: Request, size: int, etag: str) -> tuple[int, int]:
    """Return the first byte that is asked for, and the first that is not."""
    asked = _RANGE.fullmatch(request.headers.get('range', ''))
    if asked is None or request.headers.get('if-range', etag) != etag:
        return 0, size
    last = int(asked[2]) if asked[2] else size - 1
    return int(asked[1]), min(last + 1, size)
