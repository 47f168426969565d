# SPDX-License-Identifier: Apache-2.0
"""The demo robot's URDF, made of the same numbers as its frames, and the state of its joints."""

from __future__ import annotations

import math
from typing import NamedTuple

from ros_viz_bridge.demo.drawing import MESHES
from ros_viz_bridge.demo.frames import BASE_FRAME, moving_transforms, static_transforms, Transform
from ros_viz_bridge.demo.robot import Robot

_GRAVITY = 9.81
_UPPER_KG, _FORE_KG = 0.8, 0.5
_UPPER_M, _FORE_M = 0.34, 0.28
_ORANGE, _SILVER = '0.95 0.6 0.1 1', '0.75 0.77 0.8 1'


class Joint(NamedTuple):
    """A joint that moves."""

    name: str
    type: str
    axis: str
    effort: float
    """Greatest, Nm."""


JOINTS = {
    'wheel_left': Joint('wheel_left_joint', 'continuous', '0 1 0', 3.0),
    'wheel_right': Joint('wheel_right_joint', 'continuous', '0 1 0', 3.0),
    'arm_base_link': Joint('arm_turn_joint', 'revolute', '0 0 1', 4.0),
    'arm_shoulder_link': Joint('arm_shoulder_joint', 'revolute', '0 1 0', 4.0),
    'arm_elbow_link': Joint('arm_elbow_joint', 'revolute', '0 1 0', 2.0),
}
"""By child link."""


class JointValues(NamedTuple):
    """The state of the joints, in the order of JOINTS."""

    names: list[str]
    positions: list[float]
    """Radians."""
    efforts: list[float]
    """Nm: what holds the arm against gravity."""


def joint_values(robot: Robot) -> JointValues:
    """Return where the joints are and what they bear."""
    turn, shoulder, elbow = robot.joints
    fore = _FORE_KG * _GRAVITY * _FORE_M / 2 * math.cos(shoulder + elbow)
    upper = (_UPPER_KG / 2 + _FORE_KG) * _GRAVITY * _UPPER_M * math.sin(shoulder)
    drive = 0.4 if robot.speed > 0.0 else 0.0
    return JointValues(
        [joint.name for joint in JOINTS.values()],
        [robot.left_wheel, robot.right_wheel, turn, shoulder, elbow],
        [drive, drive, 0.0, -(upper + fore), -fore],
    )


def urdf() -> str:
    """Return the robot description."""
    moving = [t for t in moving_transforms(Robot()) if t.child in JOINTS]
    fixed = list(static_transforms())
    links = [BASE_FRAME, *(t.child for t in (*moving, *fixed))]
    lines = ['<?xml version="1.0"?>', '<robot name="demo_robot">']
    lines += [_link(name) for name in links]
    lines += [_moving_joint(transform) for transform in moving]
    lines += [_fixed_joint(transform) for transform in fixed]
    return '\n'.join([*lines, '</robot>'])


def _link(name: str) -> str:
    return f'  <link name="{name}">{_BODIES.get(name, "")}</link>'


def _body(shape: str, *, xyz: str = '0 0 0', colour: str = '') -> str:
    material = f'<material name=""><color rgba="{colour}"/></material>' if colour else ''
    return (
        f'<visual><origin xyz="{xyz}"/><geometry>{shape}</geometry>{material}</visual>'
        f'<collision><origin xyz="{xyz}"/><geometry>{shape}</geometry></collision>'
    )


def _mesh(file: str, colour: str = '') -> str:
    return _body(f'<mesh filename="{MESHES}/{file}"/>', colour=colour)


_BODIES = {
    BASE_FRAME: _mesh('body.stl', _ORANGE) + _mesh('mast.obj'),
    'wheel_left': _mesh('wheel.dae'),
    'wheel_right': _mesh('wheel.dae'),
    'base_scan': _mesh('lidar.glb'),
    'arm_shoulder_link': _body('<box size="0.06 0.06 0.34"/>', xyz='0 0 0.17', colour=_SILVER),
    'arm_elbow_link': _body('<box size="0.28 0.05 0.05"/>', xyz='0.14 0 0', colour=_SILVER),
    'arm_tool': _body('<sphere radius="0.035"/>', colour=_ORANGE),
}


def _moving_joint(transform: Transform) -> str:
    joint = JOINTS[transform.child]
    limit = 'lower="-3.2" upper="3.2" ' if joint.type == 'revolute' else ''
    inside = (
        f'{_ends(transform)}<origin xyz="{_words(transform.translation)}"/>'
        f'<axis xyz="{joint.axis}"/><limit {limit}effort="{joint.effort:g}" velocity="10"/>'
    )
    return f'  <joint name="{joint.name}" type="{joint.type}">{inside}</joint>'


def _fixed_joint(transform: Transform) -> str:
    origin = f'xyz="{_words(transform.translation)}" rpy="{_words(_angles(transform.rotation))}"'
    name = f'{transform.child}_joint'
    return f'  <joint name="{name}" type="fixed">{_ends(transform)}<origin {origin}/></joint>'


def _ends(transform: Transform) -> str:
    return f'<parent link="{transform.parent}"/><child link="{transform.child}"/>'


def _angles(rotation: tuple[float, float, float, float]) -> tuple[float, float, float]:
    x, y, z, w = rotation
    return (
        math.atan2(2 * (w * x + y * z), 1 - 2 * (x * x + y * y)),
        math.asin(max(-1.0, min(1.0, 2 * (w * y - z * x)))),
        math.atan2(2 * (w * z + x * y), 1 - 2 * (y * y + z * z)),
    )


def _words(values: tuple[float, ...]) -> str:
    return ' '.join(f'{value + 0.0:.6g}' for value in values)
