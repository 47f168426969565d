# SPDX-License-Identifier: Apache-2.0
"""Pictures in the scene, and camera frustums, which may have one."""

from __future__ import annotations

from collections.abc import Mapping
import math
from typing import Any, Literal, TypeVar

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ...core.internal import internal
from ...wire.scene_lines import (
    CameraFrustumBuffers,
    CameraFrustumLook,
    ImageBuffers,
    ImageLook,
    PictureColumns,
)
from .. import checks
from ..pictures import encoded, FORMATS, ImageLike, PictureFormat, quality_of
from . import parts as properties
from .node import SceneNodeHandle
from .node_state import Parts
from .prop import Prop
from .scene_base import SceneBase

P = TypeVar('P', bound='PictureHandle')
NONE: NDArray[np.uint8] = np.zeros(0, np.uint8)


class PictureHandle(SceneNodeHandle):
    """What nodes with a picture have in common: it is sent again only when it is another one."""

    PICTURE: type[PictureColumns] = ImageBuffers
    _may_lack: bool = True
    _image: ImageLike | None = None
    _format: PictureFormat = 'auto'
    _quality: int | None = None

    @internal
    def begin_with(
        self, image: ImageLike | None, file_format: PictureFormat, jpeg_quality: int | None
    ) -> None:
        """Remember what the first picture was made from."""
        self._image, self._format, self._quality = image, file_format, jpeg_quality

    @property
    def image(self) -> Any:
        """The picture as it was given; assigning sends another one."""
        return self._image

    @image.setter
    def image(self, image: ImageLike | None) -> None:
        self.update(image=image)

    @property
    def format(self) -> PictureFormat:
        """How it is sent: 'png', 'jpeg', or 'auto' for png of what has an opacity, else jpeg."""
        return self._format

    @format.setter  # noqa: A003
    def format(self, file_format: PictureFormat) -> None:
        self.update(format=file_format)

    @property
    def jpeg_quality(self) -> int | None:
        """1 to 100; None for the usual one."""
        return self._quality

    @jpeg_quality.setter
    def jpeg_quality(self, jpeg_quality: int | None) -> None:
        self.update(jpeg_quality=jpeg_quality)

    def update(self, **values: Any) -> None:
        """Change several properties at once; the picture is encoded once for all of them."""
        if {'image', 'format', 'jpeg_quality'} & values.keys():
            image = values.pop('image', self._image)
            if image is None and not self._may_lack:
                raise TypeError('image must not be None: visible = False hides it')
            chosen: Any = checks.choice(*FORMATS)('format', values.pop('format', self._format))
            self._show(image, chosen, values.pop('jpeg_quality', self._quality))
        if values:
            super().update(**values)

    def _show(
        self, image: ImageLike | None, file_format: PictureFormat, quality: int | None
    ) -> None:
        buffers = picture(self.PICTURE, self.name, image, file_format, quality)

        def change(parts: Parts) -> Parts:
            self.begin_with(image, file_format, quality)
            return {**parts, buffers.SLOT: buffers}

        self._live.update(change)


def picture(
    kind: type[PictureColumns],
    name: str,
    image: ImageLike | None,
    file_format: PictureFormat,
    jpeg_quality: int | None,
) -> PictureColumns:
    """Return the message of a picture, or of none."""
    quality_of(file_format, jpeg_quality)
    if image is None:
        return kind('', name, 'jpeg', NONE)
    encoding, data = encoded('image', image, file_format, jpeg_quality)
    return kind('', name, encoding, data)


class ImageHandle(PictureHandle):
    """A picture: its rows along x, its columns along y."""

    LOOK = ImageLook
    render_width = Prop(checks.positive)
    """Metres."""
    render_height = Prop(checks.positive)
    """Metres."""
    cast_shadow = Prop(checks.flag)
    """Whether it throws shadows where a light casts some."""
    receive_shadow = Prop(properties.shadow)
    """Whether, or how dark, shadows fall on it; a picture is as bright as it is, in any light."""
    _may_lack = False


def _angle(name: str, value: float) -> float:
    number = checks.finite(name, value)
    if not 0.0 < number < math.pi:
        raise ValueError(f'{name} must be radians from 0 to pi, not {number}')
    return number


class CameraFrustumHandle(PictureHandle):
    """What a camera sees: z forward, x right, y down."""

    LOOK = CameraFrustumLook
    PICTURE = CameraFrustumBuffers
    fov = Prop(_angle)
    """Vertical, radians."""
    aspect = Prop(checks.positive)
    """Width over height."""
    scale = Prop(
        checks.scale,
        field='extent',
        read=lambda xyz: xyz[0] if len(set(xyz)) == 1 else xyz,
    )
    """Times its size, one number or one along each axis; what hangs on it keeps its own."""
    thickness = Prop(checks.positive)
    """Metres, or CSS pixels."""
    thickness_units = Prop(properties.thickness_units)
    """'world' (metres) or 'screen' (pixels)."""
    color = Prop(checks.color)
    """Of its lines: ints 0..255 or floats 0..1."""
    variant = Prop(checks.choice('wireframe', 'filled'))
    """'wireframe' or 'filled'."""
    cast_shadow = Prop(checks.flag)
    """Whether it throws shadows where a light casts some."""
    receive_shadow = Prop(properties.shadow)
    """Whether shadows of others are seen on it; a number 0..1 is how dark they are."""

    def compute_canonical_frustum_size(self) -> tuple[float, float, float]:
        """Return width, height and depth (metres) of a scale of 1, for this fov and aspect."""
        y = math.tan(self.fov / 2.0)
        x = y * self.aspect
        unit = float(np.cbrt(x * y / 3.0))
        return 2.0 * x / unit, 2.0 * y / unit, 1.0 / unit


class Pictures(SceneBase):
    """Adds pictures and camera frustums."""

    def add_image(
        self,
        name: str,
        image: ImageLike,
        render_width: float,
        render_height: float,
        *,
        format: PictureFormat = 'auto',  # noqa: A002
        jpeg_quality: int | None = None,
        cast_shadow: bool = True,
        receive_shadow: bool | float = True,
        scale: ArrayLike = 1.0,
        wxyz: ArrayLike = (1.0, 0.0, 0.0, 0.0),
        position: ArrayLike = (0.0, 0.0, 0.0),
        visible: bool = True,
        frame_id: str = '',
        stamp: float = 0.0,
    ) -> ImageHandle:
        """
        Draw a picture of so many metres around its place, its rows along x, down along y.

        ``image``: (H, W, 3), (H, W, 4) or (H, W), uint8 or float 0..1; or the bytes of a jpeg,
        png or webp file, which are sent as they are. ``format`` 'auto' is png of what has an
        opacity, else jpeg of ``jpeg_quality`` 1 to 100.
        """
        if image is None:
            raise TypeError('image must not be None')
        return self._add_picture(
            ImageHandle,
            name,
            (image, format, jpeg_quality),
            {
                'render_width': render_width,
                'render_height': render_height,
                'cast_shadow': cast_shadow,
                'receive_shadow': receive_shadow,
                'scale': scale,
                'wxyz': wxyz,
                'position': position,
                'visible': visible,
                'frame_id': frame_id,
                'stamp': stamp,
            },
        )

    def add_camera_frustum(
        self,
        name: str,
        fov: float,
        aspect: float,
        *,
        scale: ArrayLike = 0.3,
        thickness: float = 0.02,
        thickness_units: Literal['world', 'screen'] = 'world',
        line_width: float | None = None,
        color: ArrayLike = (20, 20, 20),
        image: ImageLike | None = None,
        format: PictureFormat = 'auto',  # noqa: A002
        jpeg_quality: int | None = None,
        wxyz: ArrayLike = (1.0, 0.0, 0.0, 0.0),
        position: ArrayLike = (0.0, 0.0, 0.0),
        visible: bool = True,
        cast_shadow: bool = True,
        receive_shadow: bool | float = True,
        variant: Literal['wireframe', 'filled'] = 'wireframe',
        frame_id: str = '',
        stamp: float = 0.0,
    ) -> CameraFrustumHandle:
        """
        Draw what a camera sees: it looks along z, x is right, y down.

        ``fov``: vertical, radians. ``aspect``: width over height. Its volume is that of ``scale``,
        whatever fov and aspect; ``compute_canonical_frustum_size`` of the handle says more.
        ``image``: shown at its far end; as of ``add_image``. ``variant`` 'filled' has sides.
        """
        width, units = properties.width_of(line_width, thickness, thickness_units)
        return self._add_picture(
            CameraFrustumHandle,
            name,
            (image, format, jpeg_quality),
            {
                'fov': fov,
                'aspect': aspect,
                'scale': scale,
                'thickness': width,
                'thickness_units': units,
                'color': color,
                'variant': variant,
                'cast_shadow': cast_shadow,
                'receive_shadow': receive_shadow,
                'wxyz': wxyz,
                'position': position,
                'visible': visible,
                'frame_id': frame_id,
                'stamp': stamp,
            },
        )

    def _add_picture(
        self,
        kind: type[P],
        name: str,
        shown: tuple[ImageLike | None, PictureFormat, int | None],
        values: Mapping[str, Any],
    ) -> P:
        part = picture(kind.PICTURE, checks.node_name('name', name), *shown)
        handle = self._add(kind, name, part, **values)
        handle.begin_with(*shown)
        return handle
