# SPDX-License-Identifier: Apache-2.0
"""Reads PCD files, version 0.7: ascii, binary and binary_compressed."""

from __future__ import annotations

from dataclasses import dataclass
import struct

import numpy as np
from numpy.typing import NDArray

from ros_viz_bridge.demo import lzf

_KINDS = {'I': 'i', 'U': 'u', 'F': 'f'}
_PADDING = '_'


@dataclass(frozen=True)
class Header:
    """What the header says; columns hold name, numpy type and count of each field."""

    columns: tuple[tuple[str, str, int], ...]
    width: int
    height: int
    encoding: str
    size: int

    @property
    def dtype(self) -> np.dtype[np.void]:
        """Return one point as it is stored, its padding under names of their own."""
        return np.dtype(
            [
                (f'{_PADDING}{i}' if n == _PADDING else n, t, *(((c,),) if c > 1 else ()))
                for i, (n, t, c) in enumerate(self.columns)
            ]
        )


def parse(content: bytes) -> NDArray[np.void]:
    """Return the points, (N,) or organised (height, width), without padding fields.

    Raises ValueError for what is not a PCD file.
    """
    header = _header(content)
    body = content[header.size :]
    if header.encoding == 'ascii':
        points = _ascii(body, header)
    elif header.encoding == 'binary':
        points = _binary(body, header)
    else:
        points = _compressed(body, header)
    points = _without_padding(points)
    return points.reshape(header.height, header.width) if header.height > 1 else points


def _header(content: bytes) -> Header:
    entries: dict[str, list[str]] = {}
    at = 0
    while 'DATA' not in entries:
        end = content.find(b'\n', at)
        if end < 0:
            raise ValueError('it is neither PLY nor PCD (no line DATA ends a header).')
        words = content[at:end].decode('ascii', 'replace').split()
        if words and not words[0].startswith('#'):
            entries[words[0]] = words[1:]
        at = end + 1
    try:
        fields, sizes, types = entries['FIELDS'], entries['SIZE'], entries['TYPE']
        counts = [int(c) for c in entries.get('COUNT', ['1'] * len(fields))]
        rows = zip(fields, types, sizes, counts, strict=True)
        columns = tuple((n, np.dtype(f'<{_KINDS[t]}{int(s)}').str, c) for n, t, s, c in rows)
        width, height = int(entries['WIDTH'][0]), int(entries['HEIGHT'][0])
        header = Header(columns, width, height, entries['DATA'][0], at)
        if width < 0 or height < 0 or min(counts) < 1 or not header.dtype.itemsize:
            raise ValueError('WIDTH, HEIGHT, COUNT and FIELDS must hold something')
    except (KeyError, IndexError, ValueError, TypeError) as error:
        raise ValueError(f'its PCD header makes no sense: {error}.') from error
    if header.encoding not in ('ascii', 'binary', 'binary_compressed'):
        raise ValueError(f"its DATA is '{header.encoding}', which no PCD has.")
    return header


def _ascii(body: bytes, header: Header) -> NDArray[np.void]:
    lines = [line.split() for line in body.splitlines() if line.strip()]
    count = header.width * header.height
    width = sum(c for _, _, c in header.columns)
    if len(lines) < count or any(len(line) != width for line in lines[:count]):
        raise ValueError(f'it does not hold {count} lines of {width} numbers.')
    points = np.zeros(count, header.dtype)
    at = 0
    for name, (_, kind, columns) in zip(header.dtype.names or (), header.columns, strict=True):
        number = float if kind[1] == 'f' else int
        try:
            values = [[number(word) for word in line[at : at + columns]] for line in lines[:count]]
            found = np.array(values, kind)
            if kind[1] != 'f' and not np.array_equal(found, np.array(values)):
                raise OverflowError('out of range')  # numpy 1 takes what is left of it
            points[name] = found.reshape(points[name].shape)
        except (ValueError, OverflowError) as error:
            raise ValueError(f"field '{name}' holds no such number: {error}.") from error
        at += columns
    return points


def _binary(body: bytes, header: Header) -> NDArray[np.void]:
    count = header.width * header.height
    there = len(body) // header.dtype.itemsize
    if there < count:
        raise ValueError(f'it has {there} points instead of {count}.')
    return np.frombuffer(body, header.dtype, count)


def _compressed(body: bytes, header: Header) -> NDArray[np.void]:
    """Decode fields that lie one after the other, not point by point."""
    count, dtype = header.width * header.height, header.dtype
    if len(body) < 8:
        raise ValueError('its compressed data is missing.')
    packed, unpacked = struct.unpack_from('<II', body)
    if unpacked != count * dtype.itemsize or len(body) < 8 + packed:
        raise ValueError('the size of its compressed data does not fit its header.')
    try:
        data = lzf.decompress(body[8 : 8 + packed], size=unpacked)
    except ValueError as error:
        raise ValueError(f'its compressed data is damaged: {error}.') from error
    points = np.zeros(count, dtype)
    at = 0
    for name in dtype.names or ():
        column = points[name]
        flat = np.frombuffer(data, column.dtype, column.size, at)
        points[name] = flat.reshape(column.shape)
        at += column.nbytes
    return points


def _without_padding(points: NDArray[np.void]) -> NDArray[np.void]:
    names = [name for name in points.dtype.names or () if not name.startswith(_PADDING)]
    packed = np.dtype([(n, points.dtype[n]) for n in names])
    kept = np.zeros(points.shape, packed)
    for name in names:
        kept[name] = points[name]
    return kept
