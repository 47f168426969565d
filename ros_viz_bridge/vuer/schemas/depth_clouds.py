# SPDX-License-Identifier: Apache-2.0
"""Points of pictures with depth."""

from __future__ import annotations

import io
import math
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from .element import Plan
from .pictures import pixels
from .place import SceneElement

MAPS = ('turbo', 'viridis', 'inferno', 'jet')
_STOPS = {
    'turbo': '30123b 4145ab 4675ed 39a2fc 1bcfd4 24eca6 61fc6c a4fc3b d1e834 f3c63a fe9b2d f36315'
    ' d93806 b11901 7a0402',
    'viridis': '440154 482878 3e4a89 31688e 26828e 1f9e89 35b779 6ece58 b5de2b fde725',
    'inferno': '000004 1b0c41 4a0c6b 781c6d a52c60 cf4446 ed6925 fb9b06 f7d13d fcffa4',
    'jet': '000080 0000ff 0080ff 00ffff 80ff80 ffff00 ff8000 ff0000 800000',
}


class DepthPointCloud(SceneElement):
    """
    The points of a picture with depth, of a camera that looks along -z, y up.

    ``depth``: numbers of 16 bits (an array, a PNG, its file or address) times ``depthUnit`` (one
    millimetre), or an array of metres as floats; 0 is nothing. ``rgb``: a picture of the same
    size. ``fov`` vertical, degrees; ``cx``, ``cy`` pixels. Coloured by ``rgb``, else by ``cmap``
    (turbo, viridis, inferno, jet) from ``depthMin`` to ``depthMax``, by ``colorMode`` 'depth',
    'camZ', 'camDist' or, from ``heightMin`` to ``heightMax``, 'localY'. What is below ``minY`` or
    above ``maxY`` of its own axes is left out. ``pointSize`` metres.
    """

    tag = 'DepthPointCloud'
    PROPERTIES = frozenset(
        'depth rgb fov depthUnit pointSize cmap colorMode depthMin depthMax heightMin heightMax'
        ' minY maxY cx cy'.split()
    )

    def _plan(self) -> Plan:
        depth = self._metres()
        points = self._points(depth)
        low, high = float(self._get('minY', -math.inf)), float(self._get('maxY', math.inf))
        height = points[..., 1]
        seen = np.isfinite(depth) & (depth > 0.0) & (height >= low) & (height <= high)
        values = {
            'points': points[seen].astype(np.float32),
            'colors': self._colors(depth, points)[seen],
            'point_size': float(self._get('pointSize', 0.01)),
            'point_shape': 'circle',
            'precision': 'float32',
            **self._place(),
        }
        return Plan('add_point_cloud', values)

    def _metres(self) -> NDArray[np.float32]:
        given = self._get('depth', None)
        what = f'{self.tag} {self.key!r}: depth'
        if isinstance(given, np.ndarray):
            rows: NDArray[Any] = given
        else:
            rows = _numbers(self._workspace.content(given, what), what)
        rows = rows[:, :, 0] if rows.ndim == 3 and rows.shape[2] == 1 else rows
        if rows.ndim != 2 or not rows.size:
            raise ValueError(f'{what} must be (h, w) numbers, not {rows.shape}')
        unit = 1.0 if rows.dtype.kind == 'f' else float(self._get('depthUnit', 0.001))
        metres: NDArray[np.float32] = (rows * unit).astype(np.float32)
        return metres

    def _points(self, depth: NDArray[np.float32]) -> NDArray[np.float32]:
        height, width = depth.shape
        focal = height / 2.0 / math.tan(math.radians(float(self._get('fov', 58.0))) / 2.0)
        cx, cy = float(self._get('cx', width / 2.0)), float(self._get('cy', height / 2.0))
        x = (np.arange(width) + 0.5 - cx) / focal
        y = (np.arange(height) + 0.5 - cy) / focal
        found: NDArray[np.float32] = np.stack(
            [depth * x, -depth * y[:, None], -depth], -1, dtype=np.float32
        )
        return found

    def _colors(self, depth: NDArray[Any], points: NDArray[Any]) -> NDArray[np.uint8]:
        name = self._get('cmap', None)
        given = self._get('rgb', None)
        if name is None and given is not None:
            return self._picture(given, depth.shape)
        if name not in (None, *MAPS):
            raise ValueError(
                f'{self.tag} {self.key!r}: cmap must be one of {", ".join(MAPS)}, not {name!r}'
            )
        mode = self._get('colorMode', 'depth')
        ends = ('heightMin', -2.0), ('heightMax', 2.0)
        if mode == 'localY':
            value = points[..., 1]
        elif mode in ('depth', 'camZ', 'camDist'):
            value = np.linalg.norm(points, axis=-1) if mode == 'camDist' else depth
            ends = ('depthMin', 0.1), ('depthMax', 50.0)
        else:
            raise ValueError(
                f"{self.tag} {self.key!r}: colorMode must be 'depth', 'camZ', 'camDist' or"
                f" 'localY', not {mode!r}"
            )
        low, high = (float(self._get(*end)) for end in ends)
        share = np.nan_to_num((value - low) / max(high - low, 1e-9))
        return colored(np.clip(share, 0.0, 1.0), str(name or 'turbo'))

    def _picture(self, given: Any, shape: tuple[int, ...]) -> NDArray[np.uint8]:
        what = f'{self.tag} {self.key!r}: rgb'
        if isinstance(given, str):
            given = self._workspace.content(given, what)
        picture = pixels(given, what)[..., :3]
        if picture.shape[:2] != shape:
            resized = Image.fromarray(picture).resize((shape[1], shape[0]))
            picture = np.asarray(resized)
        return picture


class InPlaceDepthPointCloud(DepthPointCloud):
    """The same."""

    tag = 'InPlaceDepthPointCloud'


def colored(share: NDArray[Any], name: str) -> NDArray[np.uint8]:
    """Return (..., 3) colours of shares 0..1."""
    stops = np.array([list(bytes.fromhex(each)) for each in _STOPS[name].split()], np.float64)
    at = np.linspace(0.0, 1.0, len(stops))
    table = np.stack([np.interp(np.linspace(0, 1, 256), at, stops[:, i]) for i in range(3)], -1)
    found: NDArray[np.uint8] = table.round().astype(np.uint8)[(share * 255.0).astype(np.uint8)]
    return found


def _numbers(file: bytes, what: str) -> NDArray[Any]:
    try:
        picture = Image.open(io.BytesIO(file), formats=('PNG',))
        found = np.asarray(picture)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise ValueError(f'{what} is no PNG that can be read: {error}') from None
    return found.astype(np.uint16) if found.dtype.kind == 'i' else found
