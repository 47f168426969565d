# SPDX-License-Identifier: Apache-2.0
"""Robots of files and of texts; joints alone change what is there."""

from __future__ import annotations

from pathlib import Path

from ros_viz_bridge.vuer import Workspace
from ros_viz_bridge.vuer.schemas import Urdf

TEXT = '<robot name="r"><link name="base"/></robot>'


def test_a_description(tmp_path: Path) -> None:
    (tmp_path / 'r.urdf').write_text(TEXT)
    workspace = Workspace(tmp_path)
    plan = Urdf(src='/workspace/r.urdf', jointValues={'a': 1}).plan_in(workspace)
    assert plan.method == 'add_urdf' and plan.values['urdf'] == TEXT
    assert plan.values['folder'] == tmp_path.resolve() and plan.values['joints'] == {'a': 1}
    assert not plan.fixed & {'joints', 'position'}
    said = Urdf(text=TEXT, workingPath='/x', parseCollision=True, color='red')._plan().values
    assert (said['folder'], said['collision'], said['color']) == ('/x', True, (255, 0, 0))
