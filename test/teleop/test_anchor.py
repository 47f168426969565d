# SPDX-License-Identifier: Apache-2.0
"""An operator is put somewhere by moving the origin, and nothing within it."""

from __future__ import annotations

import math

from hypothesis import given
from hypothesis import strategies as st
import pytest
from teleop.poses import poses, vectors

from ros_viz_bridge.teleop.anchor import Anchor, anchored, placed
from ros_viz_bridge.teleop.rigid import about_z, heading, Pose


@given(poses, vectors, st.floats(-3.0, 3.0))
def test_feet_are_where_they_were_put_and_the_floor_is_level(head, feet, facing):
    anchor = anchored('odom', head, feet=feet, facing=facing)
    assert anchor.parent == 'odom'
    there = placed(anchor, head)
    assert there.position[:2] == pytest.approx(feet[:2], abs=1e-9)
    assert there.position[2] == pytest.approx(feet[2] + head.position[2])
    assert anchor.origin.orientation[:2] == (0.0, 0.0)


@given(vectors, st.floats(-3.0, 3.0), st.floats(-3.0, 3.0))
def test_a_level_head_faces_where_it_was_told(feet, yaw, facing):
    head = Pose((0.5, -0.2, 1.7), about_z(yaw))
    there = placed(anchored('map', head, feet=feet, facing=facing), head)
    off = math.remainder(heading(there.orientation) - facing, 2 * math.pi)
    assert off == pytest.approx(0.0, abs=1e-9)


def test_without_an_anchor_the_origin_is_that_of_the_parent():
    pose = Pose((1.0, 2.0, 3.0), about_z(0.5))
    assert placed(Anchor(), pose) == pose
