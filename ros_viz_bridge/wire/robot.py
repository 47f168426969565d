# SPDX-License-Identifier: Apache-2.0
"""A robot model, and the state of joints."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Literal

from .columns import F64
from .message import Kind, Priority, StateMessage

Shape = Literal['box', 'cylinder', 'sphere', 'capsule', 'mesh']
JointType = Literal['revolute', 'continuous', 'prismatic', 'fixed', 'floating', 'planar']


@dataclass(frozen=True)
class RobotGeometry:
    """One visual or collision body of a link."""

    name: str
    shape: Shape
    size: tuple[float, float, float]
    """
    Metres: box x y z; cylinder and capsule radius, length (of a capsule without its caps), 0;
    sphere radius, 0, 0. Of a mesh its scale factors.
    """
    mesh: str
    """URI, package:// or file://; '' of other shapes."""
    position: tuple[float, float, float]
    """In the link's frame, metres."""
    orientation: tuple[float, float, float, float]
    """Unit quaternion x y z w."""
    material: int
    """Index into ``Robot.materials``, -1 for none: a mesh keeps its own."""


@dataclass(frozen=True)
class RobotMaterial:
    """A colour, and a texture where there is one."""

    name: str
    color: tuple[float, float, float, float]
    """r g b a in 0..1."""
    texture: str
    """URI, '' for none."""


@dataclass(frozen=True)
class RobotLink:
    """A rigid body, with the frame of its name."""

    name: str
    visuals: list[RobotGeometry]
    collisions: list[RobotGeometry]


@dataclass(frozen=True)
class RobotInertial:
    """What a link weighs."""

    link: int
    """Index into ``Robot.links``; no two have the same one."""
    mass: float
    """kg."""
    position: tuple[float, float, float]
    """Of the centre of mass in the link's frame, metres."""
    orientation: tuple[float, float, float, float]
    """Of the principal axes of inertia in the link's frame; unit quaternion x y z w."""
    box: tuple[float, float, float]
    """
    Size, along these axes and in metres, of the even box with this mass and inertia; zeros where
    there is none.
    """


@dataclass(frozen=True)
class RobotJoint:
    """What holds the child link to the parent link."""

    name: str
    type: JointType
    parent: int
    """Index into ``Robot.links``."""
    child: int
    """Index into ``Robot.links``; no two joints have the same one, and none leads in a circle."""
    position: tuple[float, float, float]
    """Of the child's frame in the parent's while the joint is at 0; metres."""
    orientation: tuple[float, float, float, float]
    axis: tuple[float, float, float]
    """Of rotation or translation in the child's frame, of length 1."""
    lower: float
    """Radians or metres; both limits are 0 where there are none."""
    upper: float
    effort: float
    """Greatest effort, Nm or N; 0 where it is not told."""
    mimic: int
    """Index of the joint that this one follows, -1 for none."""
    multiplier: float
    offset: float
    """position = multiplier * (position of the other) + offset."""


@dataclass(frozen=True)
class Robot(StateMessage):
    """A robot model: links, placed by the transforms of their frames or by their joints."""

    PRIORITY: ClassVar[Priority] = Priority.SMALL

    frame: str
    """The root link; of several roots, the first."""
    stamp: float
    """0: placed by the latest transforms."""
    name: str
    materials: list[RobotMaterial]
    links: list[RobotLink]
    joints: list[RobotJoint]
    """In such an order that the joint above a link comes before those below it."""
    inertials: list[RobotInertial]
    """Of the links of which anything is known."""


@dataclass(frozen=True)
class JointStates(StateMessage):
    """
    What became known of joints; its fold is the newest of every joint.

    A number that a message does not tell is NaN: the one told before stays.
    """

    KIND: ClassVar[Kind] = Kind.FOLD
    PRIORITY: ClassVar[Priority] = Priority.SMALL

    names: list[str]
    stamp: F64
    """(n,) ROS time, seconds."""
    position: F64
    """(n,) radians or metres."""
    velocity: F64
    effort: F64
    """(n,) Nm or N."""
