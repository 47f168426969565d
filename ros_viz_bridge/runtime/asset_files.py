# SPDX-License-Identifier: Apache-2.0
"""Answers with the content of asset files: compressed once, and not at all where it is known."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping
import gzip
from hashlib import sha256
import os
from pathlib import Path

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import FileResponse, Response

COMPRESSED = frozenset('.stl .dae .obj .mtl .gltf .glb .bmp .tga'.split())
"""Formats that are not compressed themselves."""
KEPT = 64 << 20
"""Bytes of compressed files kept for the next viewer."""
_SMALLEST = 1024
_LARGEST = 256 << 20
"""Files larger than this are sent as they are, in pieces from the disk."""
_LEVEL = 1
"""Of meshes, higher levels take several times as long for a few percent."""

Version = tuple[str, int, int]


class AssetFiles:
    """Serves existing files; ``headers`` are added to every answer."""

    def __init__(self, headers: Mapping[str, str], *, kept: int = KEPT) -> None:
        self._headers = dict(headers)
        self._kept = kept
        self._size = 0
        self._packed: OrderedDict[Version, bytes] = OrderedDict()

    async def respond(self, request: Request, path: Path) -> Response:
        """Return the file, or 304 where the browser's copy is the same."""
        stat = os.stat(path)
        version = (str(path), stat.st_mtime_ns, stat.st_size)
        pack = (
            path.suffix.lower() in COMPRESSED
            and _SMALLEST <= stat.st_size <= _LARGEST
            and _takes_gzip(request.headers.get('accept-encoding', ''))
        )
        tag = sha256(repr(version).encode()).hexdigest()[:24]
        etag = f'"{tag}-gz"' if pack else f'"{tag}"'
        headers = {**self._headers, 'etag': etag, 'vary': 'accept-encoding'}
        known = request.headers.get('if-none-match', '')
        if etag in (each.strip().removeprefix('W/') for each in known.split(',')):
            return Response(status_code=304, headers=headers)
        if not pack:
            return FileResponse(path, headers=headers)
        packed = self._packed.get(version)
        if packed is None:
            packed = await run_in_threadpool(_pack, path)
            self._keep(version, packed)
        else:
            self._packed.move_to_end(version)
        headers['content-encoding'] = 'gzip'
        return Response(packed, headers=headers, media_type='application/octet-stream')

    def _keep(self, version: Version, packed: bytes) -> None:
        if len(packed) > self._kept or version in self._packed:
            return
        self._packed[version] = packed
        self._size += len(packed)
        while self._size > self._kept:
            _, oldest = self._packed.popitem(last=False)
            self._size -= len(oldest)


def _pack(path: Path) -> bytes:
    return gzip.compress(path.read_bytes(), _LEVEL, mtime=0)


def _takes_gzip(accepted: str) -> bool:
    for each in accepted.lower().split(','):
        name, _, weight = each.partition(';')
        if name.strip() == 'gzip':
            return weight.replace(' ', '') not in ('q=0', 'q=0.0')
    return False
