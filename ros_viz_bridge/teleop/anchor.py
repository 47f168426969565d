# SPDX-License-Identifier: Apache-2.0
"""Where the floor of a headset session is in a robot's world: the one place that says it."""

from __future__ import annotations

from typing import NamedTuple

from .rigid import about_z, add, heading, Pose, rotated, subtract, times, Vector


class Anchor(NamedTuple):
    """The frame xr_origin in its parent; only it changes when an operator is placed anew."""

    parent: str = 'map'
    origin: Pose = Pose()


def anchored(parent: str, head: Pose, *, feet: Vector, facing: float) -> Anchor:
    """
    Return the anchor that puts the operator's feet at ``feet`` in ``parent``, facing ``facing``.

    ``head`` is in xr_origin; the feet are below it on the floor. ``facing`` is an angle about z,
    radians. The floor stays level, whichever way the head is tilted.
    """
    turn = about_z(facing - heading(head.orientation))
    x, y, _ = head.position
    return Anchor(parent, Pose(subtract(feet, rotated(turn, (x, y, 0.0))), turn))


def placed(anchor: Anchor, pose: Pose) -> Pose:
    """Return a pose in xr_origin in the anchor's parent."""
    origin = anchor.origin
    way = rotated(origin.orientation, pose.position)
    return Pose(add(origin.position, way), times(origin.orientation, pose.orientation))
