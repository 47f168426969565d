# SPDX-License-Identifier: Apache-2.0
"""Whether the columns of markers fit each other: a script may have made them by hand."""

from __future__ import annotations

import functools

from ...wire.markers import MarkerColumns
from ...wire.schema import layout
from .marker_columns import OPTIONAL, PLAIN, RAGGED, TABLES

INDICES = {**TABLES, 'deleted_ns': 'namespaces', 'cleared': 'namespaces'}


def check(message: MarkerColumns) -> None:
    """Raise ValueError that names the column that does not fit the others."""
    cls: type = type(message)
    for name, tail in _tails(cls):
        if getattr(getattr(message, name), 'shape', (0, 0, 0))[1:] != tail:
            raise ValueError(f'{name} is no array of shape {("n", *tail)}'.replace("'", ''))
    rows = len(message.id)
    for name in (*PLAIN, *TABLES):
        _check_rows(name, message, (rows,))
    for name in (*OPTIONAL, 'embedded_materials'):
        _check_rows(name, message, (0, rows))
    _check_rows('deleted_id', message, (len(message.deleted_ns),))
    for name, table in INDICES.items():
        _check_index(name, message, 0, table)
    for name, table in OPTIONAL.items():
        _check_index(name, message, -1, table)
    for name, offsets in RAGGED.items():
        _check_offsets(offsets, message, rows, name)
    _check_offsets('image_offsets', message, len(message.texture_names), 'images')


@functools.cache
def _tails(message: type) -> tuple[tuple[str, tuple[int, ...]], ...]:
    """Return (name, shape of a row) of every column."""
    return tuple(
        (name, () if column.width == 1 else (column.width,))
        for name, column in layout(message)
        if column is not None
    )


def _check_rows(name: str, message: MarkerColumns, allowed: tuple[int, ...]) -> None:
    found = len(getattr(message, name))
    if found not in allowed:
        wanted = ' or '.join(map(str, dict.fromkeys(allowed)))
        raise ValueError(f'{name} has {found} rows, not {wanted}')


def _check_index(name: str, message: MarkerColumns, least: int, table: str) -> None:
    column = getattr(message, name)
    if not len(column):
        return
    size = len(getattr(message, table))
    if column.dtype.kind not in 'iu':
        raise ValueError(f'{name} is no column of integers')
    if column.max() >= size or (column.dtype.kind == 'i' and column.min() < least):
        wrong = column[(column >= size) | (column < least)][0]
        raise ValueError(f'{name} has {wrong}, but {table} has {size} entries')


def _check_offsets(name: str, message: MarkerColumns, rows: int, values: str) -> None:
    offsets = getattr(message, name)
    if not len(offsets):
        return
    size = len(getattr(message, values))
    if len(offsets) != rows + 1:
        raise ValueError(f'{name} has {len(offsets)} entries, not {rows + 1}')
    if offsets.dtype.kind not in 'iu' or offsets[0] != 0:
        raise ValueError(f'{name} does not begin with the integer 0')
    if offsets[-1] != size or (offsets[1:] < offsets[:-1]).any():
        raise ValueError(f'{name} does not rise to {size}, the length of {values}')
