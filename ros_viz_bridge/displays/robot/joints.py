# SPDX-License-Identifier: Apache-2.0
"""Joints of a robot description: each by itself, then as the tree that they must be."""

from __future__ import annotations

from dataclasses import dataclass, field
import typing
from typing import Any

from ...wire.robot import JointType
from .bodies import LONGEST_NAME
from .markup import Element, quoted
from .report import Report
from .values import direction, IDENTITY, number, origin, Quaternion, ValueProblem, Vector3, ZERO

TYPES: tuple[JointType, ...] = typing.get_args(JointType)
MOVING = ('revolute', 'continuous', 'prismatic')
MOST_JOINTS = 4096


@dataclass
class Joint:
    """A joint as it is written, links and mimicked joint by name."""

    name: str
    type: JointType
    parent: str
    child: str
    element: Element
    position: Vector3 = ZERO
    orientation: Quaternion = IDENTITY
    axis: Vector3 = (1.0, 0.0, 0.0)
    lower: float = 0.0
    upper: float = 0.0
    effort: float = 0.0
    mimic: str = ''
    multiplier: float = 1.0
    offset: float = 0.0

    part: str = field(init=False)

    def __post_init__(self) -> None:
        self.part = f'joint {self.name}'


def read_joints(robot: Element, links: Any, report: Report) -> list[Joint]:
    """
    Return the joints between ``links``, in order.

    One without its links is left out; of a wrong origin, axis, limit or mimic the default is
    taken. Each is reported.
    """
    found: dict[str, Joint] = {}
    for element in robot.all('joint'):
        name = element.attributes.get('name', '')
        part = f'joint {name[:60]}' if name else 'joint'
        if not name or len(name) > LONGEST_NAME:
            report.error(part, element, 'it needs a name (of sensible length): it is left out')
        elif name in found:
            report.error(part, element, 'there is a joint of this name already: it is left out')
        elif len(found) >= MOST_JOINTS:
            report.error('joints', element, f'at most {MOST_JOINTS} joints are used')
            break
        else:
            parent, child = _end(element, 'parent'), _end(element, 'child')
            lost = next((end for end in (parent, child) if end not in links), None)
            if lost is None:
                joint = Joint(name, _type(element, part, report), parent, child, element)
                _fill(joint, report)
                found[name] = joint
            else:
                report.error(part, element, f'there is no link {quoted(lost)}: it is left out')
    return list(found.values())


def _end(joint: Element, tag: str) -> str:
    end = joint.first(tag)
    return '' if end is None else end.attributes.get('link', '').removeprefix('/')


def _type(element: Element, part: str, report: Report) -> JointType:
    said = element.attributes.get('type', '')
    for known in TYPES:
        if said == known:
            return known
    text = f'type is {quoted(said)}: taken as fixed; there are {", ".join(TYPES)}'
    report.error(part, element, text)
    return 'fixed'


def _fill(joint: Joint, report: Report) -> None:
    """Read what is inside a joint."""
    for tag, read in (
        ('origin', _read_origin),
        ('axis', _read_axis),
        ('limit', _read_limit),
        ('mimic', _read_mimic),
    ):
        element = joint.element.first(tag)
        if element is None:
            continue
        try:
            read(joint, element)
        except ValueProblem as problem:
            report.error(joint.part, element, str(problem))
    if joint.type in ('revolute', 'prismatic') and joint.element.first('limit') is None:
        text = f'it has no <limit>, which a {joint.type} joint must have'
        report.warn(joint.part, joint.element, text)
    if joint.lower > joint.upper:
        report.warn(joint.part, joint.element, 'its lower limit is above the upper one')
        joint.lower = joint.upper = 0.0


def _read_origin(joint: Joint, element: Element) -> None:
    joint.position, joint.orientation = origin(element)


def _read_axis(joint: Joint, element: Element) -> None:
    if joint.type not in ('fixed', 'floating'):
        joint.axis = direction(element, 'xyz')


def _read_limit(joint: Joint, element: Element) -> None:
    joint.effort = abs(number(element, 'effort', 0.0))
    if joint.type != 'continuous':
        joint.lower = number(element, 'lower', 0.0)
        joint.upper = number(element, 'upper', 0.0)


def _read_mimic(joint: Joint, element: Element) -> None:
    joint.multiplier = number(element, 'multiplier', 1.0)
    joint.offset = number(element, 'offset', 0.0)
    joint.mimic = element.attributes.get('joint', '')
