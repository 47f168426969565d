# SPDX-License-Identifier: Apache-2.0
"""The scene as it is now, as a page: in a file, in a notebook."""

from __future__ import annotations

import sys
import types
from typing import Any

import pytest

import ros_viz_bridge
from ros_viz_bridge.runtime.pages import NOT_BUILT, STATIC


@pytest.mark.skipif(not (STATIC / 'standalone.html').exists(), reason=NOT_BUILT)
def test_a_notebook_shows_it(monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[str] = []
    notebook: Any = types.ModuleType('IPython.display')
    notebook.HTML = str
    notebook.display = shown.append
    monkeypatch.setitem(sys.modules, 'IPython', types.ModuleType('IPython'))
    monkeypatch.setitem(sys.modules, 'IPython.display', notebook)
    with ros_viz_bridge.Server(port=0) as server:
        server.scene.add_frame('/arm')
        assert 'data-theme="dark"' in server.scene.as_html(dark_mode=True)
        server.scene.show(height=300)
    assert shown[0].startswith('<iframe srcdoc="&lt;!doctype html&gt;')
    assert shown[0].endswith(' width="100%" height="300" style="border:0"></iframe>')


def test_what_cannot_be_shown_is_not_recorded(monkeypatch: pytest.MonkeyPatch) -> None:
    wrong: Any = 'dark'
    monkeypatch.setitem(sys.modules, 'IPython.display', None)
    with ros_viz_bridge.Server(port=0) as server:
        monkeypatch.setattr(server.scene, '_record', None)
        with pytest.raises(ImportError, match='pip install ipython'):
            server.scene.show()
        with pytest.raises(TypeError, match='dark_mode must be True, False or None'):
            server.scene.as_html(wrong)
