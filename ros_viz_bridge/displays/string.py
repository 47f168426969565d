# SPDX-License-Identifier: Apache-2.0
"""std_msgs/msg/String named robot_description: a robot model."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..cdr import View
from ..wire.display import StatusItem
from ..wire.robot import Robot
from .base import DisplayOptions, option, Source
from .robot.urdf import read_urdf

ROS_TYPE = 'std_msgs/msg/String'


@dataclass(frozen=True)
class Options(DisplayOptions):
    """How the robot is drawn, and what moves it."""

    visual: bool = option(True, 'Draw the visual bodies.')
    collision: bool = option(False, 'Draw the collision bodies.')
    mass: bool = option(
        False, 'Draw the mass of each link as a ball of lead at its centre of mass.'
    )
    inertia: bool = option(
        False, 'Draw the inertia of each link as the even box that has the same.'
    )
    alpha: float = option(
        1.0, 'Times the opacity of every body.', minimum=0.0, maximum=1.0, step=0.05
    )
    collision_color: str = option(
        '#f2a33a',
        'Colour of the collision bodies.',
        kind='color',
        shown_if='collision=true',
    )
    link_alpha: str = option(
        '',
        'Opacity of single links, such as arm_*: 0.3, gripper: 0.5; the first that fits counts.',
        label='Alpha of links',
    )
    axes: str = option(
        '',
        'Links whose axes are drawn, separated by commas; * stands for anything.',
        label='Axes of links',
    )
    trails: str = option(
        '',
        'Links behind which the last 2 m of their way are drawn; as in axes.',
        label='Trails of links',
    )
    tf_prefix: str = option(
        '', 'Put before the names of links, with a /, to make the names of their frames.'
    )
    joint_states: str = option(
        'auto',
        'Topic with the state of the joints, where no transforms of the links are published;'
        ' auto finds it, an empty text uses transforms only.',
    )
    hidden: str = option(
        '', 'Links that are not drawn, separated by commas; * stands for anything.'
    )


def accepts(topic: str) -> bool:
    """Tell whether texts on this topic describe a robot, as their name says."""
    return topic.rsplit('/', 1)[-1] == 'robot_description'


def convert(msg: View, source: Source) -> Iterator[Robot | StatusItem]:
    """Return the robot that the text describes, and a StatusItem for each part with a fault."""
    robot, items = read_urdf(msg.data, display=source.display)
    yield robot
    yield from items
