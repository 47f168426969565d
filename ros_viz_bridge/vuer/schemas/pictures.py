# SPDX-License-Identifier: Apache-2.0
"""Pictures: of arrays, of Pillow, of files; in the scene and beside it."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image as PillowImage

from .element import Element, Plan
from .place import SceneElement

_FORMATS = {'png': 'png', 'jpeg': 'jpeg', 'b64png': 'png', 'b64jpeg': 'jpeg', 'auto': 'auto'}


class Picture(Element):
    """
    A picture: an array (h, w, 3 or 4), uint8 or floats 0..1, Pillow's, a file, or encoded bytes.

    It is the first argument, ``data`` or ``src``; ``format`` 'png' or 'jpeg', ``quality`` 1..100.
    """

    PROPERTIES = frozenset(('src', 'data', 'format', 'quality'))

    def __init__(self, data: Any = None, **properties: Any) -> None:
        if data is not None:
            properties['src'] = data
        elif 'data' in properties:
            properties['src'] = properties.pop('data')
        super().__init__(**properties)

    def _src(self) -> Any:
        """Return what was given; of a file or an address, its bytes."""
        src = self._get('src', None)
        if isinstance(src, (str, Path)):
            return self._workspace.content(src, f'{type(self).__name__} {self.key!r}')
        return src

    def _pixels(self) -> NDArray[np.uint8]:
        return pixels(self._src(), f'{type(self).__name__} {self.key!r}')

    def _format(self) -> dict[str, Any]:
        given = self._get('format', 'auto')
        if given not in _FORMATS:
            raise ValueError(f'format must be one of {", ".join(_FORMATS)}, not {given!r}')
        quality = self._get('quality', None)
        return {
            'format': _FORMATS[given],
            'jpeg_quality': None if quality is None else int(quality),
        }


class Image(Picture, SceneElement):
    """A picture in the scene, in xy; ``args`` width and height, metres."""

    tag = 'Image'
    PROPERTIES = frozenset(('args',))
    MOVES_ALONE = False

    def _plan(self) -> Plan:
        picture = self._pixels()
        height, width = picture.shape[:2]
        size = [*self._get('args', ()), width / height, 1.0][:2]
        place = self._place()
        w, x, y, z = place['wxyz']
        # Its y goes down and it faces -z there; half a turn around x.
        place['wxyz'] = (-x, w, z, -y)
        values = {
            'image': picture,
            'render_width': float(size[0]),
            'render_height': float(size[1]),
            **self._format(),
            **place,
        }
        return Plan('add_image', values)


class Img(Picture):
    """A picture in the panel of widgets."""

    tag = 'Img'
    PROPERTIES = frozenset(('label',))

    def _plan(self) -> Plan:
        values = {'image': self._pixels(), 'label': self._get('label', None), **self._format()}
        return Plan('add_image', values, where='gui')


def pixels(given: Any, what: str) -> NDArray[np.uint8]:
    """Return (h, w, 3 or 4) of an array, Pillow's picture or a file's bytes. Raises ValueError."""
    if isinstance(given, (bytes, bytearray)):
        try:
            given = PillowImage.open(io.BytesIO(given))
        except OSError as error:
            raise ValueError(f'{what}: no picture that can be read: {error}') from None
    if isinstance(given, PillowImage.Image):
        return np.asarray(given if given.mode == 'RGBA' else given.convert('RGB'))
    if given is None:
        raise ValueError(f'{what} has no picture: give an array, Pillow image, file or bytes')
    array = np.asarray(given)
    if array.dtype.kind == 'f':
        array = (np.clip(array, 0.0, 1.0) * 255.0 + 0.5).astype(np.uint8)
    if array.ndim == 2:
        array = np.repeat(array[:, :, None], 3, 2)
    if array.dtype != np.uint8 or array.ndim != 3 or array.shape[2] not in (3, 4):
        raise ValueError(
            f'{what}: a picture is (h, w, 3 or 4) of uint8 or floats 0..1,'
            f' not {array.shape} of {array.dtype}'
        )
    return array
