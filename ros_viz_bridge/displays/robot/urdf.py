# SPDX-License-Identifier: Apache-2.0
"""From the text of a URDF to the scene message ``Robot``."""

from __future__ import annotations

from ...wire.display import StatusItem
from ...wire.robot import Robot, RobotJoint
from ..base import DisplayError
from .bodies import read_links
from .inertials import read_inertials
from .joints import Joint, read_joints
from .markup import quoted, read_markup
from .materials import Materials
from .report import Report
from .tree import check_mimics, check_roots, make_tree


def read_urdf(text: str, *, display: str) -> tuple[Robot, list[StatusItem]]:
    """
    Return the robot that a URDF describes, and what is wrong with parts of it.

    Raises DisplayError for a text that describes no robot at all.
    """
    root = read_markup(text)
    if root.tag != 'robot':
        hint = '; this is SDF, which is not read' if root.tag == 'sdf' else ''
        raise DisplayError(
            f'line {root.line}: a robot description begins with <robot>, not with'
            f' {quoted(root.tag)}{hint}'
        )
    report = Report()
    materials = Materials(root, report)
    links = read_links(root, materials, report)
    if not links:
        raise DisplayError('the description has no link that could be shown')
    roots, joints = make_tree(links, read_joints(root, links, report), report)
    check_roots(roots, report)
    check_mimics(joints, report)
    numbers = {name: i for i, name in enumerate(links)}
    order = {joint.name: i for i, joint in enumerate(joints)}
    robot = Robot(
        display=display,
        key='robot',
        frame=roots[0],
        stamp=0.0,
        name=root.attributes.get('name', '')[:256],
        materials=materials.list,
        links=list(links.values()),
        joints=[_joint(joint, numbers, order) for joint in joints],
        inertials=read_inertials(root, numbers, report),
    )
    return robot, report.items()


def _joint(joint: Joint, links: dict[str, int], joints: dict[str, int]) -> RobotJoint:
    return RobotJoint(
        name=joint.name,
        type=joint.type,
        parent=links[joint.parent],
        child=links[joint.child],
        position=joint.position,
        orientation=joint.orientation,
        axis=joint.axis,
        lower=joint.lower,
        upper=joint.upper,
        effort=joint.effort,
        mimic=joints.get(joint.mimic, -1),
        multiplier=joint.multiplier,
        offset=joint.offset,
    )
