# SPDX-License-Identifier: Apache-2.0
"""Where the files of elements are: on disk, in folders of the server, in memory."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable, Mapping
from dataclasses import dataclass
import json
import os
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import unquote, urlsplit

from ..api.scene.model_file import FORMATS, ModelFile
from ..core.internal import internal
from ..runtime.static_root import StaticRoot
from .file_cache import FileCache

T = TypeVar('T')
Root = str | os.PathLike[str]
PREFIXES = ('/workspace/', '/static/')
LOCAL = frozenset(('localhost', '127.0.0.1', '::1', '0.0.0.0'))
_BYTES = FileCache(lambda path, find: find(path).read_bytes(), len)
_MODELS = FileCache(
    ModelFile.read, lambda model: len(model.data) + sum(map(len, model.files.values()))
)


@dataclass(frozen=True)
class Blob:
    """A file in memory: ``data``, ``text`` or what becomes ``json``."""

    data: bytes | None = None
    text: str | None = None
    json: Any = None

    def as_bytes(self) -> bytes:
        """Return its bytes."""
        if self.data is not None:
            return self.data
        return (json.dumps(self.json) if self.text is None else self.text).encode()


Linked = Path | bytes | Blob | Callable[[], Any]


class Workspace:
    """
    Folders, the first that has a name counts, and ``link``: names for files and bytes.

    What elements call by ``src`` is a file of this machine, bytes, a ``data:`` address, or an
    address of this server below /workspace/ or /static/: 'http://localhost:8012/workspace/a.obj',
    '/workspace/a.obj'. Its content goes to the page with the element: no other address is fetched.
    """

    def __init__(self, *roots: Root) -> None:
        self._roots = tuple(Path(root).expanduser() for root in roots)
        self._static = StaticRoot(self._roots)
        self._links: dict[str, Linked] = {}
        self._hosts = LOCAL
        self._port: int | None = None

    def __repr__(self) -> str:
        return f'Workspace({", ".join(repr(str(root)) for root in self._roots)})'

    @property
    def paths(self) -> tuple[Path, ...]:
        """The folders."""
        return self._roots

    @property
    def links(self) -> Mapping[str, Linked]:
        """What is linked, by name."""
        return dict(self._links)

    @internal
    def serve_at(self, host: str, port: int) -> None:
        """Say which addresses are those of its server."""
        self._hosts, self._port = LOCAL | {host.lower()}, port

    @internal
    def find(self, name: str) -> Path | None:
        """Return the file of a name below the folders; None for none, and for hidden ones."""
        return self._static.find(name.strip('/'))

    def link(self, target: Linked | Root, to: str) -> None:
        """Give a file, bytes, a Blob or a function that returns one of them a name."""
        known = isinstance(target, (bytes, Blob)) or callable(target)
        self._links[_name(to)] = target if known else Path(target)  # type: ignore[assignment,arg-type]

    def unlink(self, to: str) -> bool:
        """Forget a link; False for none of that name."""
        return self._links.pop(_name(to), None) is not None

    @internal
    def content(self, src: Any, what: str) -> bytes:
        """Return the bytes of a ``src``. Raises TypeError and ValueError that begin with what."""
        found, _ = self._locate(src, what)
        if isinstance(found, bytes):
            return found
        return _tell(what, lambda: _BYTES.get(found))

    @internal
    def model(self, src: Any, kind: str, what: str) -> ModelFile:
        """Return the model of a ``src``, by its ending or else of a kind, and what it names."""
        found, name = self._locate(src, what)
        if isinstance(found, bytes):
            ending = Path(name).suffix[1:].lower()
            return ModelFile(ending if ending in FORMATS else kind, found, {})  # type: ignore[arg-type]
        return _tell(what, lambda: _MODELS.get(found))

    @internal
    def file(self, src: Any, what: str) -> Path | None:
        """Return the file of a ``src``; None for what is in memory."""
        found, _ = self._locate(src, what)
        return found if isinstance(found, Path) else None

    def _locate(self, src: Any, what: str) -> tuple[Path | bytes, str]:
        """Return the file, or its bytes, and its name."""
        if isinstance(src, (bytes, bytearray, memoryview)):
            return bytes(src), ''
        if isinstance(src, Blob):
            return src.as_bytes(), ''
        if not isinstance(src, (str, os.PathLike)):
            raise TypeError(f'{what}: src must be a file, its address or its bytes, not {src!r}')
        text = os.fspath(src)
        if text.startswith('data:'):
            return _data_of(text, what), ''
        name = self._served(text, what)
        if name is None:
            return Path(text).expanduser(), text
        linked = self._links.get(name)
        if callable(linked) and not isinstance(linked, Blob):
            linked = linked()
        if linked is not None:
            given = linked if isinstance(linked, (bytes, Blob)) else Path(os.fspath(linked))
            if isinstance(given, Path):
                return given, name
            return (given.as_bytes() if isinstance(given, Blob) else given), name
        found = self.find(name)
        if found is None:
            where = ', '.join(str(root) for root in self._roots) or 'no folder (static_root)'
            raise ValueError(f'{what}: there is no {name!r} below {where}')
        return found, name

    def _served(self, text: str, what: str) -> str | None:
        """Return the name below /workspace/ that an address has; None for a path."""
        if text.startswith(('http://', 'https://')):
            parts = urlsplit(text)
            port = parts.port or (443 if parts.scheme == 'https' else 80)
            own = (parts.hostname or '').lower() in self._hosts and port == self._port
            path = parts.path
            if not own or not path.startswith(PREFIXES):
                raise ValueError(
                    f'{what}: src {text!r} is no address of this server below /workspace/ or'
                    ' /static/, and pages load nothing from elsewhere: give the file itself'
                )
        elif text.startswith(PREFIXES) and not Path(text).exists():
            path = urlsplit(text).path
        else:
            return None
        return unquote(path.split('/', 2)[2])


def _name(to: str) -> str:
    for prefix in PREFIXES:
        to = to.removeprefix(prefix)
    return to.strip('/')


def _data_of(text: str, what: str) -> bytes:
    head, comma, body = text.partition(',')
    try:
        if not comma:
            raise ValueError('it has no comma')
        coded = head.endswith(';base64')
        return base64.b64decode(body, validate=True) if coded else unquote(body).encode()
    except (ValueError, binascii.Error) as error:
        raise ValueError(f'{what}: src is no data: address: {error}') from None


def _tell(what: str, read: Callable[[], T]) -> T:
    try:
        return read()
    except OSError as error:
        raise ValueError(f'{what}: cannot read {error.filename!r}: {error.strerror}') from None
    except ValueError as error:
        raise ValueError(f'{what}: {error}') from None
