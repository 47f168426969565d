# SPDX-License-Identifier: Apache-2.0
"""A text in a file: read inside packages and asset_roots alone, and again when it was changed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from .assets import AssetError, Assets

EXTENSIONS = frozenset(('.urdf', '.xml'))
LARGEST = 32 << 20
"""Bytes."""


class FileText:
    """
    Gives ``take`` the text, and ``failed`` a sentence where there is none.

    What a layout names may come from a page: nothing is read that a page could not fetch itself.
    """

    waiting = ''

    def __init__(
        self,
        uri: str,
        roots: Sequence[Path],
        *,
        package_dirs: Callable[[str], Path | None] | None = None,
        take: Callable[[str], None],
        failed: Callable[[str], None],
    ) -> None:
        self._uri = uri
        self._assets = Assets(
            roots, package_dirs=package_dirs, extensions=EXTENSIONS, what='robot description'
        )
        self._take = take
        self._failed = failed
        self._version: tuple[str, int, int] | None = None

    def poll(self) -> None:
        """Look whether the file is another now."""
        kind, _, path = self._uri.partition('://')
        try:
            found = self._assets.find(kind, path.lstrip('/'))
            stat = found.stat()
            version = (str(found), stat.st_mtime_ns, stat.st_size)
            if version == self._version:
                return
            if stat.st_size > LARGEST:
                raise AssetError(413, f'{self._uri} has more than {LARGEST >> 20} MiB')
            text = found.read_text(encoding='utf-8')
        except AssetError as error:
            self._fail(str(error))
        except UnicodeDecodeError:
            self._fail(f'{self._uri} is no UTF-8 text')
        except OSError as error:
            self._fail(f'{self._uri} cannot be read: {error.strerror}')
        else:
            self._version = version
            self._take(text)

    def close(self) -> None:
        """Nothing is kept open."""

    def _fail(self, text: str) -> None:
        self._version = None
        self._failed(text)
