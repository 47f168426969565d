# SPDX-License-Identifier: Apache-2.0
"""std_msgs/msg/String named robot_description: a robot model."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
import re

from ..cdr import View
from ..wire.display import StatusItem
from ..wire.robot import Robot
from .base import (
    DisplayError,
    DisplayOptions,
    Elsewhere,
    NodeParameter,
    option,
    Source,
    TextFile,
)
from .robot.markup import quoted
from .robot.urdf import read_urdf
from .robot.uris import asset_uri
from .robot.values import ValueProblem

ROS_TYPE = 'std_msgs/msg/String'
_PARAMETER = re.compile(r'(/?[A-Za-z_]\w*(?:/[A-Za-z_]\w*)*)(?::([A-Za-z_][\w./]*))?', re.ASCII)


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
    file: str = option(
        '',
        'Description file (.urdf, .xml) to read instead of the topic: package://<package>/<path>,'
        ' or file:///<path> in a folder of the parameter asset_roots.',
        shared=True,
    )
    parameter: str = option(
        '',
        'Parameter to read instead of the topic, as node:name; the name robot_description may be'
        ' left out.',
        shared=True,
    )


def accepts(topic: str) -> bool:
    """Tell whether texts on this topic describe a robot, as their name says."""
    return topic.rsplit('/', 1)[-1] == 'robot_description'


def elsewhere(options: Options) -> Elsewhere | None:
    """
    Return where the description is, where not on the topic.

    Raises DisplayError for settings that name no such place.
    """
    if options.file and options.parameter:
        raise DisplayError('file and parameter are both set: the description is in one of them')
    if options.file:
        try:
            return TextFile(asset_uri(options.file))
        except ValueProblem as problem:
            raise DisplayError(f'file: {problem}') from None
    if options.parameter:
        match = _PARAMETER.fullmatch(options.parameter)
        if match is None:
            raise DisplayError(
                f'parameter is {quoted(options.parameter)}: it must be node:name, such as'
                ' robot_state_publisher:robot_description'
            )
        return NodeParameter(match[1], match[2] or 'robot_description')
    return None


def convert(msg: View, source: Source) -> Iterator[Robot | StatusItem]:
    """Return the robot that the text describes, and a StatusItem for each part with a fault."""
    robot, items = read_urdf(msg.data, display=source.display)
    yield robot
    yield from items
