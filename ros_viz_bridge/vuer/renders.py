# SPDX-License-Identifier: Apache-2.0
"""Pictures of a session's view, and of its cameras."""

from __future__ import annotations

import asyncio
import io
from typing import Any, TYPE_CHECKING

from PIL import Image

from ..api.camera_axes import wxyz_of
from .payloads import CameraFrame
from .schemas.cameras import CAMERA_OF_THREE, CameraView

if TYPE_CHECKING:
    from .session import VuerSession

VIEW = 'DEFAULT'


async def take(session: VuerSession, key: str, quality: float, downsample: float) -> CameraFrame:
    """Return a picture of the view, or of the camera of a key. Raises KeyError, ValueError."""
    if not 0.0 < quality <= 1.0:
        raise ValueError(f'quality must be above 0, at most 1, not {quality!r}')
    if not 1.0 <= downsample <= 64.0:
        raise ValueError(f'downsample must be from 1 to 64, not {downsample!r}')
    client = session.client
    if key == VIEW:
        await client.camera.ready()
        width, height = (
            max(1, round(size / downsample))
            for size in (client.camera.image_width, client.camera.image_height)
        )
        pose: dict[str, Any] = {}
    else:
        element = session._tree.element(key)
        if not isinstance(element, CameraView):
            raise KeyError(f'{key!r} is a {type(element).__name__}, not a CameraView')
        width, height = element.size(downsample)
        position, rotation = session._tree.pose(key)
        turn = wxyz_of(rotation @ CAMERA_OF_THREE)
        pose = {'position': position, 'wxyz': turn, 'fov': element.angle()}
        quality = float(element._get('quality', quality))
    pixels = await client.get_render_async(height, width, **pose)
    frame = await asyncio.to_thread(_jpeg, pixels, round(100 * quality))
    return {'frame': frame, 'depthFrame': None, 'width': width, 'height': height}


def _jpeg(pixels: Any, quality: int) -> bytes:
    file = io.BytesIO()
    Image.fromarray(pixels).save(file, 'JPEG', quality=quality)
    return file.getvalue()
