# SPDX-License-Identifier: Apache-2.0
"""A layout as a file: what a page says is written into the text that is there."""

from __future__ import annotations

from collections.abc import Mapping
import os
from pathlib import Path
import tempfile
from typing import Any

import yaml

from ..wire.layouts import LayoutDocument, LayoutView
from ..wire.panels import PanelArrangement
from .document import changed_options
from .layout_panels import panel_lines

_INDENT = '  '
_FIRST = ('color', 'size')
"""Short forms that say more than their own setting: what is said after them counts."""


def write_layout(layout: LayoutDocument, types: Mapping[str, Any], *, into: str = '') -> str:
    """
    Return ``into``, the text of a layout file, with what ``layout`` says.

    Everything else in it stays as it is written, widgets and comments too; comments within
    ``displays``, ``camera`` and ``panels`` are lost.
    """
    said = {
        'version': ['version: 1'],
        'fixed_frame': [f'fixed_frame: {_scalar(layout.fixed_frame)}'],
        'discover': [f'discover: {"cheap" if layout.others else "offer"}'],
        'camera': _camera(layout),
        'displays': _displays(layout.views, types),
    }
    if layout.panels:
        said['panels'] = _panels(layout.panels[0])
    lines = into.splitlines()
    root = yaml.compose(into, Loader=yaml.SafeLoader) if into.strip() else None
    spans: dict[str, tuple[int, int]] = {}
    if isinstance(root, yaml.MappingNode) and not root.flow_style:
        spans = _spans(root, lines)
    elif root is not None:
        lines = []
    for key in sorted(spans.keys() & said.keys(), key=lambda key: -spans[key][0]):
        first, end = spans[key]
        lines[first:end] = said[key]
    missing = [line for key, text in said.items() if key not in spans for line in text]
    return '\n'.join([*lines, *missing]) + '\n'


def _spans(root: yaml.MappingNode, lines: list[str]) -> dict[str, tuple[int, int]]:
    """Return the first line of each key, and the line after the last that belongs to it."""
    starts = [(str(key.value), key.start_mark.line) for key, _ in root.value]
    ends = [start for _, start in starts[1:]] + [len(lines)]
    spans = {}
    for (key, start), end in zip(starts, ends, strict=True):
        while end > start + 1 and _is_space(lines[end - 1]):
            end -= 1
        spans[key] = (start, end)
    return spans


def _is_space(line: str) -> bool:
    return line.strip() == '' or line.lstrip().startswith('#') or line.strip() in ('---', '...')


def _camera(layout: LayoutDocument) -> list[str]:
    parts = [f'mode: {layout.view_mode}']
    if layout.follow:
        parts.append(f'follow: {_scalar(layout.follow)}')
    if layout.camera:
        parts.append(f'pose: [{", ".join(f"{number:.6g}" for number in layout.camera)}]')
    return [f'camera: {{{", ".join(parts)}}}']


def _displays(views: list[LayoutView], types: Mapping[str, Any]) -> list[str]:
    lines = ['displays:' if views else 'displays: []']
    for view in views:
        values: dict[str, Any] = {'topic': view.topic}
        if view.type:
            values['type'] = view.type
        if view.title and view.title != view.topic:
            values['title'] = view.title
        if not view.visible:
            values['visible'] = False
        changed = changed_options(view, types)
        values |= {name: changed[name] for name in _FIRST if name in changed}
        values |= {name: value for name, value in changed.items() if name not in _FIRST}
        entries = [f'{name}: {_scalar(value)}' for name, value in values.items()]
        lines.append(f'{_INDENT}- {entries[0]}')
        lines += [f'{_INDENT * 2}{entry}' for entry in entries[1:]]
    return lines


def _panels(panels: PanelArrangement) -> list[str]:
    said = panel_lines(panels)
    if not said:
        return ['panels: {}']
    return ['panels:', *(f'{_INDENT}{key}: {_flow(value)}' for key, value in said.items())]


def _flow(value: Any) -> str:
    """Return a value on one line."""
    if isinstance(value, list):
        return f'[{", ".join(_flow(one) for one in value)}]'
    if isinstance(value, dict):
        return f'{{{", ".join(f"{_scalar(key)}: {_flow(one)}" for key, one in value.items())}}}'
    return _scalar(value)


def _scalar(value: Any) -> str:
    """Return a value as YAML; a text that could be read as anything else is quoted."""
    if isinstance(value, bool):
        return 'true' if value else 'false'
    if isinstance(value, (int, float)):
        number = float(value)
        return str(int(number)) if number.is_integer() and abs(number) < 1e15 else repr(number)
    plain = value and all(c.isalnum() or c in '/_.' for c in value) and not value[0].isdigit()
    if plain and yaml.safe_load(value) == value and value.isascii():
        return str(value)
    return '"' + ''.join(_character(c) for c in value) + '"'


def _character(c: str) -> str:
    if c in '"\\':
        return f'\\{c}'
    return c if c.isprintable() else f'\\U{ord(c):08x}'


def save_file(path: Path, text: str) -> None:
    """Put ``text`` into the file at ``path``, wholly or not at all. Raises OSError."""
    path = path.resolve()
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f'.{path.name}.')
    try:
        with os.fdopen(handle, 'w', encoding='utf-8') as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        mode = path.stat().st_mode if path.exists() else 0o644
        os.chmod(name, mode & 0o777)
        os.replace(name, path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
