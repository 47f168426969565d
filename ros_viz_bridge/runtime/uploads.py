# SPDX-License-Identifier: Apache-2.0
"""Files that pages send: one at a time, no larger than allowed, on the disk and not in memory."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
import logging
import os
from pathlib import Path, PurePosixPath
import re
import shutil
import tempfile
from typing import IO

from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse, Response

from ..core.session import ClientInfo

LIMIT = 4_000_000_000
"""Bytes of a file, where nothing else is said."""
SPARE = 256 << 20
"""Bytes that a file must leave free on the disk."""
PATIENCE = 30.0
"""Seconds without a byte after which a page is not waited for."""
_BLOCK = 4 << 20
_DIGITS = 18
_SUFFIX = re.compile(r'\.[a-z0-9]{1,16}')

logger = logging.getLogger(__name__)


class UploadError(Exception):
    """A file that is not taken; the text says why. ``status`` is the HTTP status."""

    def __init__(self, text: str, status: int = 422) -> None:
        super().__init__(text)
        self.status = status


@dataclass(frozen=True)
class Uploads:
    """
    What becomes of the files that operators drop on the page.

    ``take`` is called in a thread with the file and the name that the page gave; the file is then
    its own, unless it raises UploadError.
    """

    take: Callable[[Path, str], None]
    suffixes: tuple[str, ...]
    """Of the names that are taken, such as '.mcap'."""
    limit: int = LIMIT
    """Bytes; 0 takes no file."""


class UploadRoute:
    """
    ``POST uploads/<secret>/<name>`` with the file as its body.

    ``sender`` returns the operator whose secret it is, None for nobody who is here; ``told`` is
    told of each file that came, its name and bytes.
    """

    def __init__(
        self,
        uploads: Uploads,
        *,
        sender: Callable[[str], ClientInfo | None],
        told: Callable[[ClientInfo, str, int], None] = lambda client, name, size: None,
    ) -> None:
        self._uploads = uploads
        self._sender = sender
        self._told = told
        self._busy = False

    async def post(self, request: Request) -> Response:
        """Take a file; the answer is empty, or says why not."""
        name = request.path_params['name']
        try:
            client = self._check(request.path_params['secret'], name, request)
            self._busy = True
            try:
                await self._take(request, name, client)
            finally:
                self._busy = False
        except UploadError as error:
            return PlainTextResponse(str(error), error.status)
        except (ClientDisconnect, asyncio.TimeoutError):
            return PlainTextResponse(f'{name} did not come to its end', 408)
        except OSError as error:
            logger.exception('%s could not be kept', name)
            return PlainTextResponse(f'{name} could not be kept: {error.strerror}', 500)
        return Response(status_code=204)

    def _check(self, secret: str, name: str, request: Request) -> ClientInfo:
        """Return who sends it. Raises UploadError for what is not taken, before any of it is."""
        client = self._sender(secret)
        if client is None:
            raise UploadError('only operators that are connected may open recordings', 403)
        suffixes = self._uploads.suffixes
        if PurePosixPath(name).suffix.lower() not in suffixes or len(name) > 255:
            raise UploadError(f'{name[:255]} is no recording: {" or ".join(suffixes)}', 415)
        if self._busy:
            raise UploadError('another file is on its way: try again when it is there', 409)
        check_size(request, name, self._uploads.limit)
        return client

    async def _take(self, request: Request, name: str, client: ClientInfo) -> None:
        path = await receive(request, name, self._uploads.limit)
        try:
            self._told(client, name, path.stat().st_size)
            await run_in_threadpool(self._open, path, name)
        except BaseException:
            path.unlink(missing_ok=True)
            raise

    def _open(self, path: Path, name: str) -> None:
        """Hand the file over. Raises UploadError, whatever is wrong with it."""
        try:
            self._uploads.take(path, name)
        except UploadError:
            raise
        except Exception as error:
            logger.exception('%s could not be opened', name)
            raise UploadError(f'{name} could not be opened: {error}', 500) from error


def check_size(request: Request, name: str, limit: int) -> int:
    """Return the bytes that are announced. Raises UploadError for none, and for too many."""
    size = request.headers.get('content-length', '')
    if not size.isdecimal() or len(size) > _DIGITS:
        raise UploadError('the size of the file must be said before (Content-Length)', 411)
    _within(name, int(size), limit)
    return int(size)


async def receive(request: Request, name: str, limit: int) -> Path:
    """
    Write the body to a new file, which is the caller's to delete.

    Raises UploadError, ClientDisconnect, asyncio.TimeoutError, OSError; then there is no file.
    """
    size = check_size(request, name, limit)
    if shutil.disk_usage(tempfile.gettempdir()).free < size + SPARE:
        raise UploadError(f'{name}: the disk of the server is too full for it', 507)
    suffix = PurePosixPath(name).suffix.lower()
    suffix = suffix if _SUFFIX.fullmatch(suffix) else ''
    number, written = tempfile.mkstemp(prefix='ros_viz_bridge_', suffix=suffix)
    try:
        with os.fdopen(number, 'wb') as file:
            await _write(request.stream(), file, name, size)
    except BaseException:
        Path(written).unlink(missing_ok=True)
        raise
    return Path(written)


async def _write(stream: AsyncIterator[bytes], file: IO[bytes], name: str, size: int) -> None:
    total, block = 0, bytearray()
    while (chunk := await asyncio.wait_for(anext(stream, None), PATIENCE)) is not None:
        total += len(chunk)
        if total > size:
            break
        block += chunk
        if len(block) >= _BLOCK:
            await run_in_threadpool(file.write, bytes(block))
            block.clear()
    if total != size:  # not every server of HTTP holds them to it
        raise UploadError(f'{name}: {size} bytes were said (Content-Length), others came', 400)
    await run_in_threadpool(file.write, bytes(block))


def _within(name: str, size: int, limit: int) -> None:
    if size > limit:
        raise UploadError(
            f'{name} has {size / 1e6:.0f} MB; at most {limit / 1e6:.0f} MB are taken', 413
        )
