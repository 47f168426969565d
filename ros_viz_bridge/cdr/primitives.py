# SPDX-License-Identifier: Apache-2.0
"""The primitive types of ROS 2 messages: sizes in CDR, struct codes, numpy types, ranges."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np


@dataclass(frozen=True, eq=False)
class Primitive:
    """
    A number: ROS name, `struct` code, size in bytes (and XCDR1 alignment), numpy kind.

    There is one object per type: they are compared and hashed by identity.
    """

    name: str
    code: str
    size: int
    kind: str

    @property
    def zero(self) -> bool | float:
        """The value that a new message has."""
        return {'b': False, 'f': 0.0}.get(self.kind, 0)

    @property
    def range(self) -> tuple[int, int]:
        """The smallest and the largest value of an integer type."""
        bits = 8 * self.size
        return (
            (-(1 << bits - 1), (1 << bits - 1) - 1) if self.kind == 'i' else (0, (1 << bits) - 1)
        )


PRIMITIVES = {
    primitive.name: primitive
    for primitive in (
        Primitive('bool', '?', 1, 'b'),
        Primitive('byte', 'B', 1, 'u'),
        Primitive('int8', 'b', 1, 'i'),
        Primitive('uint8', 'B', 1, 'u'),
        Primitive('int16', 'h', 2, 'i'),
        Primitive('uint16', 'H', 2, 'u'),
        Primitive('int32', 'i', 4, 'i'),
        Primitive('uint32', 'I', 4, 'u'),
        Primitive('int64', 'q', 8, 'i'),
        Primitive('uint64', 'Q', 8, 'u'),
        Primitive('float32', 'f', 4, 'f'),
        Primitive('float64', 'd', 8, 'f'),
    )
}

# IDL spells some types differently from .msg files; generated classes use the IDL spelling.
ALIASES = {
    'boolean': 'bool',
    'octet': 'byte',
    'char': 'uint8',
    'float': 'float32',
    'double': 'float64',
}

STRINGS = ('string', 'wstring')


@cache
def dtype(primitive: Primitive, order: str = '=') -> np.dtype[np.generic]:
    """Return the numpy type of `primitive` in byte order '<', '>' or '=' (this machine's)."""
    return np.dtype(f'{order}{primitive.code}')
