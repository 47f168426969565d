# SPDX-License-Identifier: Apache-2.0
"""Models from files."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from .element import Plan
from .place import SceneElement


class Glb(SceneElement):
    """A model: ``src`` is a .glb file or its bytes."""

    tag = 'Glb'
    PROPERTIES = frozenset(('src', 'castShadow', 'receiveShadow'))

    def _plan(self) -> Plan:
        values = {
            'glb_data': content(self._get('src', None), f'Glb {self.key!r}'),
            'cast_shadow': bool(self._get('castShadow', True)),
            'receive_shadow': bool(self._get('receiveShadow', True)),
            **self._place(),
        }
        return Plan('add_glb', values, fixed=frozenset(('glb_data',)))


def content(src: Any, what: str) -> bytes:
    """Return the bytes of a file. Raises TypeError and ValueError that name the element."""
    if isinstance(src, (bytes, bytearray, memoryview)):
        return bytes(src)
    if not isinstance(src, (str, os.PathLike)):
        raise TypeError(f'{what}: src must be a file or its bytes, not {src!r}')
    if str(src).startswith(('http://', 'https://')):
        raise ValueError(f'{what}: src {src!r} is an address; give the file itself')
    try:
        return Path(src).expanduser().read_bytes()
    except OSError as error:
        raise ValueError(f'{what}: cannot read {str(src)!r}: {error.strerror}') from None
