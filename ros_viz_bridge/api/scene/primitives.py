# SPDX-License-Identifier: Apache-2.0
"""Boxes, balls and cylinders."""

from __future__ import annotations

from numpy.typing import ArrayLike

from ...wire.meshes import BoxLook, CylinderLook, IcosphereLook, MeshMaterial, MeshSide
from .. import checks
from .mesh_style import ColoredMeshHandle
from .prop import Prop
from .scene_base import SceneBase

FINEST = 7
"""Subdivisions: 20 * 4 ** 7 triangles."""
MOST_SEGMENTS = 1024


def sizes(name: str, value: ArrayLike) -> tuple[float, float, float]:
    """Return three sizes, none of them below zero."""
    x, y, z = checks.vector3(name, value)
    if min(x, y, z) < 0.0:
        raise ValueError(f'{name} must not be below 0, but is {(x, y, z)}')
    return x, y, z


def between(least: int, most: int) -> checks.Check[int]:
    """Return a check for an integer of a range."""

    def check(name: str, value: int) -> int:
        count = checks.integer(name, value)
        if not least <= count <= most:
            raise ValueError(f'{name} must be from {least} to {most}, not {count}')
        return count

    return check


class BoxHandle(ColoredMeshHandle):
    """A box around its node's origin."""

    LOOK = BoxLook
    dimensions = Prop(sizes)
    """Metres along x, y and z."""


class IcosphereHandle(ColoredMeshHandle):
    """A ball of triangles of nearly the same size."""

    LOOK = IcosphereLook
    radius = Prop(checks.not_negative)
    """Metres."""
    subdivisions = Prop(between(0, FINEST))
    """How often each triangle is divided: 0 is an icosahedron."""


class CylinderHandle(ColoredMeshHandle):
    """A cylinder around its node's z axis."""

    LOOK = CylinderLook
    radius = Prop(checks.not_negative)
    """Metres."""
    height = Prop(checks.not_negative)
    """Metres along z."""
    radial_segments = Prop(between(3, MOST_SEGMENTS))
    """Edges around it."""


class Primitives(SceneBase):
    """Adds boxes, balls and cylinders."""

    def add_box(
        self,
        name: str,
        color: ArrayLike = (255, 0, 0),
        dimensions: ArrayLike = (1.0, 1.0, 1.0),
        *,
        wireframe: bool = False,
        opacity: float | None = None,
        material: MeshMaterial = 'standard',
        flat_shading: bool = True,
        side: MeshSide = 'front',
        cast_shadow: bool = True,
        receive_shadow: bool | float = True,
        scale: ArrayLike = 1.0,
        wxyz: ArrayLike = (1.0, 0.0, 0.0, 0.0),
        position: ArrayLike = (0.0, 0.0, 0.0),
        visible: bool = True,
        frame_id: str = '',
        stamp: float = 0.0,
    ) -> BoxHandle:
        """Draw a box around the origin: ``dimensions`` in metres along x, y and z."""
        return self._add_given(BoxHandle, locals())

    def add_icosphere(
        self,
        name: str,
        radius: float = 1.0,
        color: ArrayLike = (255, 0, 0),
        *,
        subdivisions: int = 3,
        scale: ArrayLike = 1.0,
        wireframe: bool = False,
        opacity: float | None = None,
        material: MeshMaterial = 'standard',
        flat_shading: bool = False,
        side: MeshSide = 'front',
        cast_shadow: bool = True,
        receive_shadow: bool | float = True,
        wxyz: ArrayLike = (1.0, 0.0, 0.0, 0.0),
        position: ArrayLike = (0.0, 0.0, 0.0),
        visible: bool = True,
        frame_id: str = '',
        stamp: float = 0.0,
    ) -> IcosphereHandle:
        """Draw a ball; each of ``subdivisions`` (0 to 7) divides each triangle in four."""
        return self._add_given(IcosphereHandle, locals())

    def add_cylinder(
        self,
        name: str,
        radius: float = 1.0,
        height: float = 1.0,
        color: ArrayLike = (255, 0, 0),
        *,
        radial_segments: int = 32,
        wireframe: bool = False,
        opacity: float | None = None,
        material: MeshMaterial = 'standard',
        flat_shading: bool = False,
        side: MeshSide = 'front',
        cast_shadow: bool = True,
        receive_shadow: bool | float = True,
        scale: ArrayLike = 1.0,
        wxyz: ArrayLike = (1.0, 0.0, 0.0, 0.0),
        position: ArrayLike = (0.0, 0.0, 0.0),
        visible: bool = True,
        frame_id: str = '',
        stamp: float = 0.0,
    ) -> CylinderHandle:
        """Draw a cylinder around the z axis, as far below the origin as above; metres."""
        return self._add_given(CylinderHandle, locals())
