# SPDX-License-Identifier: Apache-2.0
"""The URDF of an arm of seven joints on a table, for trying teleoperation without a robot."""

from __future__ import annotations

from typing import NamedTuple

BASE, TIP = 'arm_base', 'arm_tool'
_WHITE, _ORANGE = '0.9 0.9 0.92 1', '0.95 0.6 0.1 1'


class _Joint(NamedTuple):
    name: str
    xyz: str
    """Of the joint in the link before it, metres."""
    axis: str
    limit: float
    """Radians to either side."""
    shape: str
    middle: str
    """Of the shape in the link that the joint moves."""


# Shoulder, elbow and wrist have three, one and three axes, as a human arm has.
_JOINTS = (
    _Joint('turn', '0 0 0.12', '0 0 1', 2.9, '<cylinder radius="0.07" length="0.14"/>', '0 0 0.1'),
    _Joint('lift', '0 0 0.2', '0 1 0', 1.9, '<box size="0.09 0.09 0.2"/>', '0 0 0.1'),
    _Joint('roll', '0 0 0.2', '0 0 1', 2.9, '<box size="0.08 0.08 0.14"/>', '0 0 0.06'),
    _Joint('elbow', '0 0 0.12', '0 1 0', 2.4, '<box size="0.07 0.07 0.16"/>', '0 0 0.08'),
    _Joint('twist', '0 0 0.16', '0 0 1', 2.9, '<box size="0.06 0.06 0.15"/>', '0 0 0.07'),
    _Joint('bend', '0 0 0.14', '0 1 0', 2.0, '<box size="0.06 0.06 0.07"/>', '0 0 0.03'),
    _Joint(
        'hand', '0 0 0.07', '0 0 1', 2.9, '<cylinder radius="0.03" length="0.06"/>', '0 0 0.03'
    ),
)
HOME = (0.0, 0.5, 0.0, 1.4, 0.0, 1.2, 0.0)
"""Radians: elbow bent, hand in front, tool pointing down."""


def urdf() -> str:
    """Return the description; the tool's z points out of the hand."""
    lines = ['<?xml version="1.0"?>', '<robot name="demo_arm">']
    lines.append(_link(BASE, '<cylinder radius="0.09" length="0.12"/>', '0 0 0.06', _WHITE))
    parent = BASE
    for i, joint in enumerate(_JOINTS):
        child = f'arm_{joint.name}'
        lines.append(_link(child, joint.shape, joint.middle, _ORANGE if i % 2 else _WHITE))
        lines.append(
            f'  <joint name="{child}_joint" type="revolute"><parent link="{parent}"/>'
            f'<child link="{child}"/><origin xyz="{joint.xyz}"/><axis xyz="{joint.axis}"/>'
            f'<limit lower="-{joint.limit}" upper="{joint.limit}" effort="50" velocity="2.5"/>'
            '</joint>'
        )
        parent = child
    lines.append(f'  <link name="{TIP}"/>')
    lines.append(
        f'  <joint name="{TIP}_joint" type="fixed"><parent link="{parent}"/>'
        f'<child link="{TIP}"/><origin xyz="0 0 0.1"/></joint>'
    )
    return '\n'.join([*lines, '</robot>'])


def _link(name: str, shape: str, middle: str, colour: str) -> str:
    body = f'<origin xyz="{middle}"/><geometry>{shape}</geometry>'
    material = f'<material name=""><color rgba="{colour}"/></material>'
    return (
        f'  <link name="{name}"><visual>{body}{material}</visual>'
        f'<collision>{body}</collision></link>'
    )
