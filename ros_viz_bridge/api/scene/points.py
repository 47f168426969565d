# SPDX-License-Identifier: Apache-2.0
"""Point clouds."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Literal, TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ...core.internal import internal
from ...wire.scene_points import PointsBuffers, PointsColors, PointsLook
from .. import checks
from . import parts
from .node import SceneNodeHandle
from .node_state import Parts, with_fields
from .prop import Prop
from .scene_base import SceneBase

Precision: TypeAlias = Literal['float16', 'float32']
Shape: TypeAlias = Literal['square', 'diamond', 'circle', 'rounded', 'sparkle']
GREY = (200, 200, 200)
FAR = 4096.0
"""Metres from which on float32 would lose millimetres: such clouds get an origin of their own."""


def precision_of(name: str, value: Any) -> Precision:
    """Return one of the two."""
    chosen: Precision = checks.choice('float16', 'float32')(name, value)  # type: ignore[assignment]
    return chosen


class PointCloudHandle(SceneNodeHandle):
    """
    Points with a size in metres. Places and colours change apart.

    While there are neither as many colours as points nor one colour, pages go on showing what they
    showed before, and say so: assign the other too, or both with ``update``.
    """

    LOOK = PointsLook
    MORE = (PointsColors,)
    colors = parts.colors_prop((3,))
    """(3,) of all, or (N, 3); reads as uint8."""
    point_size = Prop(checks.not_negative)
    """Metres; never less than a pixel."""
    point_shape = Prop(checks.choice('square', 'diamond', 'circle', 'rounded', 'sparkle'))
    """'square', 'diamond', 'circle', 'rounded' or 'sparkle'."""
    point_shading = Prop(checks.choice('flat', 'gradient'))
    """'gradient' is darker towards the rim, as a ball is."""
    _points: NDArray[Any]
    _precision: Precision = 'float32'

    @property
    def points(self) -> NDArray[Any]:
        """(N, 3) metres; what has a coordinate that is not finite is not drawn."""
        return self._points

    @points.setter
    def points(self, points: ArrayLike) -> None:
        self._place(places(points), self._precision)

    @property
    def precision(self) -> Precision:
        """How places are sent: 'float32', or 'float16' for half as many bytes."""
        return self._precision

    @precision.setter
    def precision(self, precision: Precision) -> None:
        self._place(self._points, precision_of('precision', precision))

    def update(self, **values: Any) -> None:
        """Change several properties at once: those that must fit each other, or a pose."""
        if 'points' not in values and 'precision' not in values:
            return super().update(**values)
        points = places(values.pop('points', self._points))
        precision = precision_of('precision', values.pop('precision', self._precision))
        self._place(points, precision, self._fields(values))

    @internal
    def begin_with(self, points: NDArray[Any], precision: Precision) -> None:
        """Remember what it was made from."""
        self._points, self._precision = points, precision

    def _place(
        self,
        points: NDArray[Any],
        precision: Precision,
        others: Mapping[str, dict[str, Any]] = MappingProxyType({}),
    ) -> None:
        buffers = packed(self.name, points, precision)

        def change(known: Parts) -> Parts:
            self.begin_with(points, precision)
            changed = {slot: with_fields(known[slot], given) for slot, given in others.items()}
            return {**known, **changed, buffers.SLOT: buffers}

        self._live.update(change)


def places(points: ArrayLike) -> NDArray[Any]:
    """Return (N, 3) floats, a copy that nobody may write to. Raises TypeError, ValueError."""
    found = checks.array('points', points, None)
    if found.ndim != 2 or found.shape[1] != 3:
        raise ValueError(f'points must have shape (N, 3), not {found.shape}')
    kind = found.dtype if found.dtype in (np.float16, np.float32, np.float64) else np.float64
    copy: NDArray[Any] = np.array(found, kind, order='C')
    copy.flags.writeable = False
    return copy


def packed(name: str, points: NDArray[Any], precision: Precision) -> PointsBuffers:
    """Return the message; points far away are sent from an origin among them."""
    with np.errstate(invalid='ignore'):
        most = float(np.nanmax(np.abs(points), initial=0.0))
    origin = np.zeros(3)
    if most > FAR:
        finite = points[np.isfinite(points).all(axis=1)].astype(np.float64)
        far = len(finite) > 0 and float(np.abs(finite).max()) > FAR
        origin = np.floor(finite.mean(axis=0)) if far else origin
    near = points - origin if origin.any() else points
    with np.errstate(over='ignore'):
        numbers = np.ascontiguousarray(near, '<f2' if precision == 'float16' else '<f4')
    return PointsBuffers(
        '',
        name,
        precision=precision,
        origin=(float(origin[0]), float(origin[1]), float(origin[2])),
        data=numbers.view(np.uint8).reshape(-1),
    )


class Points(SceneBase):
    """Adds point clouds."""

    def add_point_cloud(
        self,
        name: str,
        points: ArrayLike,
        colors: ArrayLike | None = None,
        *,
        point_size: float = 0.1,
        point_shape: Shape = 'square',
        precision: Precision = 'float32',
        scale: ArrayLike = 1.0,
        point_shading: Literal['flat', 'gradient'] = 'gradient',
        wxyz: ArrayLike = (1.0, 0.0, 0.0, 0.0),
        position: ArrayLike = (0.0, 0.0, 0.0),
        visible: bool = True,
        frame_id: str = '',
        stamp: float = 0.0,
    ) -> PointCloudHandle:
        """
        Draw points: (N, 3) metres, each ``point_size`` metres large.

        ``colors``: (3,) of all or (N, 3), ints 0..255 or floats 0..1; None is grey.
        ``precision`` 'float16' halves what is sent; its steps are 0.25 m at a distance of 300 m.
        Points with a coordinate that is not finite are not drawn: depth sensors have such, and a
        cloud of them alone is an empty one. Everywhere else they raise ValueError.
        """
        xyz = places(points)
        colors = GREY if colors is None else colors
        parts.fit('colors', colors, len(xyz), 'point')
        chosen = precision_of('precision', precision)
        handle = self._add(
            PointCloudHandle,
            name,
            packed(checks.node_name('name', name), xyz, chosen),
            colors=colors,
            point_size=point_size,
            point_shape=point_shape,
            point_shading=point_shading,
            scale=scale,
            wxyz=wxyz,
            position=position,
            visible=visible,
            frame_id=frame_id,
            stamp=stamp,
        )
        handle.begin_with(xyz, chosen)
        return handle
