# SPDX-License-Identifier: Apache-2.0
"""Depth becomes points where they are."""

from __future__ import annotations

import io
import math

import numpy as np
from PIL import Image
import pytest

from ros_viz_bridge.vuer.schemas import DepthPointCloud
from ros_viz_bridge.vuer.schemas.depth_clouds import colored


def test_points_are_where_the_camera_saw_them() -> None:
    depth = np.array([[1000, 0], [2000, 3000]], np.uint16)
    file = io.BytesIO()
    Image.fromarray(depth).save(file, 'PNG')
    for given in (depth, file.getvalue(), depth / 1000.0):
        values = DepthPointCloud(depth=given, fov=90, cmap='jet')._plan().values
        # Half a pixel from the middle is half as far as it is deep; the nought is nothing.
        expected = [[-0.5, 0.5, -1], [-1, -1, -2], [1.5, -1.5, -3]]
        assert values['points'] == pytest.approx(np.array(expected))
        assert values['colors'].shape == (3, 3)
    low = DepthPointCloud(depth=depth, fov=90, maxY=0)._plan().values
    assert len(low['points']) == 2


def test_colours() -> None:
    depth = np.ones((2, 2), np.float32)
    rgb = np.full((4, 4, 3), (10, 20, 30), np.uint8)
    values = DepthPointCloud(depth=depth, rgb=rgb)._plan().values
    assert values['colors'].tolist() == [[10, 20, 30]] * 4
    for mode in ('depth', 'camZ', 'camDist', 'localY'):
        DepthPointCloud(depth=depth, colorMode=mode)._plan()
    assert colored(np.array([0.0, 1.0]), 'viridis').tolist() == [[68, 1, 84], [253, 231, 37]]


def test_what_is_wrong_is_named() -> None:
    depth = np.ones((2, 2), np.float32)
    with pytest.raises(ValueError, match="cmap must be one of turbo, .*, not 'grey'"):
        DepthPointCloud(depth=depth, cmap='grey')._plan()
    with pytest.raises(ValueError, match="colorMode must be 'depth', .* not 'worldY'"):
        DepthPointCloud(depth=depth, colorMode='worldY')._plan()
    with pytest.raises(ValueError, match='depth is no PNG that can be read'):
        DepthPointCloud(depth=b'text')._plan()
    assert math.isfinite(float(DepthPointCloud(depth=depth)._plan().values['points'].sum()))
