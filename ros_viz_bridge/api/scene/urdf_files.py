# SPDX-License-Identifier: Apache-2.0
"""Where the files are that a robot description names."""

from __future__ import annotations

from collections.abc import Mapping
import os
from pathlib import Path
import re
from types import NoneType
from urllib.parse import quote, unquote

from ...runtime.assets import find_package
from .. import checks

Packages = Mapping[str, str | os.PathLike[str]] | str | os.PathLike[str] | None
_RELATIVE = re.compile(r'(filename\s*=\s*)(["\'])(?![A-Za-z][A-Za-z0-9+.-]*:|/)([^"\']+)\2')


class UrdfFiles:
    """
    Finds files by package:// and file:// URIs.

    ``packages`` are folders by package, or the one folder that they all lie in. A package that is
    not among them is looked for above the description, then among the installed ROS packages.
    """

    def __init__(self, folder: Path | None, packages: Packages) -> None:
        if not isinstance(packages, (Mapping, str, os.PathLike, NoneType)):
            raise TypeError(
                'packages must be folders by package, or a folder, not ' + checks.shown(packages)
            )
        self._folder = folder
        self._given = packages

    def absolute(self, text: str) -> str:
        """Return a description whose relative file names are file:// URIs of its folder."""
        if self._folder is None:
            return text
        base = self._folder.resolve()

        def uri(found: re.Match[str]) -> str:
            path = os.path.normpath(base / found[3])
            return f'{found[1]}{found[2]}file://{quote(path)}{found[2]}'

        return _RELATIVE.sub(uri, text)

    def find(self, uri: str) -> Path:
        """Return the file of a URI. Raises ValueError that says why there is none."""
        kind, _, rest = uri.partition('://')
        if kind == 'file':
            found = Path(unquote(rest))
        else:
            package, _, path = unquote(rest).partition('/')
            folder = self._package(package)
            if folder is None:
                raise ValueError(
                    f'{uri}: package {package!r} is neither in packages, nor above the'
                    ' description, nor installed'
                )
            found = folder / path
        if not found.is_file():
            raise ValueError(f'{uri}: there is no file {str(found)!r}')
        return found

    def _package(self, name: str) -> Path | None:
        if isinstance(self._given, Mapping):
            if name in self._given:
                return Path(self._given[name])
        elif self._given is not None:
            root = Path(self._given)
            return root / name if (root / name).is_dir() else root
        for above in () if self._folder is None else self._folder.resolve().parents:
            if above.name == name:
                return above
            if (above / name).is_dir():
                return above / name
        return find_package(name)
