# SPDX-License-Identifier: Apache-2.0
"""Points and lines as three.js joins them."""

from __future__ import annotations

import numpy as np
import pytest

from ros_viz_bridge.vuer.schemas import (
    CatmullRomLine,
    CubicBezierLine,
    Line,
    PointCloud,
    QuadraticBezierLine,
)

POINTS = [[0, 0, 0], [1, 0, 0], [1, 1, 0], [0, 1, 0]]


def test_lines_are_joined_in_order_in_pairs_or_in_a_ring() -> None:
    assert Line(points=POINTS)._plan().values['points'].shape == (3, 2, 3)
    assert Line(points=POINTS, segments=True)._plan().values['points'].shape == (2, 2, 3)
    ring = Line(points=POINTS, closed=True, vertexColors=np.eye(4, 3))._plan().values
    assert ring['points'][-1].tolist() == [[0, 1, 0], [0, 0, 0]]
    assert ring['colors'].shape == (4, 2, 3)
    wide = Line(points=POINTS, lineWidth=3, color='red')._plan().values
    assert (wide['thickness'], wide['thickness_units']) == (3.0, 'screen')
    assert wide['colors'] == (255, 0, 0)


def test_curves() -> None:
    smooth = CatmullRomLine(points=POINTS, segments=10, closed=True)._plan()
    assert smooth.values['segments'] == 30 and smooth.values['closed']
    cubic = CubicBezierLine(start=[0] * 3, end=[3, 0, 0], midA=[1] * 3, midB=[2] * 3)._plan()
    assert cubic.values['points'].tolist() == [[0, 0, 0], [3, 0, 0]]
    quadratic = QuadraticBezierLine(start=[0] * 3, end=[3, 0, 0], mid=[1.5, 3, 0])._plan()
    assert np.allclose(quadratic.values['control_points'], [[1, 2, 0], [2, 2, 0]])
    with pytest.raises(ValueError, match='midA must be 3'):
        CubicBezierLine(start=[0] * 3, end=[0] * 3)._plan()


def test_clouds() -> None:
    values = PointCloud(vertices=np.zeros((5, 3)), colors=np.ones((5, 3)), size=0.1)._plan().values
    assert values['points'].shape == (5, 3) and values['point_size'] == 0.1
    assert PointCloud(color='blue')._plan().values['colors'] == (0, 0, 255)
