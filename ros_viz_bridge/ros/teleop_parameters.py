# SPDX-License-Identifier: Apache-2.0
"""The parameters of headsets and of teleoperation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ..teleop.limits import Limits
from .parameter import parameter


def _number(name: str, default: float, doc: str, low: float, high: float) -> Any:
    return parameter(default, doc, name=f'teleop.{name}', minimum=low, maximum=high, live=True)


@dataclass(frozen=True)
class TeleopParameters:
    """What a headset's hands do; a change lets go of the robot, and counts from the next grip."""

    xr_parent_frame: str = parameter(
        '',
        'Parent of xr_origin, the floor of a headset: its operator stands at its origin and faces '
        'along its x. Empty: the frame of the scene, where the operator is in it.',
        name='xr.parent_frame',
        live=True,
    )
    xr_haptic_duration: float = parameter(
        0.1,
        'Seconds for which a controller shakes: JoyFeedback does not tell.',
        name='xr.haptic_duration',
        minimum=0.01,
        maximum=5.0,
        live=True,
    )
    teleop_base_frame: str = parameter(
        'base_link', 'Frame of targets: x forward, z up.', name='teleop.base_frame', live=True
    )
    teleop_left_effector_frame: str = parameter(
        '',
        'End effector that the left hand moves, as it is in TF; empty: it moves none.',
        name='teleop.left.effector_frame',
        live=True,
    )
    teleop_right_effector_frame: str = parameter(
        '',
        'End effector that the right hand moves, as it is in TF; empty: it moves none.',
        name='teleop.right.effector_frame',
        live=True,
    )
    teleop_clutch: str = parameter(
        'squeeze',
        'Button of a controller that is held to move; the other one closes the gripper.',
        name='teleop.clutch',
        choices=('squeeze', 'trigger'),
        live=True,
    )
    teleop_hand_clutch: str = parameter(
        'grasp',
        'What a bare hand does to move; the other one closes the gripper.',
        name='teleop.hand_clutch',
        choices=('grasp', 'pinch'),
        live=True,
    )
    teleop_scale: float = _number(
        'scale', 1.0, "Metres of the robot for one of the hand's.", 0.01, 10.0
    )
    teleop_forward: float = _number(
        'forward', 0.0, "The robot's forward, as an angle about z of its base (rad).", -3.15, 3.15
    )
    teleop_smoothing: float = _number(
        'smoothing', 2.0, 'Cutoff for a hand at rest (Hz): less trembles less; 0: none.', 0.0, 50.0
    )
    teleop_workspace_x_min: float = _number(
        'workspace.x_min', -1.0, 'Least x of a target in its base frame (m).', -100.0, 100.0
    )
    teleop_workspace_x_max: float = _number(
        'workspace.x_max', 1.0, 'Greatest x of a target (m).', -100.0, 100.0
    )
    teleop_workspace_y_min: float = _number(
        'workspace.y_min', -1.0, 'Least y of a target (m).', -100.0, 100.0
    )
    teleop_workspace_y_max: float = _number(
        'workspace.y_max', 1.0, 'Greatest y of a target (m).', -100.0, 100.0
    )
    teleop_workspace_z_min: float = _number(
        'workspace.z_min', 0.0, 'Least z of a target (m).', -100.0, 100.0
    )
    teleop_workspace_z_max: float = _number(
        'workspace.z_max', 2.0, 'Greatest z of a target (m).', -100.0, 100.0
    )
    teleop_speed: float = _number('speed', 0.5, 'Greatest speed of a target (m/s).', 0.001, 10.0)
    teleop_acceleration: float = _number(
        'acceleration', 5.0, 'Greatest acceleration of a target (m/s^2).', 0.01, 100.0
    )
    teleop_turn_speed: float = _number(
        'turn_speed', 2.0, 'How fast a target turns at most (rad/s).', 0.01, 20.0
    )
    teleop_turn_acceleration: float = _number(
        'turn_acceleration', 20.0, 'Likewise, its acceleration (rad/s^2).', 0.01, 200.0
    )
    teleop_jump: float = _number(
        'jump', 0.1, 'A hand that moves farther between two frames was lost (m).', 0.001, 1.0
    )
    teleop_turn_jump: float = _number('turn_jump', 0.6, 'Likewise, if it turns (rad).', 0.01, 3.14)
    teleop_gripper_opened: float = _number(
        'gripper.opened', 0.0, "The open gripper's value, in its unit.", -1000.0, 1000.0
    )
    teleop_gripper_closed: float = _number(
        'gripper.closed', 1.0, 'The value of the closed one.', -1000.0, 1000.0
    )

    def effector(self, hand: str) -> str:
        """Return the end effector that a hand moves, '' for none."""
        left, right = self.teleop_left_effector_frame, self.teleop_right_effector_frame
        return left if hand == 'left' else right

    def limits(self) -> Limits:
        """Return the limits of targets. Raises ValueError where the workspace is empty."""
        return Limits(
            (
                self.teleop_workspace_x_min,
                self.teleop_workspace_y_min,
                self.teleop_workspace_z_min,
            ),
            (
                self.teleop_workspace_x_max,
                self.teleop_workspace_y_max,
                self.teleop_workspace_z_max,
            ),
            speed=self.teleop_speed,
            acceleration=self.teleop_acceleration,
            turn_speed=self.teleop_turn_speed,
            turn_acceleration=self.teleop_turn_acceleration,
            jump=self.teleop_jump,
            turn_jump=self.teleop_turn_jump,
        )
