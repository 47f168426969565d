# SPDX-License-Identifier: Apache-2.0
"""Folders from which meshes and descriptions are read while a recording is shown."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from ..runtime.assets import AssetError, find_package


class AssetFolders:
    """``roots`` hold files, and packages: a package's folder itself, or one that has it inside."""

    def __init__(self, roots: Sequence[Path] = ()) -> None:
        self.roots = tuple(Path(root).expanduser().resolve() for root in roots)

    def package(self, name: str) -> Path:
        """
        Return a package's folder: of an installed one, else in the roots.

        Raises AssetError where there is none, and says what helps. ``name`` has no slash.
        """
        found = find_package(name)
        if found is not None:
            return found
        for root in self.roots:
            for folder in (root / name, root / 'share' / name, root):
                if folder.name == name and folder.is_dir():
                    return folder
        raise AssetError(
            404,
            f'there is no package {name!r} here; give its folder, or the one'
            ' that it is in, with --asset-root',
        )
