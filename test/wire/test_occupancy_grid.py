# SPDX-License-Identifier: Apache-2.0
"""A whole map needs nothing before it, a rectangle does."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from ros_viz_bridge.wire.occupancy_grid import OccupancyGrid

WHOLE = OccupancyGrid(
    'm', 'm', 'map', 0.0, 0.1, 1, 1, (0, 0, 0, 0, 0, 0, 1), True, 0, 0, 1, 1, np.zeros(1, np.uint8)
)


def test_only_whole_maps_stand_alone() -> None:
    assert WHOLE.stands_alone
    assert not replace(WHOLE, whole=False).stands_alone
