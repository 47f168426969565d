# SPDX-License-Identifier: Apache-2.0
"""Things in the 3D scene, for scripts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
from numpy.typing import ArrayLike

from ..wire.point_cloud import PointCloud, PointField
from ..wire.scene import Axes, Pose, Visible
from ..wire.tf import Transforms
from .publisher import Publisher

Vector = Sequence[float]
Quaternion = Sequence[float]
IDENTITY = (0.0, 0.0, 0.0, 1.0)


class SceneNode:
    """A thing in the scene. Moving it never sends its data again."""

    def __init__(self, scene: SceneApi, key: str) -> None:
        self._scene = scene
        self.key = key

    def set_pose(
        self, *, position: Vector = (0.0, 0.0, 0.0), orientation: Quaternion = IDENTITY
    ) -> None:
        """
        Place it in its frame: metres, quaternion x y z w of any length but zero.

        Raises ValueError.
        """
        place = _floats(position, 3, 'position')
        turn = _unit(orientation)
        self._scene._publish(Pose('', self.key, place, turn))  # type: ignore[arg-type]

    def set_visible(self, visible: bool) -> None:
        """Show or hide it."""
        self._scene._publish(Visible('', self.key, bool(visible)))

    def remove(self) -> None:
        """Take it out of the scene."""
        self._scene.remove(self.key)


class SceneApi:
    """Adds things; each has a key, and adding the same key again replaces what was there."""

    def __init__(self, publisher: Publisher, *, layer: str) -> None:
        self._publisher = publisher
        self._layer = layer

    def add_frame(
        self,
        key: str,
        *,
        frame: str = '',
        stamp: float = 0.0,
        length: float = 1.0,
        radius: float = 0.02,
    ) -> SceneNode:
        """Draw axes (metres) in ``frame``; '' is the root of the scene."""
        self._publish(Axes('', key, frame, stamp, length, radius))
        return SceneNode(self, key)

    def add_point_cloud(
        self,
        key: str,
        *,
        points: ArrayLike,
        colors: ArrayLike | None = None,
        frame: str = '',
        stamp: float = 0.0,
    ) -> SceneNode:
        """
        Draw points: (N, 3) metres in ``frame``.

        ``colors``: (N, 3) or one (3,), uint8 0..255 or float 0..1. Raises ValueError for other
        shapes.
        """
        self._publish(_point_cloud(key, points, colors, frame, stamp))
        return SceneNode(self, key)

    def set_transform(
        self,
        child: str,
        *,
        parent: str,
        position: Vector = (0.0, 0.0, 0.0),
        orientation: Quaternion = IDENTITY,
        stamp: float = 0.0,
        static: bool = False,
    ) -> None:
        """
        Say where frame ``child`` is in frame ``parent``.

        Metres, quaternion x y z w, ROS time in seconds.
        """
        self.add_transforms([(parent, child, position, orientation)], stamp=stamp, static=static)

    def add_transforms(
        self,
        transforms: Iterable[tuple[str, str, Vector, Quaternion]],
        *,
        stamp: float = 0.0,
        static: bool = False,
    ) -> None:
        """Say where frames are: (parent, child, position, orientation) each."""
        ids: dict[str, int] = {}
        rows = [
            (
                ids.setdefault(child, len(ids)),
                ids.setdefault(parent, len(ids)),
                (*_floats(position, 3, 'position'), *_unit(orientation)),
            )
            for parent, child, position, orientation in transforms
        ]
        self._publish(
            Transforms(
                '',
                # A client's own transforms join the shared ones; under one key they would hide
                # them.
                f'tf:{self._layer}' if self._layer else 'tf',
                list(ids),
                np.array([row[0] for row in rows], np.uint32),
                np.array([row[1] for row in rows], np.uint32),
                np.full(len(rows), stamp),
                np.array([row[2] for row in rows], np.float64).reshape(-1, 7),
                np.full(len(rows), static, np.uint8),
            )
        )

    def remove(self, key: str) -> None:
        """Take a thing out of the scene."""
        self._publisher.remove('', key, layer=self._layer)

    def _publish(self, message: Any) -> None:
        self._publisher.publish(message, layer=self._layer)


def _point_cloud(
    key: str, points: ArrayLike, colors: ArrayLike | None, frame: str, stamp: float
) -> PointCloud:
    """Return the cloud; points far away get an origin, or float32 would lose millimetres."""
    xyz = np.asarray(points, np.float64)
    if xyz.ndim != 2 or xyz.shape[1] != 3:
        raise ValueError(f'points must have shape (N, 3), not {xyz.shape}')
    finite = xyz[np.isfinite(xyz).all(axis=1)]
    far = len(finite) > 0 and float(np.abs(finite).max()) > 4096.0
    origin = np.floor(finite.mean(axis=0)) if far else np.zeros(3)
    columns = [('x', '<f4'), ('y', '<f4'), ('z', '<f4')]
    if colors is not None:
        columns.append(('rgb', '<u4'))
    table = np.zeros(len(xyz), columns)
    for i, name in enumerate('xyz'):
        table[name] = xyz[:, i] - origin[i]
    fields = [PointField(name, 4 * i, 'f4') for i, name in enumerate('xyz')]
    if colors is not None:
        table['rgb'] = _packed(colors, len(xyz))
        fields.append(PointField('rgb', 12, 'u4'))
    return PointCloud(
        display='',
        key=key,
        frame=frame,
        stamp=stamp,
        count=len(xyz),
        step=table.itemsize,
        fields=fields,
        origin=(float(origin[0]), float(origin[1]), float(origin[2])),
        data=table.view(np.uint8).reshape(-1),
    )


def _packed(colors: ArrayLike, count: int) -> Any:
    """Return colours as PCL packs them: 0x00RRGGBB."""
    rgb = np.asarray(colors)
    if rgb.dtype.kind == 'f':
        rgb = np.clip(rgb, 0.0, 1.0) * 255.0 + 0.5
    rgb = rgb.astype(np.uint32)
    if rgb.shape == (3,):
        rgb = np.broadcast_to(rgb, (count, 3))
    if rgb.shape != (count, 3):
        raise ValueError(f'colors must have shape ({count}, 3) or (3,), not {rgb.shape}')
    rgb = np.minimum(rgb, 255)
    return rgb[:, 0] << 16 | rgb[:, 1] << 8 | rgb[:, 2]


def _floats(values: Vector, count: int, name: str) -> tuple[float, ...]:
    found = tuple(float(value) for value in values)
    if len(found) != count or not np.isfinite(found).all():
        raise ValueError(f'{name} must be {count} finite numbers, not {found}')
    return found


def _unit(quaternion: Quaternion) -> tuple[float, ...]:
    found = np.array(_floats(quaternion, 4, 'orientation'))
    norm = float(np.linalg.norm(found))
    if norm < 1e-9:
        raise ValueError('orientation is a quaternion of length zero')
    return tuple((found / norm).tolist())
