# SPDX-License-Identifier: Apache-2.0
"""Files that are kept in memory, because elements ask for them again and again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

T = TypeVar('T')
MOST = 256 << 20
"""Bytes that are kept: those that were asked for last."""
Find = Callable[[Path], Path]
Version = tuple[int, int]


@dataclass(frozen=True)
class _Kept(Generic[T]):
    content: T
    size: int
    files: dict[Path, Version]
    """All that it was read from, as it was then."""


class FileCache(Generic[T]):
    """
    What ``load`` makes of files, until one of those that it read has changed.

    ``load(path, find)`` calls ``find`` with each file that it reads; ``size`` counts bytes. Any
    thread.
    """

    def __init__(
        self, load: Callable[[Path, Find], T], size: Callable[[T], int], most: int = MOST
    ) -> None:
        self._load = load
        self._size = size
        self._most = most
        self._kept: dict[Path, _Kept[T]] = {}

    def get(self, path: Path) -> T:
        """Return what is made of a file. Raises as ``load``."""
        kept = self._kept.pop(path, None)
        if kept is None or any(version(each) != then for each, then in kept.files.items()):
            kept = self._read(path)
        self._kept[path] = kept  # behind the others: it was asked for last
        while sum(each.size for each in list(self._kept.values())) > self._most:
            self._kept.pop(next(iter(list(self._kept))), None)
        return kept.content

    def _read(self, path: Path) -> _Kept[T]:
        files: dict[Path, Version] = {}

        def find(each: Path) -> Path:
            files[each] = version(each)
            return each

        content = self._load(path, find)
        return _Kept(content, self._size(content), files)


def version(path: Path) -> Version:
    """Return what is another when a file is another."""
    try:
        found = path.stat()
    except OSError:
        return 0, 0
    return found.st_mtime_ns, found.st_size
