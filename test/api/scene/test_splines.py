# SPDX-License-Identifier: Apache-2.0
"""Splines keep their points apart from how they look."""

from __future__ import annotations

import numpy as np
import pytest
from support.published import Published

from ros_viz_bridge.wire.scene_lines import CatmullRomLook, CubicBezierLook

POINTS = np.arange(9.0).reshape(3, 3)


def test_catmull_rom() -> None:
    out = Published()
    spline = out.scene.add_spline_catmull_rom(
        '/s', POINTS, 'catmullrom', 0.2, True, color=(1, 2, 3)
    )
    wanted = CatmullRomLook('', '/s', 'catmullrom', 0.2, True, 0.01, 'world', (1, 2, 3), 0)
    assert out.part('/s') == wanted
    assert spline.segments is None
    out.sent()
    spline.closed, spline.segments, spline.points = False, 40, POINTS * 2
    assert out.sent() == ['CatmullRomLook', 'CatmullRomLook', 'SplineBuffers']
    with pytest.raises(ValueError, match='curve_type must be one of'):
        spline.curve_type = 'round'


def test_cubic_bezier_has_two_controls_between_each_two_points() -> None:
    out = Published()
    spline = out.scene.add_spline_cubic_bezier('/s', POINTS, np.zeros((4, 3)), thickness=0.2)
    assert out.part('/s') == CubicBezierLook('', '/s', 0.2, 'world', (20, 20, 20), 0)
    with pytest.raises(ValueError, match='control_points must be 2 for 2 points.*not 4'):
        spline.points = POINTS[:2]
    spline.update(points=POINTS[:2], control_points=np.ones((2, 3)))
    assert out.part('/s', 'buffers').control_points.tolist() == [[1.0] * 3] * 2
    with pytest.raises(ValueError, match='control_points must be 4 for 3 points'):
        out.scene.add_spline_cubic_bezier('/t', POINTS, np.zeros((3, 3)))
    with pytest.raises(ValueError, match='points must be two points or more, not 1'):
        out.scene.add_spline_catmull_rom('/t', POINTS[:1])
