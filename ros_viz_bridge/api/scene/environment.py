# SPDX-License-Identifier: Apache-2.0
"""What is around the scene: default grid and lights, environment map, fog, background picture."""

from __future__ import annotations

from typing import Any, get_args, Literal, TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ...wire.scene_lights import (
    BackgroundLook,
    DefaultGridLook,
    DefaultLightsLook,
    EnvironmentLook,
    FogLook,
)
from .. import checks
from ..pictures import encoded, ImageLike, PictureFormat
from .scene_base import SceneBase

Preset: TypeAlias = Literal[
    'apartment',
    'city',
    'dawn',
    'forest',
    'lobby',
    'night',
    'park',
    'studio',
    'sunset',
    'warehouse',
]
PRESETS: tuple[str, ...] = get_args(Preset)
Precision: TypeAlias = Literal['float16', 'float32']
NOTHING: NDArray[np.uint8] = np.zeros(0, np.uint8)
IDENTITY = (1.0, 0.0, 0.0, 0.0)


SURROUNDINGS = ('background', 'environment', 'fog')


class Environment(SceneBase):
    """Sets what is around the scene; each call replaces what the last one of its kind said."""

    def configure_default_lights(self, enabled: bool = True, cast_shadow: bool = True) -> None:
        """
        Turn the page's own lights off, or on, with a sun that casts shadows or without.

        ``enabled``: whether they shine; ``cast_shadow``: whether their sun casts shadows. Until
        this is called they shine without shadows, which then cost nothing.
        """
        self._publish(
            DefaultLightsLook(
                '',
                'default_lights',
                enabled=checks.flag('enabled', enabled),
                cast_shadow=checks.flag('cast_shadow', cast_shadow),
            )
        )

    def configure_default_grid(self, enabled: bool = True) -> None:
        """
        Let the pages' own grid away, or have it again; each viewer can hide it as well.

        It also goes wherever the scene has a grid of its own (``add_grid``), shown or hidden.
        """
        look = DefaultGridLook('', 'default_grid', checks.flag('enabled', enabled))
        self._publish(look)

    def configure_environment_map(
        self,
        hdri: Preset | bytes | None = 'warehouse',
        *,
        background: bool = False,
        background_blurriness: float = 0.0,
        background_intensity: float = 1.0,
        background_wxyz: ArrayLike = IDENTITY,
        environment_intensity: float = 1.0,
        environment_wxyz: ArrayLike = IDENTITY,
    ) -> None:
        """
        Light the scene from all around, and maybe show what it is lit by as its ``background``.

        ``hdri``: one of ``PRESETS``, painted in the page; or the bytes of an equirectangular
        picture of your own (Radiance .hdr, or jpeg, png, webp), its top towards +z; None for
        none. ``background_blurriness`` is from 0 to 1, ``background_intensity`` and
        ``environment_intensity`` are factors, ``background_wxyz`` and ``environment_wxyz`` turn
        it: quaternions, w first. Of all nodes, meshes of standard material are lit by it.
        """
        preset, data = '', NOTHING
        if isinstance(hdri, (bytes, bytearray, memoryview)):
            data = np.frombuffer(bytes(hdri), np.uint8)
            if bytes(data[:2]) not in (b'#?', b'\xff\xd8', b'\x89P', b'RI'):
                raise ValueError('hdri is no Radiance hdr, jpeg, png or webp file')
        elif hdri is not None:
            preset = checks.choice(*PRESETS)('hdri', hdri)
        self._publish(
            EnvironmentLook(
                '',
                'environment',
                preset=preset,
                data=data,
                background=checks.flag('background', background),
                background_blurriness=checks.fraction(
                    'background_blurriness', background_blurriness
                ),
                background_intensity=checks.not_negative(
                    'background_intensity', background_intensity
                ),
                background_orientation=checks.rotation('background_wxyz', background_wxyz),
                environment_intensity=checks.not_negative(
                    'environment_intensity', environment_intensity
                ),
                environment_orientation=checks.rotation('environment_wxyz', environment_wxyz),
            )
        )

    def configure_fog(
        self,
        near: float,
        far: float,
        *,
        color: ArrayLike = (255, 255, 255),
        enabled: bool = True,
    ) -> None:
        """
        Let things fade into ``color`` between ``near`` and ``far`` metres from the camera.

        ``color``: ints 0..255 or floats 0..1; without ``enabled`` there is no fog.
        """
        first, last = checks.not_negative('near', near), checks.positive('far', far)
        if first >= last:
            raise ValueError(f'far must be above near, {first}, not {last}')
        fog = FogLook(
            '',
            'fog',
            near=first,
            far=last,
            color=checks.color('color', color),
            enabled=checks.flag('enabled', enabled),
        )
        self._publish(fog)

    def _clear_surroundings(self) -> None:
        """Take away what is around the scene; lights and grid stay as they were told."""
        for key in SURROUNDINGS:
            self._publisher.remove('', key, layer=self._layer)

    def set_background_image(
        self,
        image: ImageLike | None,
        format: PictureFormat = 'auto',  # noqa: A002
        *,
        jpeg_quality: int | None = None,
        depth: ArrayLike | None = None,
        depth_precision: Precision = 'float32',
    ) -> None:
        """
        Fill the view behind the scene with a picture; None takes it away.

        ``image``, ``format`` and ``jpeg_quality`` are as of ``add_image``.
        ``depth``: (H, W) or (H, W, 1) metres along the view, of any size: what of the scene is
        farther is hidden by the picture; 0 and what is no number is behind everything.
        ``depth_precision`` 'float16' halves what is sent, to one part in 2,000.
        """
        kind: Any = checks.choice('float16', 'float32')('depth_precision', depth_precision)
        encoding, data = (
            ('jpeg', NOTHING) if image is None else encoded('image', image, format, jpeg_quality)
        )
        metres: NDArray[Any] = np.zeros((0, 0), np.float32)
        if depth is not None:
            metres = checks.array('depth', depth, None)
            if metres.ndim == 3 and metres.shape[2] == 1:
                metres = metres[:, :, 0]
            if metres.ndim != 2 or not metres.size:
                raise ValueError(f'depth must have shape (H, W) or (H, W, 1), not {metres.shape}')
        height, width = metres.shape
        with np.errstate(over='ignore'):
            numbers = np.ascontiguousarray(metres, '<f2' if kind == 'float16' else '<f4')
        self._publish(
            BackgroundLook(
                '',
                'background',
                encoding=encoding,  # type: ignore[arg-type]
                data=data,
                depth_width=width,
                depth_height=height,
                depth_precision=kind,
                depth=numbers.view(np.uint8).reshape(-1),
            )
        )
