# SPDX-License-Identifier: Apache-2.0
"""Reads and writes layouts for pages, and keeps the server's own layout file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
import logging
from pathlib import Path
from typing import Any

from ..core.session import ClientInfo
from ..displays.registry import registry
from ..layout.document import EMPTY, to_document
from ..layout.layout import Layout, load_layout, make_layout, read_file, read_layout
from ..layout.migrations import migrated, VERSION
from ..layout.rviz import is_rviz, read_rviz
from ..layout.write import save_file, write_layout
from ..layout.yaml_nodes import LayoutError, read_yaml
from ..runtime.callbacks import Submit
from ..wire.layouts import LayoutRead, LayoutWritten, ReadLayout, WriteLayout
from ..wire.session import Layouts, Notice
from .publisher import Publisher

MOST_WAITING = 2
"""So many requests of one client wait for their answers."""

_log = logging.getLogger(__name__)


class LayoutService:
    """
    Answers ``ReadLayout`` and ``WriteLayout``.

    ``asked`` is called on the loop thread and hands over to ``submit``, which calls back in order,
    on one thread at a time. Without ``writable`` the file at ``path`` is only read; with it, it
    need not be there yet. ``types`` returns the display module of each ROS type. Raises
    LayoutError for a file that is wrong.
    """

    def __init__(
        self,
        publisher: Publisher,
        submit: Submit,
        *,
        path: Path | str = '',
        writable: bool = False,
        types: Callable[[], Mapping[str, Any]] = registry,
    ) -> None:
        self._publisher = publisher
        self._submit = submit
        self._open: set[tuple[str, object]] = set()
        self._types = types
        self._path = Path(path).expanduser() if path else None
        self._writable = writable
        self._adopt: list[Callable[[Layout], Any]] = []
        self.type_of: Callable[[str], str] = lambda topic: ''
        """Returns the type that a topic is published with, '' where it is not; any thread."""
        self.layout = self._first()
        """As the file was read at start, or saved since."""

    @property
    def may(self) -> Layouts:
        """What pages may ask for."""
        return 'save' if self._path is not None and self._writable else 'read'

    def on_saved(self, adopt: Callable[[Layout], Any]) -> None:
        """Call back with every layout that a page saved."""
        self._adopt.append(adopt)

    def asked(self, client: ClientInfo, asked: ReadLayout | WriteLayout) -> None:
        """Answer soon; of one client a few wait, whatever it sends."""
        waiting = sum(1 for name, _ in tuple(self._open) if name == client.client_id)
        if waiting >= MOST_WAITING:
            self._answer(client, asked, 'earlier requests of this page are not answered yet')
            return
        token = (client.client_id, object())
        self._open.add(token)
        self._submit(self._work, client, asked, token)

    def _work(
        self, client: ClientInfo, asked: ReadLayout | WriteLayout, token: tuple[str, object]
    ) -> None:
        try:
            if isinstance(asked, ReadLayout):
                self._read(client, asked)
            else:
                self._write(client, asked)
        except (LayoutError, OSError) as problem:
            self._answer(client, asked, str(problem))
        except Exception as problem:
            _log.exception('a layout asked for by %s', client.client_id)
            self._answer(client, asked, f'the server failed: {type(problem).__name__}')
        finally:
            self._open.discard(token)

    def _answer(self, client: ClientInfo, asked: ReadLayout | WriteLayout, error: str) -> None:
        answer = (
            LayoutRead(asked.request, error, EMPTY, [])
            if isinstance(asked, ReadLayout)
            else LayoutWritten(asked.request, error, '')
        )
        self._publisher.publish(answer, to=client.client_id)

    def _read(self, client: ClientInfo, asked: ReadLayout) -> None:
        """Answer what a text means; one without a name asks for the server's own layout file."""
        types = self._types()
        text, name = asked.text, asked.file
        if not name and self._path is not None:
            name, text = str(self._path), self._current()
        root = read_yaml(text, file=name or 'layout')
        layout, left_out = EMPTY, list[str]()
        if is_rviz(root):
            found = read_rviz(root, types)
            layout, left_out = found.layout, found.left_out
        else:
            layout = to_document(make_layout(root, types), types, type_of=self.type_of)
        answer = LayoutRead(asked.request, '', layout, left_out)
        self._publisher.publish(answer, to=client.client_id)

    def _write(self, client: ClientInfo, asked: WriteLayout) -> None:
        """Answer a layout's text; put it into the file where that was asked for and is allowed."""
        types = self._types()
        # What else the file says, widgets and comments, is not for those who only look.
        into = self._current() if client.role == 'operator' else ''
        text = write_layout(asked.layout, types, into=into)
        if asked.to == 'file':
            kept = self._save(text, into)
            self.layout = read_layout(text, file='layout', types=types)
            for adopt in self._adopt:
                adopt(self.layout)
            told = f'{client.client_id} saved the layout to {self._path}{kept}'
            self._publisher.publish(Notice('info', told))
        self._publisher.publish(LayoutWritten(asked.request, '', text), to=client.client_id)

    def _first(self) -> Layout:
        if self._path is None or (self._writable and not self._path.exists()):
            return Layout()
        layout = load_layout(str(self._path), self._types())
        if layout.version < VERSION:
            _log.info(
                '%s is a layout of version %d, read as version %d; saved, it is of that',
                self._path,
                layout.version,
                VERSION,
            )
        return layout

    def _current(self) -> str:
        """Return the text of the file, '' where there is none."""
        if self._path is None or not self._path.exists():
            return ''
        return read_file(str(self._path))

    def _save(self, text: str, before: str) -> str:
        """
        Put a text into the file; return what else was done, for who reads of it.

        A file of an older version, which bridges of that time could read, is kept beside it.
        """
        if self._path is None or not self._writable:
            raise LayoutError('this server saves no layouts (layout_writable)')
        told = ''
        _, version = migrated(read_yaml(before, file=str(self._path)))
        if version < VERSION:
            older = _free(self._path.with_name(f'{self._path.name}.v{version}'), before)
            save_file(older, before, like=self._path)
            told = f'; as it was in version {version} it is kept as {older.name}'
        save_file(self._path, text)
        _log.info('saved the layout to %s%s', self._path, told)
        return told


def _free(path: Path, text: str) -> Path:
    """Return a path, or one with a number behind it, where nothing else than ``text`` is lost."""
    wanted, number = path, 1
    while wanted.exists() and wanted.read_bytes() != text.encode():
        number += 1
        wanted = path.with_name(f'{path.name}.{number}')
    return wanted
