# SPDX-License-Identifier: Apache-2.0
"""One place says where an operator's floor is."""

from __future__ import annotations

import math

import pytest

from ros_viz_bridge.teleop.anchor import Anchor, placed
from ros_viz_bridge.teleop.origin import Origin
from ros_viz_bridge.teleop.rigid import about_z, Pose

PLACE = Pose((1.0, 2.0, 0.0), about_z(0.5))
HEAD = Pose((3.0, 1.0, 1.7), about_z(1.2))


def test_without_a_parent_it_is_where_the_operator_sees_it():
    origin = Origin()
    assert origin.of('c1') is None
    origin.placed('c1', 'map', PLACE)
    origin.placed('c2', '', PLACE)
    assert origin.of('c1') == Anchor('map', PLACE)
    assert origin.of('c2') is None
    origin.forget('c1')
    assert origin.of('c1') is None


def test_with_a_parent_the_operator_stands_at_its_origin_facing_x():
    origin = Origin('base_link')
    origin.placed('c1', 'map', PLACE)
    origin.recenter(HEAD)
    anchor = origin.of('c1')
    assert anchor is not None and anchor.parent == 'base_link'
    there = placed(anchor, HEAD)
    assert there.position == pytest.approx((0.0, 0.0, 1.7))
    assert 2 * math.asin(there.orientation[2]) == pytest.approx(0.0)
