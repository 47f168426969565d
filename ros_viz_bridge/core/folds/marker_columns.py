# SPDX-License-Identifier: Apache-2.0
"""
The columns of ``Markers``.

Choosing rows of a message, and joining messages, without a loop over rows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ...wire.markers import Markers
from .ragged import join_ragged, take_ragged

PLAIN = ('id', 'type', 'frame_locked', 'stamp', 'expires', 'pose', 'scale', 'color')
RAGGED = {'points': 'point_offsets', 'colors': 'color_offsets', 'uvs': 'uv_offsets'}
TABLES = {'ns': 'namespaces', 'frame': 'frames'}
"""Index columns that every row has, and the string tables they index."""
OPTIONAL = {'text': 'texts', 'mesh': 'meshes', 'texture': 'texture_names'}
"""Index columns that are empty when no row has any; -1 is none."""


def take(message: Markers, rows: NDArray[np.int64]) -> Markers:
    """Return the chosen rows; what the message deletes or clears, and its images, are left out."""
    changes: dict[str, Any] = {
        'clear_all': False,
        'cleared': message.cleared[:0],
        'deleted_ns': message.deleted_ns[:0],
        'deleted_id': message.deleted_id[:0],
        'images': message.images[:0],
        'image_offsets': message.image_offsets[:0],
    }
    for name in (*PLAIN, *TABLES):
        changes[name] = getattr(message, name)[rows]
    for name in (*OPTIONAL, 'embedded_materials'):
        column = getattr(message, name)
        changes[name] = column[rows] if len(column) else column
    for name, offsets in RAGGED.items():
        changes[name], changes[offsets] = take_ragged(
            getattr(message, name), getattr(message, offsets), rows
        )
    return replace(message, **changes)


def join(messages: Sequence[Markers]) -> Markers:
    """Return all rows of all messages; string tables are merged and hold only what is used."""
    changes: dict[str, Any] = {
        name: np.concatenate([getattr(message, name) for message in messages]) for name in PLAIN
    }
    for column, table in TABLES.items():
        changes[column], changes[table] = _join_table(messages, column, table, np.uint32)
    for column, table in OPTIONAL.items():
        changes[column], changes[table] = _join_table(messages, column, table, np.int32)
    changes['embedded_materials'] = _join_flags(messages)
    for name, offsets in RAGGED.items():
        changes[name], changes[offsets] = join_ragged(
            [(getattr(m, name), getattr(m, offsets), len(m.id)) for m in messages]
        )
    return replace(messages[0], **changes)


def _join_table(
    messages: Sequence[Markers], column: str, table: str, dtype: type[Any]
) -> tuple[NDArray[Any], list[str]]:
    """Return the joined index column and its table; empty when no row refers to anything."""
    ids: dict[str, int] = {}
    parts: list[NDArray[np.int64]] = []
    for message in messages:
        index = getattr(message, column)
        names = getattr(message, table)
        used = np.unique(index)
        remap = np.full(len(names) + 1, -1, np.int64)
        for i in used[used >= 0].tolist():
            remap[i] = ids.setdefault(names[i], len(ids))
        rows = len(message.id)
        parts.append(remap[index] if len(index) else np.full(rows, -1, np.int64))
    joined = np.concatenate(parts)
    return (joined if ids else joined[:0]).astype(dtype), list(ids)


def _join_flags(messages: Sequence[Markers]) -> NDArray[np.uint8]:
    columns = [m.embedded_materials for m in messages]
    if not any(len(column) for column in columns):
        return np.zeros(0, np.uint8)
    filled = [
        column if len(column) else np.zeros(len(message.id), np.uint8)
        for column, message in zip(columns, messages, strict=True)
    ]
    return np.concatenate(filled)
