# SPDX-License-Identifier: Apache-2.0
"""Rotations of the plane by angles."""

from __future__ import annotations

import numpy as np
from numpy.testing import assert_allclose

from ros_viz_bridge.viser.transforms import SO2


def test_angles_are_counterclockwise() -> None:
    found = SO2.from_radians([0.0, np.pi / 2])
    assert_allclose(found.as_radians(), [0.0, np.pi / 2])
    assert_allclose(found @ np.array([1.0, 0.0]), [[1, 0], [0, 1]], atol=1e-12)
