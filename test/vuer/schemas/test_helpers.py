# SPDX-License-Identifier: Apache-2.0
"""Axes, arrows, frustums, grids and texts."""

from __future__ import annotations

import math

import numpy as np
import pytest
from support.solids import volume

from ros_viz_bridge.vuer.schemas import Arrow, CoordsMarker, Frustum, Grid, Gripper, Text, Text3D
from ros_viz_bridge.vuer.schemas.place import matrix_of


def test_markers() -> None:
    assert CoordsMarker(scale=2)._plan().values['scale'] == (2, 2, 2)
    arrow = Arrow(color='red', headScale=2)._plan().values
    assert arrow['points'].shape == (1, 2, 3) and arrow['head_length'] == pytest.approx(0.3)


def test_frustums_look_along_minus_z_with_y_up() -> None:
    values = Frustum(fov=90, aspect=2, focalLength=0.5)._plan().values
    assert values['fov'] == pytest.approx(math.pi / 2) and values['scale'] == (0.5, 0.5, 0.5)
    w, x, y, z = values['wxyz']
    # Its own axes are those of OpenCV: z forward, y down.
    turn = matrix_of([x, y, z, w])
    assert turn @ [0, 0, 1] == pytest.approx([0, 0, -1])
    assert turn @ [0, 1, 0] == pytest.approx([0, -1, 0])
    turned = Frustum(rotation=[0, math.pi / 2, 0])._plan().values['wxyz']
    assert matrix_of(np.roll(turned, -1)) @ [0, 0, 1] == pytest.approx([-1, 0, 0])


def test_grids_and_texts() -> None:
    grid = Grid(args=[4, 2])._plan().values
    assert (grid['width'], grid['height'], grid['plane']) == (4.0, 2.0, 'xz')
    text = Text('hello ', 'world', fontSize=0.5, anchorX='left', anchorY='top-baseline')._plan()
    assert text.values['text'] == 'hello world' and text.values['anchor'] == 'top-left'
    assert text.values['font_scene_height'] == 0.5
    assert Text(children='hi')._plan().values['text'] == 'hi'
    assert Text3D('hi', size=2.0, scale=2)._plan().values['font_scene_height'] == 4.0


def test_grippers_are_solid() -> None:
    values = Gripper(pinchWidth=0.1)._plan().values
    assert volume((values['vertices'], values['faces'])) > 0
    assert np.abs(values['vertices'][:, 0]).max() > 0.1
