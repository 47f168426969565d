# SPDX-License-Identifier: Apache-2.0
"""What the tables for those who come from viser name is there."""

from __future__ import annotations

from pathlib import Path
import re
from typing import Any

import pytest

from ros_viz_bridge import viser
from ros_viz_bridge.api.client_handle import ClientHandle
from ros_viz_bridge.api.gui.gui_api import GuiApi
from ros_viz_bridge.api.shared_scene import SharedScene

DOCS = Path(__file__).parents[1] / 'docs'
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
    return [row for row in cells if row[0] not in ('viser', 'vuer')]


TABLES = sorted([*(DOCS / 'from-viser').glob('*.md'), *(DOCS / 'from-vuer').glob('*.md')])


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
