# SPDX-License-Identifier: Apache-2.0
"""Nothing public in viser 1.1.1 is forgotten: the tables tell all of it, and it is there."""

from __future__ import annotations

import inspect
import json
from pathlib import Path
import re
from typing import Any, get_args

import pytest

from ros_viz_bridge import viser
from ros_viz_bridge.api.client_handle import ClientHandle
from ros_viz_bridge.api.gui.gui_api import GuiApi
from ros_viz_bridge.api.shared_scene import SharedScene

HERE = Path(__file__).parent
DOCS = HERE.parent / 'docs'
OWNERS = {
    'server': viser.ViserServer,
    'client': ClientHandle,
    'scene': SharedScene,
    'gui': GuiApi,
}
NAMED = re.compile(r'\b(server|client|scene|gui)\.([a-z]\w*)(?=\()')


def rows(file: Path) -> list[list[str]]:
    lines = [line for line in file.read_text().splitlines() if line.startswith('| ')]
    cells = [[cell.strip() for cell in re.split(r'(?<!\\)\|', line)[1:-1]] for line in lines]
    return [row for row in cells if row[0] not in ('viser', 'vuer', 'rendercanvas')]


TABLES = sorted([*DOCS.glob('from-*/*.md'), *DOCS.glob('from-*.md')])


@pytest.mark.parametrize('file', TABLES, ids=lambda file: f'{file.parent.name}/{file.stem}')
def test_no_row_is_empty(file: Path) -> None:
    for row in rows(file):
        assert len(row) == 3, row
        assert row[0] or row[1], row
        assert row[1] or 'left out' in row[2], f'{row[0]}: what is it here, or why not?'


@pytest.mark.parametrize('file', sorted((DOCS / 'from-viser').glob('*.md')), ids=lambda f: f.stem)
def test_what_a_table_names_is_there(file: Path) -> None:
    for theirs, here, _ in rows(file):
        said = theirs if here.startswith(('same', 'the same')) else here
        for owner, name in NAMED.findall(said):
            found: Any = OWNERS[owner]
            assert hasattr(found, name), f'{owner}.{name}'


VISER: dict[str, dict[str, str | None]] = json.loads(
    (HERE / 'data' / 'viser_1_1_1.json').read_text()
)
"""Public names of viser's classes; of methods their parameters, * before those by keyword."""
NOT_YET = re.compile(r'^Not here yet: .*', re.MULTILINE)
IN_CODE = re.compile(r'`([^`]*)`')
BY_NAME = re.compile(r'\w+')
classes = pytest.mark.parametrize('name', VISER)


def told() -> dict[str, str]:
    """Return the names in the first column of the tables, with what the third one says."""
    readme = (DOCS / 'from-viser' / 'README.md').read_text()
    missing = ' '.join(NOT_YET.findall(readme))
    found = dict.fromkeys(BY_NAME.findall(' '.join(IN_CODE.findall(missing))), 'left out')
    for file in sorted((DOCS / 'from-viser').glob('*.md')):
        for theirs, _, verdict in rows(file):
            for name in BY_NAME.findall(' '.join(IN_CODE.findall(theirs))):
                found[name] = f'{found.get(name, "")} {verdict}'
    return found


TOLD = told()
KEYWORDS = {
    keyword.lstrip('*')
    for members in VISER.values()
    for method, keywords in members.items()
    if keywords is not None and method.startswith(('add_', '__init__'))
    for keyword in keywords.split()
}
"""Each is a property of what is added, as the tables say of all of them together."""


DECORATED = {'func': 'callback', 'cb': 'callback'}
"""Parameters of decorators, which nobody names."""


def here(name: str) -> tuple[set[str], Any]:
    """Return the public names of the class of that name here, and the class."""
    found: Any = SharedScene if name == 'SceneApi' else getattr(viser, name)
    members = set(dir(found))
    for kind in get_args(found) or found.__mro__:
        members |= set(getattr(kind, '__annotations__', {}))
    if name == 'ViserServer':
        with viser.ViserServer(serve=False, verbose=False) as server:
            members |= set(dir(server))
    if name == 'ClientHandle':
        members |= set(re.findall(r'self\.([a-z]\w*) =', inspect.getsource(ClientHandle)))
    return members, found


@classes
def test_every_name_of_viser_is_told(name: str) -> None:
    missing = [one for one in VISER[name] if one not in TOLD.keys() | KEYWORDS | {'__init__'}]
    assert missing == [], 'what is it here, or why not?'


@classes
def test_every_name_of_viser_is_here_with_its_parameters(name: str) -> None:
    members, found = here(name)
    for member, parameters in VISER[name].items():
        if member not in members:
            assert re.search('left out|renamed', TOLD.get(member, '')), f'{name}.{member}'
        elif parameters is not None:
            check_parameters(parameters.split(), getattr(found, member))


def check_parameters(theirs: list[str], method: Any) -> None:
    """Take what viser takes: by the same names, and those by position in the same order."""
    theirs = [DECORATED.get(one, one) for one in theirs if one != '_deprecated_kwargs']
    found = inspect.signature(method).parameters.values()
    ours = {DECORATED.get(each.name, each.name): each.kind for each in found}
    ours.pop('self', None)
    assert {one.lstrip('*') for one in theirs} <= ours.keys(), method
    placed = [one for one in theirs if not one.startswith('*')]
    assert list(ours)[: len(placed)] == placed, method
    assert inspect.Parameter.KEYWORD_ONLY not in list(ours.values())[: len(placed)], method


def test_every_method_of_viser_is_tried_by_some_test() -> None:
    """What is said by no test is tried by none; properties are, in test_live_properties.py."""
    texts = [path.read_text() for path in HERE.rglob('test_*.py') if path != Path(__file__)]
    said = set(BY_NAME.findall('\n'.join(texts)))
    left = {name for name, verdict in TOLD.items() if re.search('left out|renamed', verdict)}
    methods = {
        name for members in VISER.values() for name, given in members.items() if given is not None
    }
    assert sorted(methods - said - left) == []
