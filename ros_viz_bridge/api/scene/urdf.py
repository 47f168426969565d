# SPDX-License-Identifier: Apache-2.0
"""Robots from their descriptions: a frame for each link, moved by the positions of joints."""

from __future__ import annotations

from collections.abc import Mapping
import logging
import math
import os
from pathlib import Path
from types import NoneType
from typing import Any

from numpy.typing import ArrayLike

from ...core.internal import internal
from ...displays.base import DisplayError
from ...displays.robot.urdf import read_urdf
from ...wire.robot import Robot, RobotGeometry, RobotJoint
from .. import checks
from .frames import FrameHandle, Frames
from .model_file import ModelFile
from .model_files import ModelFiles
from .primitives import Primitives
from .urdf_files import Packages, UrdfFiles

logger = logging.getLogger(__name__)

Quaternion = tuple[float, float, float, float]
Rgba = tuple[float, float, float, float]
GREY: Rgba = (0.7, 0.7, 0.7, 1.0)
ORANGE: Rgba = (0.95, 0.64, 0.23, 0.6)


class UrdfHandle(FrameHandle):
    """A robot. Its links are frames below it, each below the one that its joint hangs on."""

    _robot: Robot
    _links: dict[int, FrameHandle]
    _values: dict[str, float]

    @property
    def joints(self) -> dict[str, float]:
        """Positions by joint, radians or metres; assigning some leaves the others."""
        return dict(self._values)

    @joints.setter
    def joints(self, joints: Mapping[str, float]) -> None:
        self.update(joints=joints)

    @property
    def joint_limits(self) -> dict[str, tuple[float, float]]:
        """Lowest and highest position of each joint that can be moved; -inf, inf without any."""
        found = {}
        for joint in self._robot.joints:
            if joint.name in self._values:
                free = joint.lower == joint.upper == 0.0
                found[joint.name] = (-math.inf, math.inf) if free else (joint.lower, joint.upper)
        return found

    def update(self, **values: Any) -> None:
        """Change several properties at once: a pose, ``joints``."""
        joints = _positions(values.pop('joints', None) or {}, self._values)
        super().update(**values)
        self._move(joints)

    @internal
    def begin_with(self, robot: Robot, links: dict[int, FrameHandle]) -> None:
        """Remember what it was made from."""
        self._robot, self._links = robot, links
        self._values = _movable(robot)

    def _move(self, given: Mapping[str, float]) -> None:
        self._values |= given
        with self._scene._publisher.atomic():
            for joint in self._robot.joints:
                leader = self._robot.joints[joint.mimic] if joint.mimic >= 0 else joint
                if leader.name in given and joint.type != 'fixed':
                    at = given[leader.name]
                    if joint.mimic >= 0:
                        at = joint.multiplier * at + joint.offset
                    self._links[joint.child].update(**placed(joint, at))


class Urdfs(Frames, ModelFiles, Primitives):
    """Adds robots."""

    def add_urdf(
        self,
        name: str,
        urdf: str | os.PathLike[str],
        *,
        joints: Mapping[str, float] | None = None,
        packages: Packages = None,
        folder: str | os.PathLike[str] | None = None,
        visual: bool = True,
        collision: bool = False,
        color: ArrayLike | None = None,
        scale: ArrayLike = 1.0,
        wxyz: ArrayLike = (1.0, 0.0, 0.0, 0.0),
        position: ArrayLike = (0.0, 0.0, 0.0),
        visible: bool = True,
        frame_id: str = '',
        stamp: float = 0.0,
    ) -> UrdfHandle:
        """
        Show a robot: ``urdf`` is the path of its description, or the text itself.

        ``joints`` are positions by name, radians or metres; change them by ``handle.joints``.
        Meshes named relatively are found beside the description (of a text: in ``folder``),
        package:// ones in ``packages``, folders by name or the one that holds all; else above the
        description or among installed ROS packages. ``visual`` shows what it looks like,
        ``collision`` those bodies, too; ``color`` paints all. What cannot be shown is in the log,
        the rest is shown. Raises ValueError for what describes no robot.
        """
        checks.flag('visual', visual)
        checks.flag('collision', collision)
        paint = None if color is None else checks.color('color', color)
        text, where = _description(urdf, folder)
        files = UrdfFiles(where, packages)
        try:
            robot, problems = read_urdf(files.absolute(text), display='')
        except DisplayError as error:
            raise ValueError(f'urdf: {error}') from None
        start = _positions(joints or {}, _movable(robot))
        for problem in problems:
            logger.warning('%s: %s: %s', name, problem.name, problem.text)
        with self._publisher.atomic():
            root = self._add(
                UrdfHandle,
                name,
                show_axes=False,
                axes_length=0.5,
                axes_radius=0.025,
                origin_radius=0.05,
                origin_color=(236, 236, 0),
                scale=scale,
                wxyz=wxyz,
                position=position,
                visible=visible,
                frame_id=frame_id,
                stamp=stamp,
            )
            links = self._add_links(root.name, robot)
            root.begin_with(robot, links)
            for i, link in enumerate(robot.links):
                for kind, bodies in (('visual', link.visuals), ('collision', link.collisions)):
                    if visual if kind == 'visual' else collision:
                        for number, body in enumerate(bodies):
                            place = f'{links[i].name}/{kind} {number}'
                            self._add_body(place, robot, body, files, kind, paint)
            root.update(joints={**root.joints, **start})
        return root

    def _add_links(self, root: str, robot: Robot) -> dict[int, FrameHandle]:
        above = {joint.child: joint for joint in robot.joints}
        links: dict[int, FrameHandle] = {}

        def add(i: int, parent: str, place: dict[str, Any]) -> None:
            name = f'{parent}/{robot.links[i].name.replace("/", "_")}'
            links[i] = self.add_frame(name, show_axes=False, **place)

        for i in range(len(robot.links)):
            if i not in above:
                add(i, root, {})
        for joint in robot.joints:  # those above come first
            add(joint.child, links[joint.parent].name, placed(joint, 0.0))
        return links

    def _add_body(
        self,
        name: str,
        robot: Robot,
        body: RobotGeometry,
        files: UrdfFiles,
        kind: str,
        paint: ArrayLike | None,
    ) -> None:
        x, y, z, w = body.orientation
        place: dict[str, Any] = {'wxyz': (w, x, y, z), 'position': body.position}
        said = robot.materials[body.material].color if body.material >= 0 else None
        rgba = said or (GREY if kind == 'visual' else ORANGE)
        look: dict[str, Any] = {'opacity': rgba[3]}
        own = list(rgba[:3]) if paint is None else paint
        a, b, c = body.size
        if body.shape == 'mesh':
            bare = paint is None and said is None and kind == 'visual'
            try:
                file = ModelFile.read(files.find(body.mesh))
            except (OSError, ValueError) as error:
                logger.warning('%s: %s', name, error)
                return
            color = None if bare else own
            self.add_model(name, file, scale=(a, b, c), color=color, **look, **place)
        elif body.shape == 'box':
            self.add_box(name, own, (a, b, c), **look, **place)
        elif body.shape == 'sphere':
            self.add_icosphere(name, a, own, **look, **place)
        else:
            self.add_cylinder(name, a, b, own, **look, **place)
            if body.shape == 'capsule':
                for side, z_end in (('top', b / 2.0), ('bottom', -b / 2.0)):
                    self.add_icosphere(f'{name}/{side}', a, own, position=(0, 0, z_end), **look)


def _movable(robot: Robot) -> dict[str, float]:
    """Return the joints that can be moved, at 0."""
    moved = [joint for joint in robot.joints if joint.type != 'fixed' and joint.mimic < 0]
    return {joint.name: 0.0 for joint in moved}


def _positions(joints: Mapping[str, float], known: Mapping[str, float]) -> dict[str, float]:
    """Return checked positions. Raises TypeError, and ValueError for an unknown joint."""
    values = checks.mapping('joints', joints)
    given = {name: checks.finite(f'joints {name!r}', each) for name, each in values.items()}
    unknown = given.keys() - known.keys()
    if unknown:
        names = ', '.join(known) or 'none'
        raise ValueError(
            f'joints: there is no joint {min(unknown)!r} that can be moved; there are {names}'
        )
    return given


def placed(joint: RobotJoint, at: float) -> dict[str, Any]:
    """Return where the child of a joint is in its parent, the joint being at a position."""
    x, y, z = joint.axis
    turn: Quaternion = (0.0, 0.0, 0.0, 1.0)
    shift = (0.0, 0.0, 0.0)
    if joint.type in ('revolute', 'continuous'):
        s = math.sin(at / 2.0)
        turn = (x * s, y * s, z * s, math.cos(at / 2.0))
    elif joint.type == 'prismatic':
        shift = _turned(joint.orientation, (x * at, y * at, z * at))
    px, py, pz = joint.position
    qx, qy, qz, qw = _product(joint.orientation, turn)
    return {'position': (px + shift[0], py + shift[1], pz + shift[2]), 'wxyz': (qw, qx, qy, qz)}


def _product(p: Quaternion, q: Quaternion) -> Quaternion:
    px, py, pz, pw = p
    qx, qy, qz, qw = q
    return (
        pw * qx + px * qw + py * qz - pz * qy,
        pw * qy - px * qz + py * qw + pz * qx,
        pw * qz + px * qy - py * qx + pz * qw,
        pw * qw - px * qx - py * qy - pz * qz,
    )


def _turned(q: Quaternion, v: tuple[float, float, float]) -> tuple[float, float, float]:
    x, y, z, w = q
    rx, ry, rz, _ = _product(_product(q, (*v, 0.0)), (-x, -y, -z, w))
    return rx, ry, rz


def _description(
    urdf: str | os.PathLike[str], folder: str | os.PathLike[str] | None
) -> tuple[str, Path | None]:
    """Return the text of a description, and the folder that its file names are of."""
    if not isinstance(folder, (str, os.PathLike, NoneType)):
        raise TypeError(f'folder must be a path, not {checks.shown(folder)}')
    where = None if folder is None else Path(folder)
    if isinstance(urdf, str) and '<' in urdf:
        return urdf, where
    if not isinstance(urdf, (str, os.PathLike)):
        raise TypeError(f'urdf must be a path or the text of a URDF, not {checks.shown(urdf)}')
    path = Path(urdf).expanduser()
    try:
        return path.read_text(encoding='utf-8', errors='replace'), where or path.parent
    except OSError as error:
        raise ValueError(f'urdf: cannot read {str(path)!r}: {error.strerror}') from None
