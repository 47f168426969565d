# SPDX-License-Identifier: Apache-2.0
"""What a file consists of: bytes in memory, or a file on the disk, read block by block."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
import os
from pathlib import Path
import stat
import tempfile
from typing import Any, BinaryIO

Content = bytes | bytearray | memoryview | os.PathLike[str] | BinaryIO | Iterable[bytes]
"""What users give: the bytes, a path, a binary file, or anything that yields bytes."""
_BLOCK = 1 << 20


class FileContent:
    """
    Bytes that can be read several times, at once and from anywhere.

    A path is read when it is asked for, so it must still be there. A binary file and an iterable
    are read now, to their end, into a temporary file: they may be closed afterwards. Raises
    TypeError for what is none of these, ValueError and OSError for a path that cannot be read.
    """

    def __init__(self, content: Content) -> None:
        self._bytes: bytes | None = None
        self._kept: Any = None
        self._path = ''
        if isinstance(content, (bytes, bytearray, memoryview)):
            self._bytes = bytes(content)
        elif isinstance(content, os.PathLike):
            self._path = str(Path(content).resolve())
            if not stat.S_ISREG(os.stat(self._path).st_mode):
                raise ValueError(f'content: {self._path!r} is no file')
            open(self._path, 'rb').close()
        else:
            self._kept = _spooled(_pieces(content))
            self._path = self._kept.name

    def stat(self) -> tuple[int, str]:
        """Return (bytes, a name for this version of them). Raises OSError for what is gone."""
        if self._bytes is not None:
            return len(self._bytes), f'{id(self._bytes):x}-{len(self._bytes):x}'
        found = os.stat(self._path)
        return found.st_size, f'{found.st_mtime_ns:x}-{found.st_size:x}'

    def blocks(self, start: int, end: int, size: int) -> Iterator[bytes]:
        """
        Yield the bytes from ``start`` up to ``end``, ``size`` at a time.

        Raises OSError, also for a file that has become shorter.
        """
        if self._bytes is not None:
            for at in range(start, end, size):
                yield self._bytes[at : min(at + size, end)]
            return
        with open(self._path, 'rb') as file:
            file.seek(start)
            while start < end:
                block = file.read(min(size, end - start))
                if not block:
                    raise OSError(f'{self._path} has become shorter')
                start += len(block)
                yield block


def _pieces(content: Any) -> Iterator[Any]:
    if isinstance(content, str):
        raise TypeError('content must be bytes or a pathlib.Path, not a str: .encode() a text')
    if hasattr(content, 'read'):
        return iter(lambda: content.read(_BLOCK), b'')
    if isinstance(content, Iterable):
        return iter(content)
    raise TypeError(
        'content must be bytes, a pathlib.Path, a binary file or an iterable of bytes, not'
        f' {type(content).__name__}'
    )


def _spooled(pieces: Iterator[Any]) -> Any:
    """Return a temporary file of the pieces; it is gone with the last who knows it."""
    file = tempfile.NamedTemporaryFile(prefix='ros_viz_bridge_')
    for piece in pieces:
        if not isinstance(piece, (bytes, bytearray, memoryview)):
            file.close()
            raise TypeError(f'content must yield bytes, not {type(piece).__name__}')
        file.write(piece)
    file.flush()
    return file
