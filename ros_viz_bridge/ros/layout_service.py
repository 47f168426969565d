# SPDX-License-Identifier: Apache-2.0
"""Reads and writes layouts for pages, and keeps the node's own layout file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
import logging
from pathlib import Path
from typing import Any

from ..core.session import ClientInfo
from ..layout.document import EMPTY, to_document
from ..layout.layout import Layout, read_layout
from ..layout.rviz import is_rviz, read_rviz
from ..layout.write import save_file, write_layout
from ..layout.yaml_nodes import LayoutError, read_yaml
from ..wire.layouts import LayoutRead, LayoutWritten, ReadLayout, WriteLayout
from ..wire.session import Notice

_log = logging.getLogger(__name__)


class LayoutService:
    """
    Answers ``ReadLayout`` and ``WriteLayout``; used on the server's callback thread only.

    ``types`` has the display module of each ROS type; ``adopt`` is told of every layout that was
    saved. Without ``writable`` the file at ``path`` is only read.
    """

    def __init__(
        self,
        server: Any,
        types: Mapping[str, Any],
        *,
        path: str,
        writable: bool,
        type_of: Callable[[str], str],
        adopt: Callable[[Layout], None],
    ) -> None:
        self._server = server
        self._types = types
        self._path = Path(path).expanduser() if path else None
        self._writable = writable
        self._type_of = type_of
        self._adopt = adopt
        server.on(ReadLayout, self.read)
        server.on(WriteLayout, self.write)

    def read(self, client: ClientInfo, asked: ReadLayout) -> None:
        """Answer what a text means; an empty one asks for the node's own layout file."""
        layout, left_out, error = EMPTY, [], ''
        try:
            text, name = asked.text, asked.file
            if not name and self._path is not None:
                name, text = str(self._path), self._current()
            root = read_yaml(text, file=name or 'layout')
            if is_rviz(root):
                found = read_rviz(root, self._types)
                layout, left_out = found.layout, found.left_out
            else:
                read = read_layout(text, file=name or 'layout', types=self._types)
                layout = to_document(read, self._types, type_of=self._type_of)
        except (LayoutError, OSError) as problem:
            error = str(problem)
        answer = LayoutRead(asked.request, error, layout, left_out)
        self._server.publish(answer, to=client.client_id)

    def write(self, client: ClientInfo, asked: WriteLayout) -> None:
        """Answer a layout's text; put it into the file where that was asked for and is allowed."""
        text, error = '', ''
        try:
            text = write_layout(asked.layout, self._types, into=self._current())
            layout = read_layout(text, file='layout', types=self._types)
            if asked.to == 'file':
                self._save(text)
                self._adopt(layout)
                told = f'{client.client_id} saved the layout to {self._path}'
                self._server.publish(Notice('info', told))
        except (LayoutError, OSError) as problem:
            error = str(problem)
        self._server.publish(LayoutWritten(asked.request, error, text), to=client.client_id)

    def _current(self) -> str:
        """Return the text of the file, '' where there is none."""
        if self._path is None or not self._path.exists():
            return ''
        return self._path.read_text(encoding='utf-8')

    def _save(self, text: str) -> None:
        if self._path is None or not self._writable:
            raise LayoutError('this bridge saves no layouts (parameter layout_writable)')
        save_file(self._path, text)
        _log.info('saved the layout to %s', self._path)
