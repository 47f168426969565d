# SPDX-License-Identifier: Apache-2.0
"""A layout as a file: what a page says is written into the text that is there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
import math
import os
from pathlib import Path
import re
import tempfile
from typing import Any

import yaml

from ..wire.layouts import LayoutDocument, LayoutView
from ..wire.panels import PanelArrangement
from .document import changed_options
from .layout import make_layout, read_layout
from .layout_panels import panel_lines
from .migrations import migrated, VERSION
from .yaml_nodes import LayoutError, read_yaml, Value

_INDENT = '  '
_PLAIN = re.compile(r'[A-Za-z/_.][A-Za-z0-9/_.]*')
_FIRST = ('color', 'size')
"""Short forms that say more than their own setting: what is said after them counts."""


def write_layout(layout: LayoutDocument, types: Mapping[str, Any], *, into: str = '') -> str:
    """
    Return ``into``, the text of a layout file, with what ``layout`` says.

    Everything else in it stays as it is written, widgets and comments too; comments within
    ``displays``, ``camera`` and ``panels`` are lost, and all of them where the file is no plain
    block of keys. What is in a form of an older version is written in today's.

    Raises LayoutError where ``into`` or ``layout`` is wrong, and for a text that
    would not have the widgets and gizmos of ``into``: they reach topics that a page cannot reach
    otherwise.
    """
    said = {
        'version': [f'version: {VERSION}'],
        'fixed_frame': [f'fixed_frame: {_scalar(layout.fixed_frame)}'],
        'discover': [f'discover: {"cheap" if layout.others else "offer"}'],
        'camera': _camera(layout),
        'displays': _displays(layout.views, types),
    }
    if layout.panels:
        said['panels'] = _panels(layout.panels[0])
    root = read_yaml(into, file='the layout file')
    before = make_layout(root, types)
    said |= {key: _list(key, value) for key, value in _renewed(root) if key not in said}
    lines, spans = _kept(into)
    for key in sorted(spans.keys() & said.keys(), key=lambda key: -spans[key][0]):
        first, end = spans[key]
        lines[first:end] = said[key]
    missing = [line for key, text in said.items() if key not in spans for line in text]
    text = '\n'.join([*lines, *missing]) + '\n'
    after = read_layout(text, file='layout', types=types)
    if (after.widgets, after.gizmos) != (before.widgets, before.gizmos):
        raise LayoutError('layout: this would change the widgets of the file')
    return text


def _renewed(root: Value) -> Iterator[tuple[str, Value]]:
    """Yield the keys of a layout whose values were in forms of older versions."""
    today, _ = migrated(root)
    for key, value in today.data.items():
        if value is not root.data.get(key):
            yield key, value


def _list(key: str, value: Value) -> list[str]:
    return [f'{key}:', *(f'{_INDENT}- {_flow(item.plain())}' for item in value.items())]


def _kept(into: str) -> tuple[list[str], dict[str, tuple[int, int]]]:
    """Return the lines of a layout file that can be added to, and where each key has its own."""
    root = yaml.compose(into, Loader=yaml.SafeLoader)
    if isinstance(root, yaml.MappingNode) and (root.flow_style or root.start_mark.column):
        into = yaml.serialize(_block(root), allow_unicode=True)
        root = yaml.compose(into, Loader=yaml.SafeLoader)
    lines = into.splitlines()
    while lines and _is_end(lines[-1]):
        lines.pop()
    return lines, _spans(root, lines) if isinstance(root, yaml.MappingNode) else {}


def _block(root: yaml.MappingNode) -> yaml.MappingNode:
    return yaml.MappingNode(root.tag, root.value, flow_style=False)


def _is_end(line: str) -> bool:
    """Tell whether a line at the end says nothing: what is added belongs before '...'."""
    return line.strip() == '' or line.split(maxsplit=1)[0] == '...'


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
        numbers = (_scalar(float(f'{number:.9g}')) for number in layout.camera)
        parts.append(f'pose: [{", ".join(numbers)}]')
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
    if value is None:
        return 'null'
    if isinstance(value, bool):
        return 'true' if value else 'false'
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float):
        if value.is_integer() and abs(value) < 1e15:
            return str(int(value))
        return str(yaml.safe_dump(value)).partition('\n')[0]
    if _PLAIN.fullmatch(value) and _is_read_as_itself(value):
        return str(value)
    quoted = yaml.safe_dump(value, default_style='"', allow_unicode=True, width=math.inf)
    return str(quoted).rstrip('\n')


def _is_read_as_itself(text: str) -> bool:
    try:
        return bool(read_yaml(text, file='').data == text)
    except LayoutError:  # a number of too many digits
        return False


def save_file(path: Path, text: str, *, like: Path | None = None) -> None:
    """
    Put ``text`` into the file at ``path``, wholly or not at all. Raises OSError.

    Who may read it is as before, or as of the file ``like``.
    """
    path = path.resolve()
    like = like or path
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f'.{path.name}.')
    try:
        with os.fdopen(handle, 'w', encoding='utf-8') as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        mode = like.stat().st_mode if like.exists() else 0o644
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
