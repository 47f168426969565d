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
from ..layout.layout import Layout, load_layout, read_layout
from ..layout.rviz import is_rviz, read_rviz
from ..layout.write import save_file, write_layout
from ..layout.yaml_nodes import LayoutError, read_yaml
from ..wire.layouts import LayoutRead, LayoutWritten, ReadLayout, WriteLayout
from ..wire.session import Layouts, Notice
from .publisher import Publisher

_log = logging.getLogger(__name__)


class LayoutService:
    """
    Answers ``ReadLayout`` and ``WriteLayout``, one after the other (methods of one object).

    Without ``writable`` the file at ``path`` is only read; with it, it need not be there yet.
    ``types`` returns the display module of each ROS type. Raises LayoutError for a file that is
    wrong.
    """

    def __init__(
        self,
        publisher: Publisher,
        *,
        path: Path | str = '',
        writable: bool = False,
        types: Callable[[], Mapping[str, Any]] = registry,
    ) -> None:
        self._publisher = publisher
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

    def read(self, client: ClientInfo, asked: ReadLayout) -> None:
        """Answer what a text means; an empty one asks for the server's own layout file."""
        layout, left_out, error = EMPTY, [], ''
        types = self._types()
        try:
            text, name = asked.text, asked.file
            if not name and self._path is not None:
                name, text = str(self._path), self._current()
            root = read_yaml(text, file=name or 'layout')
            if is_rviz(root):
                found = read_rviz(root, types)
                layout, left_out = found.layout, found.left_out
            else:
                read = read_layout(text, file=name or 'layout', types=types)
                layout = to_document(read, types, type_of=self.type_of)
        except (LayoutError, OSError) as problem:
            error = str(problem)
        answer = LayoutRead(asked.request, error, layout, left_out)
        self._publisher.publish(answer, to=client.client_id)

    def write(self, client: ClientInfo, asked: WriteLayout) -> None:
        """Answer a layout's text; put it into the file where that was asked for and is allowed."""
        text, error = '', ''
        types = self._types()
        try:
            text = write_layout(asked.layout, types, into=self._current())
            layout = read_layout(text, file='layout', types=types)
            if asked.to == 'file':
                self._save(text)
                self.layout = layout
                for adopt in self._adopt:
                    adopt(layout)
                told = f'{client.client_id} saved the layout to {self._path}'
                self._publisher.publish(Notice('info', told))
        except (LayoutError, OSError) as problem:
            error = str(problem)
        self._publisher.publish(LayoutWritten(asked.request, error, text), to=client.client_id)

    def _first(self) -> Layout:
        if self._path is None or (self._writable and not self._path.exists()):
            return Layout()
        return load_layout(str(self._path), self._types())

    def _current(self) -> str:
        """Return the text of the file, '' where there is none."""
        if self._path is None or not self._path.exists():
            return ''
        return self._path.read_text(encoding='utf-8')

    def _save(self, text: str) -> None:
        if self._path is None or not self._writable:
            raise LayoutError('this server saves no layouts (layout_writable)')
        save_file(self._path, text)
        _log.info('saved the layout to %s', self._path)
