# SPDX-License-Identifier: Apache-2.0
"""A simulated arm whose tip follows a target: damped least squares, within joint limits."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from transforms3d.quaternions import mat2quat

from ros_viz_bridge.demo.arm_chain import ArmChain, F64, matrix_of
from ros_viz_bridge.teleop.rigid import Pose, rotation_vector

_DAMPING = 0.05
"""Trades exactness for calm near singularities; 0 would be the pseudo-inverse."""
_ROUNDS = 2
"""Steps of the solver in one of time."""


class Arm:
    """
    The state of the arm.

    Where the target cannot be reached, the tip gets as near as the joints let it: no joint passes
    its limits, or moves faster than ``speed`` (radians or metres per second).
    """

    def __init__(self, chain: ArmChain, start: Sequence[float], *, speed: float = 2.5) -> None:
        self.chain = chain
        self.joints = np.clip(np.array(start, np.float64), chain.lower, chain.upper)
        """(n,), in the order of ``chain.names``."""
        self._speed = speed

    @property
    def tip(self) -> Pose:
        """Where the tip is, in the chain's base."""
        matrix, _ = self.chain.tip(self.joints)
        w, x, y, z = mat2quat(matrix[:3, :3])
        return Pose.of([*matrix[:3, 3], x, y, z, w])

    def follow(self, target: Pose, *, dt: float) -> None:
        """Move for ``dt`` seconds towards ``target``, which is in the chain's base."""
        goal, joints = matrix_of(target), self.joints
        for _ in range(_ROUNDS):
            joints = self._nearer(joints, goal)
        most = self._speed * dt
        self.joints = self.joints + np.clip(joints - self.joints, -most, most)

    def _nearer(self, joints: F64, goal: F64) -> F64:
        """Return joints whose tip is nearer to ``goal``, (4, 4)."""
        tip, jacobian = self.chain.tip(joints)
        w, x, y, z = mat2quat(goal[:3, :3] @ tip[:3, :3].T)
        wanted = np.array([*(goal[:3, 3] - tip[:3, 3]), *rotation_vector((x, y, z, w))])
        moved = joints + _damped(jacobian, wanted)
        limited = np.clip(moved, self.chain.lower, self.chain.upper)
        stuck = limited != moved
        if stuck.any():
            # What joints at their limits do not do, the others try.
            rest = wanted - jacobian[:, stuck] @ (limited - joints)[stuck]
            others = np.where(stuck, 0.0, _damped(jacobian * ~stuck, rest))
            limited = np.clip(
                np.where(stuck, limited, joints + others), self.chain.lower, self.chain.upper
            )
        return limited


def _damped(jacobian: F64, wanted: F64) -> F64:
    """Return the joint motion (n,) for a motion (6,) of the tip."""
    square = jacobian @ jacobian.T + _DAMPING**2 * np.eye(6)
    motion: F64 = jacobian.T @ np.linalg.solve(square, wanted)
    return motion
