# SPDX-License-Identifier: Apache-2.0
"""What viewers move by hand."""

from __future__ import annotations

from ros_viz_bridge.vuer.schemas import Movable, Pivot


def test_movables_are_transform_controls_of_their_own_size() -> None:
    plan = Movable(position=[1, 2, 3], handle=0.5, scale=2, enableRotation=False)._plan()
    assert plan.method == 'add_transform_controls' and plan.values['scale'] == 0.5
    assert plan.values['position'] == (1, 2, 3) and plan.values['disable_rotations']
    assert [event for event, _ in Pivot()._plan().events] == ['OBJECT_MOVE', 'OBJECT_MOVE_END']
