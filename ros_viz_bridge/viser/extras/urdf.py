# SPDX-License-Identifier: Apache-2.0
"""A robot from its URDF, moved by joint positions: nodes of the scene, read by yourdfpy."""

from __future__ import annotations

from collections.abc import Mapping
import math
from pathlib import Path
from typing import Any
import warnings

from numpy.typing import ArrayLike

from ...api import checks
from ...api.client_handle import ClientHandle
from ...api.server import Server
from ...runtime.live import Live
from .urdf_bodies import UrdfBodies

Color = tuple[float, float, float] | tuple[float, float, float, float]


class ViserUrdf:
    """
    Shows a robot below a node of the scene; ``pip install 'ros_viz_bridge[urdf]'``.

    ``target`` is a server, or a client for what it alone sees. ``urdf_or_path`` is the path of a
    URDF file, whose meshes are found beside it, or a ``yourdfpy.URDF``. ``scale`` is metres of
    the scene per metre of the robot. The robot is below ``root_node_name``: add a frame of that
    name to move it. ``mesh_color_override`` and ``collision_mesh_color_override`` (red, green,
    blue and, if wanted, opacity; ints 0..255 or floats 0..1) go before the file's colours.
    ``load_meshes`` shows what the robot looks like, ``load_collision_meshes`` what it bumps into;
    a ``yourdfpy.URDF`` must have been loaded with these.

    Raises ImportError without yourdfpy, TypeError for what is no URDF, ValueError for colours.
    """

    def __init__(
        self,
        target: Server | ClientHandle,
        urdf_or_path: Any,
        scale: float = 1.0,
        root_node_name: str = '/',
        mesh_color_override: Color | None = None,
        collision_mesh_color_override: Color | None = None,
        load_meshes: bool = True,
        load_collision_meshes: bool = False,
    ) -> None:
        self._target = target
        self._urdf = _loaded(urdf_or_path, load_meshes, load_collision_meshes)
        self._scale = checks.positive('scale', scale)
        root = root_node_name.rstrip('/')
        self._visual: UrdfBodies | None = None
        self._collision: UrdfBodies | None = None
        with target.atomic():
            if load_meshes and self._has('visual', self._urdf.scene, 'load_meshes'):
                self._visual = UrdfBodies(
                    target.scene, self._urdf, f'{root}/visual', self._scale, mesh_color_override
                )
            collision = load_collision_meshes and self._has(
                'collision', self._urdf.collision_scene, 'load_collision_meshes'
            )
            if collision:
                self._collision = UrdfBodies(
                    target.scene,
                    self._urdf,
                    f'{root}/collision',
                    self._scale,
                    collision_mesh_color_override,
                    collision=True,
                )

        self._moving: Live[ArrayLike | Mapping[str, float] | None] = Live(None, self._move)

    @staticmethod
    def _has(kind: str, scene: Any, argument: str) -> bool:
        if scene is None:
            warnings.warn(
                f'{argument} is True, but the URDF was loaded without {kind} geometry: '
                'none is shown',
                stacklevel=3,
            )
        return scene is not None

    @property
    def show_visual(self) -> bool:
        """Whether it is seen as it looks; assigning shows or hides that."""
        return self._visual is not None and self._visual.root.visible

    @show_visual.setter
    def show_visual(self, visible: bool) -> None:
        _show(self._visual, visible, 'show_visual', 'load_meshes')

    @property
    def show_collision(self) -> bool:
        """Whether it is seen as it bumps into things; assigning shows or hides that."""
        return self._collision is not None and self._collision.root.visible

    @show_collision.setter
    def show_collision(self, visible: bool) -> None:
        _show(self._collision, visible, 'show_collision', 'load_collision_meshes')

    def update_cfg(self, configuration: ArrayLike | Mapping[str, float]) -> None:
        """
        Move the joints, in radians and metres: all at once in every page.

        ``configuration``: (N,) in the order of ``get_actuated_joint_names``, or by name. Joints
        that mimic others follow. From any thread: one call after the other.
        """
        self._moving.update(lambda _: configuration)

    def _move(self, configuration: ArrayLike | Mapping[str, float] | None) -> None:
        if configuration is None:
            return  # it is as it was loaded
        self._urdf.update_cfg(configuration)
        with self._target.atomic():
            for bodies in self._bodies():
                bodies.place()

    def get_actuated_joint_limits(self) -> dict[str, tuple[float | None, float | None]]:
        """Return lowest and highest position of each actuated joint; -pi and pi without limits."""
        limits: dict[str, tuple[float | None, float | None]] = {}
        for name in self.get_actuated_joint_names():
            limit = self._urdf.joint_map[name].limit
            limits[name] = (-math.pi, math.pi) if limit is None else (limit.lower, limit.upper)
        return limits

    def get_actuated_joint_names(self) -> tuple[str, ...]:
        """Return the names of the joints that are moved, in order."""
        return tuple(self._urdf.actuated_joint_names)

    def remove(self) -> None:
        """Take the robot out of the scene."""
        for bodies in self._bodies():
            bodies.root.remove()

    def _bodies(self) -> list[UrdfBodies]:
        return [each for each in (self._visual, self._collision) if each is not None]


def _show(bodies: UrdfBodies | None, visible: bool, name: str, argument: str) -> None:
    if bodies is None:
        warnings.warn(f'{name} has no effect: {argument} loaded nothing', stacklevel=3)
    else:
        bodies.root.visible = visible


def _loaded(urdf: Any, visual: bool, collision: bool) -> Any:
    try:
        import yourdfpy
    except ImportError:
        raise ImportError(
            "ViserUrdf needs yourdfpy: pip install 'ros_viz_bridge[urdf]', or yourdfpy"
        ) from None
    if isinstance(urdf, (str, Path)):
        return yourdfpy.URDF.load(
            str(urdf),
            build_scene_graph=visual,
            build_collision_scene_graph=collision,
            load_meshes=visual,
            load_collision_meshes=collision,
        )
    if not isinstance(urdf, yourdfpy.URDF):
        raise TypeError(
            'urdf_or_path must be the path of a URDF file or a yourdfpy.URDF, '
            f'not {checks.shown(urdf)}'
        )
    return urdf
