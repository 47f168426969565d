# SPDX-License-Identifier: Apache-2.0
"""Small robot descriptions for tests."""

from __future__ import annotations

ARM = """<?xml version="1.0"?>
<robot name="arm">
  <material name="blue"><color rgba="0 0 1 1"/></material>
  <link name="base">
    <visual>
      <geometry><box size="1 2 3"/></geometry>
      <material name="blue"/>
    </visual>
    <collision><geometry><cylinder radius="0.5" length="2"/></geometry></collision>
  </link>
  <link name="upper">
    <visual name="shell">
      <origin xyz="1 2 3" rpy="0 0 1.5707963267948966"/>
      <geometry>
        <mesh filename="package://arm/meshes/upper.stl" scale="0.001 0.001 0.001"/>
      </geometry>
      <material name=""><color rgba="1 0 0 0.5"/></material>
    </visual>
  </link>
  <link name="finger"><visual><geometry><sphere radius="0.1"/></geometry></visual></link>
  <joint name="elbow" type="revolute">
    <origin xyz="0 0 0.5" rpy="0 0 0"/>
    <parent link="base"/><child link="upper"/>
    <axis xyz="0 2 0"/><limit lower="-1" upper="1.5" effort="20" velocity="2"/>
  </joint>
  <joint name="grip" type="prismatic">
    <parent link="upper"/><child link="finger"/>
    <axis xyz="1 0 0"/><limit lower="0" upper="0.1" effort="5" velocity="1"/>
    <mimic joint="elbow" multiplier="-0.5" offset="0.25"/>
  </joint>
</robot>
"""


def robot(inside: str) -> str:
    """Return a description with one link, and whatever else."""
    return f'<robot name="r">\n<link name="base"/>\n{inside}\n</robot>'


def body(shape: str, *, origin: str = '', tag: str = 'visual') -> str:
    """Return a description of which the link 'part' has one body."""
    return robot(
        f'<link name="part"><{tag}>{origin}<geometry>{shape}</geometry></{tag}></link>'
        '<joint name="j" type="fixed"><parent link="base"/><child link="part"/></joint>'
    )


def joint(name: str, parent: str, child: str, inside: str = '', *, kind: str = 'fixed') -> str:
    """Return a joint."""
    return (
        f'<joint name="{name}" type="{kind}"><parent link="{parent}"/><child link="{child}"/>'
        f'{inside}</joint>'
    )


BOMB = """<?xml version="1.0"?>
<!DOCTYPE robot [
 <!ENTITY a "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa">
 <!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
 <!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">
 <!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;">
]>
<robot name="&d;"><link name="base"/></robot>
"""
SPY = """<!DOCTYPE robot [<!ENTITY secret SYSTEM "file:///etc/passwd">]>
<robot name="&secret;"><link name="base"/></robot>
"""
