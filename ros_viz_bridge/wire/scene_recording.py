# SPDX-License-Identifier: Apache-2.0
"""
A scene and what becomes of it, as a file that a page plays without a server.

Gzip of `RVBSCENE | u32 version | u32 0`, then records `f64 time | u32 length | u32 number | frame
| padding to 8`, little-endian. Times are seconds since the first record. The first record's frame
is the ``Hello`` that the page begins with. Records of one ``number`` other than 0 replace each
other: who seeks may leave out all but the last. A record without a frame is the end.
"""

from __future__ import annotations

from collections.abc import Iterator
import gzip
import struct
from typing import BinaryIO, NamedTuple

from .message import Encoded

MAGIC = b'RVBSCENE'
VERSION = 1
LONGEST = 2**30
"""Bytes of a frame; no browser could show more."""
_HEAD = struct.Struct('<8sII')
_RECORD = struct.Struct('<dII')
_ALIGNMENT = 8
_LEVEL = 6


class Record(NamedTuple):
    """A message and when it came."""

    time: float
    number: int
    frame: Encoded


class RecordingWriter:
    """Writes to a binary file, which stays the caller's to close."""

    def __init__(self, file: BinaryIO) -> None:
        # The same scene makes the same bytes: no time of day in it.
        self._zip = gzip.GzipFile(fileobj=file, mode='wb', compresslevel=_LEVEL, mtime=0)
        self._zip.write(_HEAD.pack(MAGIC, VERSION, 0))

    def write(self, record: Record) -> None:
        """Append a record; times must not go back. Raises OSError as the file does."""
        length = len(record.frame)
        self._zip.write(_RECORD.pack(record.time, length, record.number))
        self._zip.write(record.frame)
        self._zip.write(bytes(-length % _ALIGNMENT))

    def close(self, time: float) -> None:
        """End the recording at ``time``."""
        self.write(Record(time, 0, b''))
        self._zip.close()


def read_recording(file: BinaryIO) -> Iterator[Record]:
    """
    Yield the records of a file; the last is its end, without a frame.

    Raises ValueError for what is no recording, is of another version, or is cut off.
    """
    try:
        with gzip.GzipFile(fileobj=file, mode='rb') as unpacked:
            yield from _records(unpacked)
    except (OSError, EOFError) as error:
        raise ValueError(f'this is no recording of a scene: {error}') from error


def _records(file: gzip.GzipFile) -> Iterator[Record]:
    magic, version, _ = _HEAD.unpack(_exactly(file, _HEAD.size))
    if magic != MAGIC:
        raise ValueError('this is no recording of a scene')
    if version != VERSION:
        raise ValueError(f'this is a recording of version {version}; version {VERSION} is known')
    while True:
        time, length, number = _RECORD.unpack(_exactly(file, _RECORD.size))
        if length > LONGEST:
            raise ValueError(f'a message of {length} bytes is announced')
        frame = _exactly(file, length)
        _exactly(file, -length % _ALIGNMENT)
        if length == 0 and file.read(1):  # to the end of the file: its checksum counts
            raise ValueError('something follows the end of the recording')
        yield Record(time, number, frame)
        if length == 0:
            return


def _exactly(file: gzip.GzipFile, size: int) -> bytes:
    data = file.read(size)
    if len(data) < size:
        raise ValueError('the recording is cut off')
    return data
