# SPDX-License-Identifier: Apache-2.0
"""Line segments and arrows: colours are one or many, and change without the points."""

from __future__ import annotations

import numpy as np
import pytest
from support.published import Published

from ros_viz_bridge.wire.scene_lines import ArrowsLook, LineSegmentsLook

POINTS = np.arange(12.0).reshape(2, 2, 3)


def test_line_segments() -> None:
    out = Published()
    lines = out.scene.add_line_segments('/l', POINTS, (255, 0, 10))
    assert out.part('/l') == LineSegmentsLook('', '/l', 0.01, 'world')
    assert out.part('/l', 'buffers').points.tolist() == POINTS.reshape(-1, 3).tolist()
    assert (lines.points.tolist(), lines.colors.tolist()) == (POINTS.tolist(), [255, 0, 10])
    out.sent()
    lines.colors = np.zeros((2, 2, 3))
    lines.thickness, lines.thickness_units = 3, 'screen'
    assert out.sent() == ['LineSegmentsColors', 'LineSegmentsLook', 'LineSegmentsLook']
    assert lines.colors.shape == (2, 2, 3)
    lines.points = POINTS[:1]
    assert out.sent() == ['LineSegmentsBuffers']


def test_a_width_in_pixels_of_older_scripts_is_understood() -> None:
    out = Published()
    with pytest.warns(DeprecationWarning, match='thickness_units'):
        out.scene.add_line_segments('/l', POINTS, (0, 0, 0), line_width=4)
    assert (out.part('/l').thickness, out.part('/l').thickness_units) == (4.0, 'screen')


def test_arrows() -> None:
    out = Published()
    arrows = out.scene.add_arrows('/a', POINTS, [(255, 0, 0), (0, 255, 0)], head_length=0.2)
    assert out.part('/a') == ArrowsLook('', '/a', 0.02, 0.05, 0.2)
    assert arrows.colors.tolist() == [[255, 0, 0], [0, 255, 0]]
    out.sent()
    arrows.colors = (0.0, 0.0, 1.0)
    arrows.shaft_radius = 0.1
    assert out.sent() == ['ArrowsColors', 'ArrowsLook']


def test_what_does_not_fit_is_refused() -> None:
    scene = Published().scene
    with pytest.raises(ValueError, match=r'points must have shape \(N, 2, 3\), not \(2, 3\)'):
        scene.add_arrows('/a', POINTS[0], (0, 0, 0))
    with pytest.raises(ValueError, match='one colour or one per segment: 2, not 3'):
        scene.add_line_segments('/l', POINTS, np.zeros((3, 2, 3)))
    with pytest.raises(ValueError, match=r'colors must have shape \(3,\) or \(N, 2, 3\)'):
        scene.add_line_segments('/l', POINTS, np.zeros((2, 3)))
    with pytest.raises(ValueError, match='thickness must be above 0'):
        scene.add_line_segments('/l', POINTS, (0, 0, 0), thickness=0)
    with pytest.raises(ValueError, match='points must be finite'):
        scene.add_arrows('/a', POINTS * np.nan, (0, 0, 0))
