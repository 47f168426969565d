# SPDX-License-Identifier: Apache-2.0
"""A page that says nonsense is told so, and nothing is published."""

from __future__ import annotations

from inputs.tools import PLACE, used
import numpy as np
import pytest

from ros_viz_bridge.inputs.base import InputError
from ros_viz_bridge.inputs.places import places
from ros_viz_bridge.wire.tools import ToolUsed


def test_sound_places_have_unit_quaternions() -> None:
    found = places(used('goal_pose', (*PLACE[:3], 0.0, 0.0, 0.6002, 0.8002)))
    assert np.isclose(np.linalg.norm(found[0, 3:]), 1.0, atol=1e-12)


@pytest.mark.parametrize(
    ('event', 'why'),
    [
        (used('goal_pose', frame=''), 'fixed frame'),
        (used('goal_pose', (*PLACE[:6], 3.0)), 'unit quaternion'),
        (used('goal_pose', (np.nan, *PLACE[1:])), 'finite'),
        (used('goal_pose', PLACE, PLACE), 'one place, not 2'),
        (ToolUsed(0.0, 'goal_pose', 'map', np.zeros(5)), 'seven'),
    ],
)
def test_others_are_refused(event: ToolUsed, why: str) -> None:
    with pytest.raises(InputError, match=why):
        places(event, most=1)
