# SPDX-License-Identifier: Apache-2.0
"""The bodies of a robot as nodes: one for each link, placed by its joint, meshes below."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from ...api.scene.frames import FrameHandle
from ...api.scene.scene_api import SceneApi
from ..transforms import SO3


class UrdfBodies:
    """What a ``yourdfpy.URDF`` looks like, or its collision bodies, below the node ``folder``."""

    def __init__(
        self,
        scene: SceneApi,
        urdf: Any,
        folder: str,
        scale: float,
        color: ArrayLike | None,
        *,
        collision: bool = False,
    ) -> None:
        self._urdf = urdf
        self._collision = collision
        self._scale = scale
        self._links: dict[str, FrameHandle] = {}
        shown = urdf.collision_scene if collision else urdf.scene
        self._parents = shown.graph.transforms.parents
        self._base = shown.graph.base_frame
        self.root = scene.add_frame(folder, show_axes=False)
        for joint in urdf.joint_map.values():
            name = f'{folder}/{self._path(joint.child)}'
            self._links[joint.child] = scene.add_frame(name, show_axes=False)
        self.place()
        for geometry, mesh in shown.geometry.items():
            self._add_mesh(scene, f'{folder}/{self._path(geometry)}', geometry, mesh, color)

    def place(self) -> None:
        """Put the links where the joints have them now."""
        for link, handle in self._links.items():
            pose = self._in_parent(link)
            handle.update(
                wxyz=SO3.from_matrix(pose[:3, :3]).wxyz, position=pose[:3, 3] * self._scale
            )

    def _in_parent(self, frame: str) -> Any:
        return self._urdf.get_transform(
            frame, self._parents[frame], collision_geometry=self._collision
        )

    def _path(self, frame: str) -> str:
        """Return a frame's name below those of its parents: 'shoulder/elbow/wrist'."""
        names = []
        while frame != self._base:
            names.append(frame.replace('/', '_'))
            frame = self._parents[frame]
        return '/'.join(reversed(names))

    def _add_mesh(
        self, scene: SceneApi, name: str, geometry: str, mesh: Any, color: ArrayLike | None
    ) -> None:
        # The place of a geometry may mirror and stretch it, which wxyz and position cannot.
        placed = mesh.copy()
        placed.apply_transform(self._in_parent(geometry))
        placed.apply_scale(self._scale)
        if color is None:
            scene.add_mesh_trimesh(name, placed)
            return
        rgba = np.asarray(color)
        if rgba.shape not in ((3,), (4,)):
            raise ValueError(
                'a colour is (red, green, blue) or (red, green, blue, opacity), '
                f'not of shape {rgba.shape}'
            )
        opacity = None if rgba.size == 3 else float(rgba[3])
        if opacity is not None and rgba.dtype.kind in 'iu':
            opacity /= 255.0
        scene.add_mesh_simple(name, placed.vertices, placed.faces, color=rgba[:3], opacity=opacity)
