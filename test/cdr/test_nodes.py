# SPDX-License-Identifier: Apache-2.0
"""Fixed groups know where their elements end, wherever they start."""

from __future__ import annotations

from cdr.helpers import TRICKY
import numpy as np

from ros_viz_bridge.cdr.nodes import Group, Repeat, Struct
from ros_viz_bridge.cdr.plan import plan


def _mixed() -> Group:
    element = plan(TRICKY).element
    assert isinstance(element, Struct)
    member = element.members['mixed']
    assert isinstance(member, Repeat)
    return member.group


def test_end_depends_on_the_alignment_of_the_start() -> None:
    """uint8, float64, uint16[3], bool: 23 bytes from an aligned start, 16 after another."""
    group = _mixed()
    assert group.fixed
    assert group.end(0) == 23
    assert group.end(4) == 4 + 19
    assert group.end(7) == 7 + 16
    assert group.stride == 16


def test_end_leaves_an_array_of_starts_alone() -> None:
    """The starts are used again afterwards."""
    starts = np.array([0, 4, 7])
    assert _mixed().end(starts).tolist() == [23, 23, 23]
    assert starts.tolist() == [0, 4, 7]
