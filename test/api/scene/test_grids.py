# SPDX-License-Identifier: Apache-2.0
"""Grids and labels: each keyword is a property."""

from __future__ import annotations

import pytest
from support.published import Published

from ros_viz_bridge.wire.scene_points import LabelLook


def test_a_grid() -> None:
    out = Published()
    grid = out.scene.add_grid('/g', 4, plane='xz', infinite_grid=True)
    look = out.part('/g')
    assert (look.width, look.height, look.plane, look.infinite_grid) == (4.0, 10.0, 'xz', True)
    grid.fade_from, grid.cell_size, grid.plane_color = 'origin', 2, (0.0, 1.0, 0.0)
    look = out.part('/g')
    assert (look.fade_from, look.cell_size, look.plane_color) == ('origin', 2.0, (0, 255, 0))
    with pytest.raises(ValueError, match='plane must be one of'):
        grid.plane = 'xx'  # type: ignore[assignment]
    with pytest.raises(ValueError, match='shadow_opacity must be from 0 to 1'):
        grid.shadow_opacity = 2


def test_a_label() -> None:
    out = Published()
    label = out.scene.add_label('/l', 'one')
    assert out.part('/l') == LabelLook('', '/l', 'one', 'screen', 1.0, 0.075, False, 'top-left')
    label.text, label.anchor, label.font_size_mode = 'two\nlines', 'bottom-center', 'scene'
    assert (out.part('/l').text, out.part('/l').anchor) == ('two\nlines', 'bottom-center')
    with pytest.raises(ValueError, match='anchor must be one of'):
        out.scene.add_label('/m', 'x', anchor='middle')  # type: ignore[arg-type]
    with pytest.raises(TypeError, match='text must be a string, not 3'):
        label.text = 3  # type: ignore[assignment]
