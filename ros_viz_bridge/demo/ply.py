# SPDX-License-Identifier: Apache-2.0
"""Reads the vertices of PLY files: ascii, and binary of both byte orders."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

_END = b'end_header'
_CLOUD_COMPARE = 'scalar_'  # CloudCompare puts it in front of all its own fields
_ORDERS = {'ascii': '', 'binary_little_endian': '<', 'binary_big_endian': '>'}
_TYPES = {
    **dict.fromkeys(('char', 'int8'), 'i1'),
    **dict.fromkeys(('uchar', 'uint8'), 'u1'),
    **dict.fromkeys(('short', 'int16'), 'i2'),
    **dict.fromkeys(('ushort', 'uint16'), 'u2'),
    **dict.fromkeys(('int', 'int32'), 'i4'),
    **dict.fromkeys(('uint', 'uint32'), 'u4'),
    **dict.fromkeys(('float', 'float32'), 'f4'),
    **dict.fromkeys(('double', 'float64'), 'f8'),
}


@dataclass(frozen=True)
class Element:
    """A table of the file: its rows, and its columns as (name, type); lists have type ''."""

    name: str
    rows: int
    columns: tuple[tuple[str, str], ...]


def parse(content: bytes) -> NDArray[np.void]:
    """Return the vertices (N,) with all their properties, little-endian.

    Raises ValueError for what is not a PLY file with simple vertices.
    """
    order, elements, at = _header(content)
    before: list[Element] = []
    for element in elements:
        if element.name == 'vertex':
            return _rows(content, at, order, before=before, element=element)
        before.append(element)
    raise ValueError('it has no element vertex.')


def _header(content: bytes) -> tuple[str, list[Element], int]:
    end = content.find(_END)
    newline = content.find(b'\n', end)
    if end < 0 or newline < 0:
        raise ValueError('its header does not end.')
    order = ''
    elements: list[Element] = []
    for line in content[:end].decode('ascii', 'replace').splitlines()[1:]:
        words = line.split()
        try:
            if words[:1] == ['format']:
                order = words[1]
            elif words[:1] == ['element']:
                elements.append(Element(words[1], int(words[2]), ()))
            elif words[:1] == ['property']:
                last = elements[-1]
                name = words[-1].removeprefix(_CLOUD_COMPARE)
                column = (name, '' if words[1] == 'list' else _TYPES[words[1]])
                elements[-1] = Element(last.name, last.rows, (*last.columns, column))
        except (IndexError, KeyError, ValueError) as error:
            raise ValueError(f"its header line '{line}' makes no sense.") from error
    if order not in _ORDERS:
        raise ValueError(f"its format '{order}' is none of {', '.join(_ORDERS)}.")
    return order, elements, newline + 1


def _rows(
    content: bytes, at: int, order: str, *, before: Iterable[Element], element: Element
) -> NDArray[np.void]:
    dtype = _dtype(element, '<')
    if not element.columns:
        raise ValueError('its vertices have no properties.')
    if order == 'ascii':
        skipped = sum(other.rows for other in before)
        lines = content[at:].splitlines()[skipped : skipped + element.rows]
        if len(lines) < element.rows:
            raise ValueError(f'it has {len(lines)} vertices instead of {element.rows}.')
        return _from_text(lines, dtype)
    stored = _dtype(element, _ORDERS[order])
    at += sum(other.rows * _dtype(other, '<').itemsize for other in before)
    there = (len(content) - at) // stored.itemsize
    if there < element.rows:
        raise ValueError(f'it has {max(there, 0)} vertices instead of {element.rows}.')
    return np.frombuffer(content, stored, element.rows, at).astype(dtype)


def _from_text(lines: list[bytes], dtype: np.dtype[np.void]) -> NDArray[np.void]:
    rows = [tuple(line.split()) for line in lines]
    points = np.zeros(len(rows), dtype)
    names = dtype.names or ()
    if any(len(row) != len(names) for row in rows):
        raise ValueError(f'not every vertex has {len(names)} numbers.')
    try:
        for index, name in enumerate(names):
            points[name] = [float(row[index]) for row in rows]
    except (ValueError, OverflowError) as error:
        raise ValueError(f'a vertex is no number: {error}.') from error
    return points


def _dtype(element: Element, order: str) -> np.dtype[np.void]:
    lists = [name for name, kind in element.columns if not kind]
    if lists:
        raise ValueError(
            f"element {element.name} has the list '{lists[0]}', which no point cloud has room for."
        )
    try:
        return np.dtype([(name, order + kind) for name, kind in element.columns])
    except ValueError as error:
        raise ValueError(f'element {element.name} has a property twice: {error}.') from error
