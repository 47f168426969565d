# SPDX-License-Identifier: Apache-2.0
"""Frames look as they were told to, and change by assigning."""

from __future__ import annotations

import pytest
from support.published import Published

from ros_viz_bridge.wire.scene import FrameLook


def test_a_frame() -> None:
    out = Published()
    node = out.scene.add_frame('/f', axes_radius=0.1)
    assert out.part('/f') == FrameLook('', '/f', True, 0.5, 0.1, 0.2, (236, 236, 0))
    out.scene.add_frame('/g', False, origin_radius=0)
    assert (out.part('/g').show_axes, out.part('/g').origin_radius) == (False, 0.0)
    node.show_axes, node.axes_length, node.axes_radius = False, 2, 0.3
    node.origin_radius, node.origin_color = 0.4, (1, 2, 3)
    assert out.part('/f') == FrameLook('', '/f', False, 2.0, 0.3, 0.4, (1, 2, 3))


def test_sizes_that_are_none_are_refused() -> None:
    with pytest.raises(ValueError, match='axes_radius must be above 0, not -1'):
        Published().scene.add_frame('/f', axes_radius=-1)
    with pytest.raises(ValueError, match='origin_radius must not be below 0, but is -1'):
        Published().scene.add_frame('/f', origin_radius=-1)
