# SPDX-License-Identifier: Apache-2.0
"""The files of the built page: scripts, styles, workers, icons."""

from __future__ import annotations

import os
from pathlib import Path
import re

from starlette.requests import Request
from starlette.responses import FileResponse, Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from .asset_files import AssetFiles, SCRIPTS, TEXTS

HASHED = re.compile(r'-[A-Za-z0-9_-]{8}\.\w+$')
"""The end of a name that has a hash of what is in the file: it never changes."""


class ClientFiles(StaticFiles):
    """Serves them compressed; browsers keep those that have a hash in their name for ever."""

    def __init__(self, folder: Path) -> None:
        super().__init__(directory=str(folder), check_dir=False)
        self._lasting = _files('public, max-age=31536000, immutable')
        self._changing = _files('no-cache')

    async def check_config(self) -> None:
        pass

    def lookup_path(self, path: str) -> tuple[str, os.stat_result | None]:
        """Find a file; pages have routes of their own, with a policy."""
        return ('', None) if path.endswith('.html') else super().lookup_path(path)

    async def get_response(self, path: str, scope: Scope) -> Response:
        """Return a file. Raises HTTPException for one that is not there, and other methods."""
        found = await super().get_response(path, scope)
        if not isinstance(found, FileResponse):
            return found
        files = self._lasting if HASHED.search(path) else self._changing
        return await files.respond(Request(scope), Path(found.path))


def _files(cache: str) -> AssetFiles:
    headers = {'x-content-type-options': 'nosniff', 'cache-control': cache}
    return AssetFiles(headers, formats=TEXTS, level=SCRIPTS)
