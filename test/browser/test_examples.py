# SPDX-License-Identifier: Apache-2.0
"""Every program of examples/ runs, shows what it is about in a real page, and ends by Ctrl+C."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Browser
import pytest
from support.viewer_page import ViewerPage

from dev.examples import PICTURES, programs, ROOT, running

pytestmark = pytest.mark.browser

SHOWN = {
    'asyncio_app': (['/turret'], ['Speed']),
    'cameras': (['/cameras/5', '/thing/axes'], ['Take a photo']),
    'clicks_and_drags': (['/box4', '/cloud'], []),
    'drive': (['/rover/head'], ['Speed, turning']),
    'fastapi_mount': (['/arm'], ['Height']),
    'frames': (['/body', '/scan'], []),
    'gui_tour': ([], ['Checkbox', 'Range', 'Colour']),
    'hello': (['/table/ball'], ['Table', 'Ball']),
    'lines_and_labels': (['/plan/path', '/plan/label4'], ['Tension']),
    'long_job': ([], ['Calibrate', 'Cancel']),
    'meshes': (['/beads', '/mesh', '/drum'], ['Wireframe']),
    'operators': (['/arm/link'], ['Take the arm', 'My name']),
    'per_client': (['/ball', '/name'], ['My ball']),
    'plots': ([], ['Speed']),
    'point_cloud': (['/terrain'], ['Size']),
    'reach': (['/arm/4', '/goal'], ['Off by']),
    'recording': (['/pivot/bob'], []),
    'session': (['/vuer/box', '/vuer/height'], []),
    'urdf': (['/robot/visual/l0/l1/l2/l3/l4'], ['joint_0', 'Home']),
}
"""Nodes that are seen, and labels of widgets."""

HERE = """([nodes, labels]) => {
    const bridge = window.vizBridge;
    if (!bridge || bridge.status().connection.phase !== 'connected') return false;
    const shown = bridge.nodes();
    const text = document.body.innerText;
    return nodes.every((name) => shown[name]?.visible) &&
      labels.every((label) => text.includes(label));
}"""


def test_each_is_known_shown_and_told() -> None:
    names = {path.stem for path in programs()}
    assert names == {*SHOWN, 'dashboard'}, 'dashboard.py is tried by test_mounting.py'
    told = (ROOT / 'examples' / 'README.md').read_text()
    assert [name for name in sorted(names) if f'({name}.py)' not in told] == []
    assert [name for name in sorted(names) if not (PICTURES / f'{name}.jpg').exists()] == []


@pytest.mark.parametrize('name', sorted(SHOWN))
def test_it_runs(browser: Browser, tmp_path: Path, name: str) -> None:
    nodes, labels = SHOWN[name]
    with running(ROOT / 'examples' / f'{name}.py', tmp_path) as example:
        viewer = ViewerPage(browser.new_context(), example.url)
        viewer.page.wait_for_function(HERE, arg=[nodes, labels])
        assert viewer.complaints == []
        assert viewer.foreign == []
        viewer.context.close()
