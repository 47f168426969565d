# SPDX-License-Identifier: Apache-2.0
"""A robot by its description, its joints, and their effort."""

from __future__ import annotations

from typing import Any

from sensor_msgs.msg import JointState
from std_msgs.msg import String

from .scene import header, Scene

URDF = """
<robot name="gallery_arm">
  <material name="orange"><color rgba="1 0.5 0.1 1"/></material>
  <material name="grey"><color rgba="0.5 0.5 0.55 1"/></material>
  <link name="map"/>
  <link name="base"><visual><origin xyz="0 0 0.1"/>
    <geometry><cylinder radius="0.35" length="0.2"/></geometry><material name="grey"/></visual>
  </link>
  <link name="upper"><visual><origin xyz="0 0 0.5"/>
    <geometry><box size="0.16 0.16 0.9"/></geometry><material name="orange"/></visual>
    <collision><origin xyz="0 0 0.5"/><geometry><box size="0.24 0.24 1"/></geometry></collision>
  </link>
  <link name="lower"><visual><origin xyz="0 0 0.4"/>
    <geometry><box size="0.12 0.12 0.8"/></geometry><material name="orange"/></visual>
    <collision><origin xyz="0 0 0.4"/><geometry><box size="0.2 0.2 0.8"/></geometry></collision>
  </link>
  <link name="tool"><visual><geometry><sphere radius="0.14"/></geometry>
    <material name="grey"/></visual></link>
  <joint name="fixed_base" type="fixed"><parent link="map"/><child link="base"/></joint>
  <joint name="shoulder" type="revolute"><parent link="base"/><child link="upper"/>
    <origin xyz="0 0 0.2"/><axis xyz="0 1 0"/>
    <limit lower="-2" upper="2" effort="50" velocity="1"/></joint>
  <joint name="elbow" type="revolute"><parent link="upper"/><child link="lower"/>
    <origin xyz="0 0 1"/><axis xyz="0 1 0"/>
    <limit lower="-2" upper="2" effort="30" velocity="1"/></joint>
  <joint name="wrist" type="fixed"><parent link="lower"/><child link="tool"/>
    <origin xyz="0 0 0.85"/></joint>
</robot>
"""


def scenes() -> list[Scene]:
    """Return the pictures."""
    eye, target = (-1.6, -3.0, 1.8), (0.4, 0.0, 0.7)
    topic, states = '/gallery/arm/robot_description', '/gallery/arm/joint_states'
    joints = JointState(
        header=header(''),
        name=['shoulder', 'elbow'],
        position=[0.5, 1.1],
        effort=[40.0, -18.0],
    )
    robot, placed = String(data=URDF), {'joint_states': states}
    made: tuple[tuple[str, dict[str, Any], str], ...] = (
        ('', {}, 'Its visual bodies, placed by a JointState where nobody publishes transforms.'),
        ('_collision', {'visual': False, 'collision': True}, 'Its collision bodies.'),
        (
            '_both',
            {'alpha': 0.4, 'collision': True, 'collision_color': '#55aaff'},
            'Both, see-through.',
        ),
        ('_hidden', {'hidden': 'upper'}, 'Without one of its links.'),
    )
    found = [
        Scene(
            f'robot_model{name}',
            says,
            robot,
            {**placed, **options},
            topic=topic,
            silent={states: joints},
            eye=eye,
            target=target,
        )
        for name, options, says in made
    ]
    effort = Scene(
        'joint_state',
        'The effort of each joint, as an arrow about its axis, over its limit.',
        joints,
        topic=states,
        options={'scale': 0.8, 'width': 0.04},
        others={topic: robot},
        eye=eye,
        target=target,
    )
    return [*found, effort]
