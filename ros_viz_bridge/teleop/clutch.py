# SPDX-License-Identifier: Apache-2.0
"""What a hand's motion since the clutch was closed means for the robot's end effector."""

from __future__ import annotations

from .rigid import (
    about_z,
    add,
    heading,
    IDENTITY,
    inverse,
    Pose,
    Quaternion,
    rotated,
    scaled,
    subtract,
    times,
    unit,
)


class Clutch:
    """
    Moves the effector as the hand has moved and turned since ``engage``.

    At ``engage`` the target is where the effector is measured to be, wherever the hand is.
    ``scale`` applies to distances, not to angles.
    """

    def __init__(self, *, scale: float = 1.0) -> None:
        if not 0.0 < scale <= 10.0:
            raise ValueError(f'scale is {scale}: above 0, and at most 10, is allowed')
        self._scale = scale
        self._hand = self._effector = Pose()
        self._turn = IDENTITY

    def engage(self, hand: Pose, effector: Pose, *, turn: float = 0.0) -> None:
        """
        Anchor ``hand`` (in the operator's axes) at ``effector`` (in the robot's base frame).

        ``turn`` is the angle about z, which is up in both, from the operator's axes to the
        robot's; ``alignment`` finds it.
        """
        self._hand, self._effector, self._turn = hand, effector, about_z(turn)

    def target(self, hand: Pose) -> Pose:
        """Return where the effector should be, in the robot's base frame."""
        moved = scaled(subtract(hand.position, self._hand.position), self._scale)
        turned = times(hand.orientation, inverse(self._hand.orientation))
        there = times(times(self._turn, turned), inverse(self._turn))
        return Pose(
            add(self._effector.position, rotated(self._turn, moved)),
            unit(times(there, self._effector.orientation)),
        )


def alignment(head: Quaternion, *, forward: float = 0.0) -> float:
    """
    Return the ``turn`` by which the way the operator looks becomes the robot's ``forward``.

    Yaw only: who nods or tilts the head does not tilt the world. ``forward`` is an angle about z
    in the robot's base frame, radians.
    """
    return forward - heading(head)
