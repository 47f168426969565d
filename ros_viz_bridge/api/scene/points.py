# SPDX-License-Identifier: Apache-2.0
"""Point clouds."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ...wire.point_cloud import PointCloud, PointField
from .. import checks
from .node import SceneNodeHandle
from .scene_base import SceneBase


class Points(SceneBase):
    """Adds point clouds."""

    def add_point_cloud(
        self,
        name: str,
        points: ArrayLike,
        colors: ArrayLike | None = None,
        *,
        scale: ArrayLike = 1.0,
        wxyz: ArrayLike = (1.0, 0.0, 0.0, 0.0),
        position: ArrayLike = (0.0, 0.0, 0.0),
        visible: bool = True,
        frame_id: str = '',
        stamp: float = 0.0,
    ) -> SceneNodeHandle:
        """
        Draw points: (N, 3) metres.

        ``colors``: (N, 3) or one (3,), ints 0..255 or floats 0..1.
        """
        cloud = _point_cloud(checks.node_name('name', name), points, colors)
        return self._add(
            SceneNodeHandle,
            name,
            cloud,
            scale=scale,
            wxyz=wxyz,
            position=position,
            visible=visible,
            frame_id=frame_id,
            stamp=stamp,
        )


def _point_cloud(key: str, points: ArrayLike, colors: ArrayLike | None) -> PointCloud:
    """Return the cloud; points far away get an origin, or float32 would lose millimetres."""
    xyz = checks.array('points', points)
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
        frame='',
        stamp=0.0,
        count=len(xyz),
        step=table.itemsize,
        fields=fields,
        origin=(float(origin[0]), float(origin[1]), float(origin[2])),
        data=table.view(np.uint8).reshape(-1),
    )


def _packed(colors: ArrayLike, count: int) -> NDArray[Any]:
    """Return colours as PCL packs them: 0x00RRGGBB."""
    rgb = checks.colors('colors', colors).astype(np.uint32)
    if rgb.shape == (3,):
        rgb = np.broadcast_to(rgb, (count, 3))
    if rgb.shape != (count, 3):
        raise ValueError(f'colors must have shape ({count}, 3) or (3,), not {rgb.shape}')
    return rgb[:, 0] << 16 | rgb[:, 1] << 8 | rgb[:, 2]
