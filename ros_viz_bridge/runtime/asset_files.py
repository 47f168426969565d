# SPDX-License-Identifier: Apache-2.0
"""Answers with the content of files: compressed once, and not at all where it is known."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Collection, Mapping
from hashlib import sha256
import mimetypes
import os
from pathlib import Path
import zlib

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import FileResponse, Response

COMPRESSED = frozenset('.stl .dae .obj .mtl .gltf .glb .bmp .tga'.split())
"""Formats of assets that are not compressed themselves."""
TEXTS = frozenset('.js .mjs .css .svg .json .txt .map .wasm'.split())
"""Likewise, of pages."""
KEPT = 64 << 20
"""Bytes of compressed files kept for the next viewer."""
_FILES = 4096
_SMALLEST = 1024
_LARGEST = 32 << 20
"""Files larger than this are sent as they are, in pieces from the disk."""
_AT_ONCE = 2
"""So many files are compressed at a time, one of them by one thread however many ask for it."""
MESHES, SCRIPTS = 1, 6
"""Levels: of meshes, higher ones take several times as long for a few percent."""
_WORTH = 0.9
"""What does not become smaller than this share is sent as it is."""
_TRIED = 2 << 20
"""Bytes after which that is judged for the first time."""
_PIECE = 1 << 18

Version = tuple[str, int, int]


class AssetFiles:
    """Serves existing files, of ``formats`` compressed; ``headers`` are in every answer."""

    def __init__(
        self,
        headers: Mapping[str, str],
        *,
        kept: int = KEPT,
        formats: Collection[str] = COMPRESSED,
        level: int = MESHES,
    ) -> None:
        self._headers = dict(headers)
        self._kept = kept
        self._formats = formats
        self._level = level
        self._size = 0
        self._packed: OrderedDict[Version, bytes] = OrderedDict()
        """b'' for what is not worth it; the last one used is at the end."""
        self._packing: dict[Version, asyncio.Task[bytes]] = {}
        self._turns = asyncio.Semaphore(_AT_ONCE)

    async def respond(self, request: Request, path: Path) -> Response:
        """Return the file, or 304 where the browser's copy is the same."""
        stat = os.stat(path)
        version = (str(path), stat.st_mtime_ns, stat.st_size)
        tag = sha256(repr(version).encode()).hexdigest()[:24]
        headers = {**self._headers, 'etag': f'"{tag}"', 'vary': 'accept-encoding'}
        known = [each.strip() for each in request.headers.get('if-none-match', '').split(',')]
        for etag in (f'"{tag}"', f'"{tag}-gz"'):
            if etag in known or f'W/{etag}' in known:
                return Response(status_code=304, headers={**headers, 'etag': etag})
        kind = mimetypes.guess_type(path.name)[0] or 'application/octet-stream'
        if (
            path.suffix.lower() in self._formats
            and _SMALLEST <= stat.st_size <= _LARGEST
            and _takes_gzip(request.headers.get('accept-encoding', ''))
        ):
            packed = await self._packed_file(version, path)
            if packed:
                headers |= {'etag': f'"{tag}-gz"', 'content-encoding': 'gzip'}
                return Response(packed, headers=headers, media_type=kind)
        return FileResponse(path, headers=headers, media_type=kind)

    async def _packed_file(self, version: Version, path: Path) -> bytes:
        """Return the compressed file, b'' where that is not worth it."""
        packed = self._packed.get(version)
        if packed is not None:
            self._packed.move_to_end(version)
            return packed
        task = self._packing.get(version)
        if task is None:
            task = self._packing[version] = asyncio.create_task(self._pack(version, path))
        # Who asked first may go away; the others still wait.
        return await asyncio.shield(task)

    async def _pack(self, version: Version, path: Path) -> bytes:
        try:
            async with self._turns:
                packed = await run_in_threadpool(_pack, path, self._level)
            self._keep(version, packed)
            return packed
        finally:
            del self._packing[version]

    def _keep(self, version: Version, packed: bytes) -> None:
        if len(packed) > self._kept:
            return
        self._packed[version] = packed
        self._size += len(packed)
        while self._size > self._kept or len(self._packed) > _FILES:
            _, oldest = self._packed.popitem(last=False)
            self._size -= len(oldest)


def _pack(path: Path, level: int) -> bytes:
    """Return the file compressed, b'' as soon as it turns out not to be worth it."""
    packer = zlib.compressobj(level, wbits=16 + zlib.MAX_WBITS)
    pieces: list[bytes] = []
    read = written = 0
    with path.open('rb') as file:
        while piece := file.read(_PIECE):
            pieces.append(packer.compress(piece))
            read, written = read + len(piece), written + len(pieces[-1])
            if read >= _TRIED and written > _WORTH * read:
                return b''
    pieces.append(packer.flush())
    return b''.join(pieces) if written + len(pieces[-1]) <= _WORTH * read else b''


def _takes_gzip(accepted: str) -> bool:
    for each in accepted.lower().split(','):
        name, _, weight = each.partition(';')
        if name.strip() == 'gzip':
            return weight.replace(' ', '') not in ('q=0', 'q=0.0')
    return False
