# SPDX-License-Identifier: Apache-2.0
"""Inverse kinematics under the hand: drag the gizmo, and an arm of five joints reaches for it."""

from __future__ import annotations

from typing import Any

import numpy as np

from ros_viz_bridge import Server
from ros_viz_bridge.viser.transforms import SE3, SO3

AXES = 'zyyyz'
LENGTH = 0.5
TURN = {'y': SO3.from_y_radians, 'z': SO3.from_z_radians}


def links(angles: np.ndarray) -> list[SE3]:
    """Return where each link is in the base; the last one is the hand."""
    poses = [SE3.identity()]
    for axis, angle in zip(AXES, angles, strict=True):
        joint = SE3.from_rotation(TURN[axis](angle))
        poses.append(poses[-1] @ joint @ SE3.from_translation(np.array([0.0, 0.0, LENGTH])))
    return poses


def reach(angles: np.ndarray, target: np.ndarray) -> np.ndarray:
    """Return angles that bring the hand nearer: damped least squares."""
    for _ in range(20):
        error = target - links(angles)[-1].translation()
        moved = [links(angles + 1e-4 * unit)[-1].translation() for unit in np.eye(len(AXES))]
        jacobian = (np.array(moved).T - (target - error)[:, None]) / 1e-4
        damped = jacobian @ jacobian.T + 0.02 * np.eye(3)
        angles = angles + np.clip(jacobian.T @ np.linalg.solve(damped, error), -0.2, 0.2)
    return angles


def main() -> None:
    server = Server(label='reach')
    bodies = [
        server.scene.add_cylinder(f'/arm/{i}', 0.09 - 0.012 * i, LENGTH, (90, 130, 220))
        for i in range(len(AXES))
    ]
    angles = np.array([0.3, 0.6, 0.6, 0.4, 0.0])
    goal = server.scene.add_transform_controls('/goal', 0.5, disable_rotations=True)
    goal.position = links(angles)[-1].translation()
    error = server.gui.add_number('Off by', 0.0, disabled=True, hint='metres')

    def follow(event: Any = None) -> None:
        nonlocal angles
        angles = reach(angles, goal.position)
        poses = links(angles)
        with server.atomic():  # an arm never falls apart in a picture
            for body, pose in zip(bodies, poses[1:], strict=True):
                middle = pose @ SE3.from_translation(np.array([0.0, 0.0, -LENGTH / 2]))
                body.update(wxyz=middle.rotation().wxyz, position=middle.translation())
        error.value = round(float(np.linalg.norm(poses[-1].translation() - goal.position)), 3)

    goal.on_update(follow)  # a slow one misses steps between, never the last
    follow()
    print(f'Open {server.url}', flush=True)
    server.sleep_forever()


if __name__ == '__main__':
    main()
