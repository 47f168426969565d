# SPDX-License-Identifier: Apache-2.0
"""Many frames are one node."""

from __future__ import annotations

import numpy as np
import pytest
from support.published import Published


def test_frames_move_together() -> None:
    out = Published()
    turns, places = np.tile([1.0, 0, 0, 0], (4, 1)), np.zeros((4, 3))
    axes = out.scene.add_batched_axes('/a', turns, places, axes_length=1)
    assert out.sent() == ['NodePlacement', 'BatchedAxesLook', 'BatchedAxesInstances']
    axes.batched_positions = places + 1
    assert out.sent() == ['BatchedAxesInstances']
    axes.axes_radius = 0.1
    assert out.sent() == ['BatchedAxesLook']
    assert axes.batched_wxyzs.tolist() == turns.tolist() and axes.batched_scales is None
    with pytest.raises(ValueError, match='batched_wxyzs has 4 rows, batched_positions has 2'):
        out.scene.add_batched_axes('/b', turns, places[:2])
    axes.update(batched_positions=places[:2], batched_wxyzs=turns[:2], batched_scales=(1, 2))
    assert len(out.part('/a', 'instances').positions) == 2
