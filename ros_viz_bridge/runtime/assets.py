# SPDX-License-Identifier: Apache-2.0
"""Mesh and texture files: package:// and file:// inside declared folders, and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Sequence
import os
from pathlib import Path
import re
import sys

EXTENSIONS = frozenset(
    '.stl .dae .obj .mtl .glb .gltf .png .jpg .jpeg .webp .bmp .tga .ktx2'.split()
)
PACKAGE = re.compile(r'[A-Za-z0-9][A-Za-z0-9_-]*')


class AssetError(Exception):
    """A file that is not served; ``status`` is the HTTP status, the text says why."""

    def __init__(self, status: int, text: str) -> None:
        super().__init__(text)
        self.status = status


class Assets:
    """
    Finds files.

    A package's own share folder may be read through package://; ``roots`` are further folders, for
    both kinds of URI. ``package_dirs`` finds a package's share folder, or raises an AssetError
    that says what helps; by default ``find_package``. ``extensions`` are those of
    files that may be read, ``what`` says in errors what these are.
    """

    def __init__(
        self,
        roots: Sequence[Path] = (),
        *,
        package_dirs: Callable[[str], Path | None] | None = None,
        extensions: frozenset[str] = EXTENSIONS,
        what: str = 'mesh or texture',
    ) -> None:
        self._roots = [Path(root).resolve() for root in roots]
        self._package_dirs = package_dirs or find_package
        self._extensions = extensions
        self._what = what

    def find(self, kind: str, path: str) -> Path:
        """
        Return the file of package://<path> (``kind`` 'package') or file:///<path> ('file').

        Raises AssetError.
        """
        if '\0' in path or '\\' in path or any(part in ('..', '.') for part in path.split('/')):
            raise AssetError(403, f'{path[:200]!r}: a path must not contain "..", "." or "\\"')
        if Path(path).suffix.lower() not in self._extensions:
            known = ' '.join(sorted(self._extensions))
            raise AssetError(403, f'{path[:200]!r} is no {self._what} ({known})')
        if kind == 'package':
            return self._in_package(path)
        if kind == 'file':
            return self._checked(Path('/') / path, self._roots, f'file:///{path}')
        raise AssetError(404, f'{kind[:50]!r} is no kind of asset')

    def _in_package(self, path: str) -> Path:
        package, _, rest = path.partition('/')
        uri = f'package://{path}'
        try:
            folder = self._package_dirs(package) if PACKAGE.fullmatch(package) else None
        except AssetError as error:
            raise AssetError(error.status, f'{uri}: {error}') from None
        if folder is None:
            raise AssetError(
                404,
                f'{uri}: there is no package {package[:100]!r} here; install it where the bridge'
                ' runs, and source its workspace before starting the bridge',
            )
        # `colcon build --symlink-install` fills share folders with links into the workspace: who
        # may install a package may say where its files lie. The path itself must stay inside.
        wanted = Path(os.path.normpath(Path(folder) / rest))
        inside = wanted.is_relative_to(folder)
        return self._checked(wanted, None if inside else self._roots, uri)

    def _checked(self, path: Path, roots: Sequence[Path] | None, uri: str) -> Path:
        """
        Return the real path of an existing file, which must be inside ``roots`` if there are any.

        Nothing is said of files outside.
        """
        real = Path(os.path.realpath(path))
        if roots is not None and not any(real.is_relative_to(root) for root in roots):
            raise AssetError(
                403,
                f'{uri} is, or links to, a file outside the folders in asset_roots'
                ' (replay: --asset-root)',
            )
        if not real.is_file():
            raise AssetError(404, f'{uri}: no such file')
        if real.suffix.lower() not in self._extensions:
            raise AssetError(403, f'{uri} links to what is no {self._what}')
        return real


def find_package(package: str) -> Path | None:
    """
    Return the share folder of an installed ROS package, as the ament index has it.

    After the prefixes of ROS that of this Python is asked: pip puts packages there.
    """
    for prefix in (*os.environ.get('AMENT_PREFIX_PATH', '').split(os.pathsep), sys.prefix):
        if not prefix:
            continue
        share = Path(prefix) / 'share'
        marker = share / 'ament_index' / 'resource_index' / 'packages' / package
        if marker.is_file() and (share / package).is_dir():
            return share / package
    return None
