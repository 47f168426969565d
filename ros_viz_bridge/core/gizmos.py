# SPDX-License-Identifier: Apache-2.0
"""What a client may do with transform controls: within their limits, under their lease."""

from __future__ import annotations

import math

from ..wire.pointer import GizmoDragged
from ..wire.scene import NodePlacement, NodePlacements
from ..wire.transform_controls import TransformControlsLook
from .entry import Entry, Identity
from .lease import Leases
from .scene_log import SceneLog

Vector = tuple[float, ...]
"""Three numbers, or a quaternion x y z w."""
SLACK = 1e-3
"""Metres or radians: pages reckon with other rounding."""
TURN = math.pi


class Gizmos:
    """Judges by the controls as they are in the log, a client's own before shared ones."""

    def __init__(self, log: SceneLog, leases: Leases) -> None:
        self._log = log
        self._leases = leases
        self._begun: dict[str, tuple[Vector, Vector]] = {}
        """Of each drag, home and orientation where it began."""

    def refusal(self, client: str, event: GizmoDragged) -> str:
        """Return why controls do not go there by this client, '' if they do."""
        for layer in (client, ''):
            look = self._part(layer, event.node, TransformControlsLook.SLOT)
            placed = self._part(layer, event.node, NodePlacements.SLOT)
            if isinstance(look, TransformControlsLook) and isinstance(placed, NodePlacements):
                return self._refusal(client, event, look, placed.rows()[event.node])
        return ''

    def group(self, client: str, node: str) -> str:
        """Return the control group of the controls that a client sees, '' for none."""
        for layer in (client, ''):
            look = self._part(layer, node, TransformControlsLook.SLOT)
            if isinstance(look, TransformControlsLook):
                return look.group
        return ''

    def forget(self, client: str) -> None:
        """A client left."""
        self._begun.pop(client, None)

    def _refusal(
        self, client: str, event: GizmoDragged, look: TransformControlsLook, place: NodePlacement
    ) -> str:
        reason = self._leases.lacks(look.group, client)
        if reason:
            return f'{event.node}: {reason}'
        home, begun = self._begun.get(client, ((), ()))
        if event.phase == 'start' or home != look.home_orientation:
            # Where the script put it meanwhile, a drag goes on from there.
            begun = place.orientation
            self._begun[client] = look.home_orientation, begun
        if not (moves_within(look, event.position) and turns_within(look, begun, event)):
            return f'{event.node} cannot be moved beyond its limits'
        return ''

    def _part(self, layer: str, node: str, slot: str) -> object:
        kept = self._log.get(Identity(layer, '', node, slot))
        return kept.message if isinstance(kept, Entry) else None


def moves_within(look: TransformControlsLook, position: Vector) -> bool:
    """Tell whether a place is within the limits, which are along the axes of home."""
    away = tuple(a - b for a, b in zip(position, look.home_position, strict=True))
    moved = _times(_times(_back(look.home_orientation), (*away, 0.0)), look.home_orientation)
    return all(
        least - SLACK <= each <= most + SLACK
        for each, (least, most) in zip(moved, look.translation_limits, strict=False)
    )


def turns_within(look: TransformControlsLook, begun: Vector, event: GizmoDragged) -> bool:
    """Tell whether a drag turned about one axis, as far as the limits about it allow."""
    if all(least <= -TURN and most >= TURN for least, most in look.rotation_limits):
        return True
    turn = _times(_back(begun), event.orientation)
    axis = max(range(3), key=lambda i: abs(turn[i]))
    if any(abs(turn[i]) > SLACK for i in range(3) if i != axis):
        return False
    angle = _twist(turn, axis)
    if abs(angle) <= SLACK:
        return True
    total = _twist(_times(_back(look.home_orientation), begun), axis) + angle
    total = math.remainder(total, 2.0 * TURN)
    least, most = look.rotation_limits[axis]
    return (least <= -TURN or total >= least - SLACK) and (most >= TURN or total <= most + SLACK)


def _twist(rotation: Vector, axis: int) -> float:
    """Return the angle of the part of a rotation that is about an axis, within half a turn."""
    return math.remainder(2.0 * math.atan2(rotation[axis], rotation[3]), 2.0 * TURN)


def _back(q: Vector) -> Vector:
    return -q[0], -q[1], -q[2], q[3]


def _times(a: Vector, b: Vector) -> Vector:
    ax, ay, az, aw = a
    bx, by, bz, bw = b
    return (
        aw * bx + ax * bw + ay * bz - az * by,
        aw * by - ax * bz + ay * bw + az * bx,
        aw * bz + ax * by - ay * bx + az * bw,
        aw * bw - ax * bx - ay * by - az * bz,
    )
