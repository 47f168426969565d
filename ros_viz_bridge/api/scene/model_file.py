# SPDX-License-Identifier: Apache-2.0
"""A model with the files that it names: its materials, pictures and buffers."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
import json
import os
from pathlib import Path
import re
from typing import Any, get_args
from urllib.parse import unquote

from ...wire.model import ModelFormat

FORMATS: tuple[str, ...] = get_args(ModelFormat)
PARTS = frozenset('.mtl .bin .png .jpg .jpeg .webp .gif .bmp .tga'.split())
"""What a model may name: a file from elsewhere makes nobody send what is no part of a model."""
_LIBRARY = re.compile(rb'^[ \t]*mtllib[ \t]+(.+?)[ \t\r]*$', re.MULTILINE)
_MAP = re.compile(
    rb'^[ \t]*(?:map_\w+|bump|norm|disp|decal|refl)[ \t]+(?:.*[ \t])?(\S+?)[ \t\r]*$',
    re.MULTILINE | re.IGNORECASE,
)
_PICTURE = re.compile(rb'<init_from>\s*(?:<ref>)?\s*([^<\s][^<]*?)\s*<')


@dataclass(frozen=True)
class ModelFile:
    """The bytes of a model, and of what it names, by the names that it uses."""

    format: ModelFormat
    data: bytes
    files: Mapping[str, bytes] = field(default_factory=dict)

    @classmethod
    def read(
        cls, path: str | os.PathLike[str], find: Callable[[Path], Path] = lambda path: path
    ) -> ModelFile:
        """
        Read a file, and those beside it that it names.

        ``find`` says where a file really is. Raises ValueError for an ending of no format, OSError
        for a file that cannot be read; what the model names and is not there is left out.
        """
        first = Path(path)
        kind: Any = first.suffix[1:].lower()
        if kind not in FORMATS:
            raise ValueError(f'{str(first)!r} has none of the endings {", ".join(FORMATS)}')
        data = find(first).read_bytes()
        files: dict[str, bytes] = {}
        for name, content in _beside(first, kind, data, find):
            files[name] = content
            if name.lower().endswith('.mtl'):
                files.update(_beside(first.parent / name, 'mtl', content, find))
        return cls(kind, data, files)


def named(kind: str, data: bytes) -> list[str]:
    """Return the names of other files in a model, or a library of materials, of a kind."""
    if kind == 'gltf':
        return _of_gltf(data)
    pattern = {'obj': _LIBRARY, 'mtl': _MAP, 'dae': _PICTURE}.get(kind)
    found = pattern.findall(data) if pattern else []
    return list(dict.fromkeys(unquote(name.decode('utf-8', 'replace')) for name in found))


def _of_gltf(data: bytes) -> list[str]:
    try:
        document = json.loads(data)
    except ValueError:
        return []
    found: list[str] = []
    for part in ('buffers', 'images'):
        entries = document.get(part) if isinstance(document, dict) else None
        for entry in entries if isinstance(entries, list) else ():
            uri = entry.get('uri') if isinstance(entry, dict) else None
            if isinstance(uri, str) and not uri.startswith('data:'):
                found.append(unquote(uri))
    return found


def _beside(
    model: Path, kind: str, data: bytes, find: Callable[[Path], Path]
) -> Iterator[tuple[str, bytes]]:
    for name in named(kind, data):
        if Path(name).suffix.lower() not in PARTS:
            continue
        try:
            yield name, find(model.parent / name.replace('\\', '/')).read_bytes()
        except (OSError, ValueError):
            continue
