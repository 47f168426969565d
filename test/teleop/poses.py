# SPDX-License-Identifier: Apache-2.0
"""Poses and rotations for property tests."""

from __future__ import annotations

import math

from hypothesis import strategies as st

from ros_viz_bridge.teleop.rigid import Pose, unit

numbers = st.floats(-2.0, 2.0)
vectors = st.tuples(numbers, numbers, numbers)
quaternions = (
    st.tuples(numbers, numbers, numbers, numbers).filter(lambda q: math.hypot(*q) > 1e-2).map(unit)
)
poses = st.builds(Pose, vectors, quaternions)
DEGREE = math.pi / 180
