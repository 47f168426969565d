# SPDX-License-Identifier: Apache-2.0
"""Boxes have twelve edges, wherever their corners are."""

from __future__ import annotations

import numpy as np

from ros_viz_bridge.vuer.schemas import BBox, BoundingBox
from ros_viz_bridge.vuer.schemas.boxes import edges


def test_the_edges_of_a_box() -> None:
    found = edges(np.array([0.0, 0.0, 0.0]), np.array([1.0, 2.0, 3.0]))
    lengths = np.linalg.norm(found[:, 1] - found[:, 0], axis=1)
    assert sorted(lengths) == [1] * 4 + [2] * 4 + [3] * 4
    assert len({tuple(sorted(map(tuple, edge.tolist()))) for edge in found}) == 12


def test_corners_and_sizes() -> None:
    corners = BBox(min={'x': 0, 'y': 0, 'z': 0}, max=[1, 1, 1])._plan().values['points']
    assert corners.min() == 0 and corners.max() == 1
    around = BoundingBox(size=[2, 2, 2], color='red')._plan().values
    assert around['points'].min() == -1 and around['colors'] == (255, 0, 0)
