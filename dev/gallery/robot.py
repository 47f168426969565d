# SPDX-License-Identifier: Apache-2.0
"""A robot by its description, its joints, and their effort."""

from __future__ import annotations

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
    joints = JointState(
        header=header(''),
        name=['shoulder', 'elbow'],
        position=[0.5, 1.1],
        effort=[40.0, -18.0],
    )
    eye, target = (-1.6, -3.0, 1.8), (0.4, 0.0, 0.7)
    found = []
    for name, title, options in (
        ('robot_model', 'Robot model by its joint states', {}),
        ('robot_collision', 'Robot model, collision shapes', {'visual': False, 'collision': True}),
    ):
        found.append(
            Scene(
                f'{name}/robot_description',
                title,
                String(data=URDF),
                {**options, 'joint_states': f'/gallery/{name}/joint_states'},
                others={f'/gallery/{name}/joint_states': joints},
                eye=eye,
                target=target,
                rviz='robot_model_display_with_visuals' if name == 'robot_model' else '',
                note="The robot is another one than RViz's." if name == 'robot_model' else '',
            )
        )
    return found
