# SPDX-License-Identifier: Apache-2.0
"""Vectors hang on the frame of their header; what may not hold NaN says which of them does."""

from __future__ import annotations

from types import SimpleNamespace

import numpy as np
import pytest

from ros_viz_bridge.displays.base import DisplayError, Source
from ros_viz_bridge.displays.common.screws import finite_screw, screw

SOURCE = Source('d', '/t', 1.0, None)
HEADER = SimpleNamespace(frame_id='tool', stamp=SimpleNamespace(sec=2, nanosec=500_000_000))
VECTORS = np.arange(6.0)


def test_linear_comes_first() -> None:
    made = finite_screw(HEADER, VECTORS, SOURCE, field='twist')
    assert (made.frame, made.stamp) == ('tool', 2.5)
    assert made.pose.tolist() == [0, 0, 0, 0, 0, 0, 1]
    assert (made.linear.tolist(), made.angular.tolist()) == ([0, 1, 2], [3, 4, 5])


def test_nan_is_refused_where_it_is_never_drawn() -> None:
    vectors = VECTORS.copy()
    vectors[4] = np.nan
    assert np.isnan(screw(HEADER, vectors, SOURCE).angular[1])
    with pytest.raises(DisplayError, match='twist.angular holds NaN'):
        finite_screw(HEADER, vectors, SOURCE, field='twist')
