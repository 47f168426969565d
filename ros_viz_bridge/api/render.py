# SPDX-License-Identifier: Apache-2.0
"""Pictures of the scene, drawn by a page."""

from __future__ import annotations

import io
from typing import Any, Literal

import numpy as np
from numpy.typing import ArrayLike

from ..displays.images.pillow import pillow
from ..wire.camera import RenderAnswer, RenderRequest
from .ask import AskError
from .camera_axes import body_of, rotation, vector
from .camera_handle import CameraHandle, number

LONGEST = 16384
"""Pixels of a side."""
LARGEST = 8192 * 8192
"""Pixels of a picture: less than what Pillow takes for an attack."""
Format = Literal['png', 'jpeg']
PI = 3.15


def render_request(
    camera: CameraHandle | None,
    height: int,
    width: int,
    *,
    wxyz: ArrayLike | None,
    position: ArrayLike | None,
    fov: float | None,
    transport_format: str,
) -> RenderRequest:
    """
    Return what is asked of the page.

    What is not said of the pose is as ``camera`` has it; without a camera all of it is said or
    nothing. Raises TypeError and ValueError that name the argument.
    """
    for name, value in (('height', height), ('width', width)):
        if isinstance(value, bool) or not isinstance(value, (int, np.integer)):
            raise TypeError(f'{name} must be an int, not {value!r}')
        if not 0 < value <= LONGEST:
            raise ValueError(f'{name} must be between 1 and {LONGEST} pixels, not {value}')
    if int(height) * int(width) > LARGEST:
        raise ValueError(
            f'height * width must be at most {LARGEST} pixels (8192 * 8192),'
            f' not {height} * {width} = {int(height) * int(width)}'
        )
    if transport_format not in ('png', 'jpeg'):
        raise ValueError(f"transport_format must be 'png' or 'jpeg', not {transport_format!r}")
    pose: list[float] = []
    if wxyz is not None or position is not None:
        if camera is not None:
            position = camera.position if position is None else position
            wxyz = camera.wxyz if wxyz is None else wxyz
        if wxyz is None or position is None:
            missing = 'wxyz' if wxyz is None else 'position'
            raise ValueError(f'wxyz and position go together, and there is no {missing}')
        place = vector('position', position, 3)
        pose = [*place.tolist(), *body_of(rotation('wxyz', wxyz))]
    angle = 0.0 if fov is None else number('fov', fov, above=0.0, below=PI)
    kind: Any = transport_format
    return RenderRequest('', int(width), int(height), kind, pose, angle)


def decoded(answer: RenderAnswer, request: RenderRequest) -> np.ndarray:
    """
    Return the picture (height, width, 3) of a JPEG, or (height, width, 4) of a PNG, uint8.

    Raises AskError for a file that is not what was asked for.
    """
    asked, size = request.format, (request.width, request.height)
    image = pillow()
    if image is None:
        raise AskError('a picture needs Pillow: pip install pillow, or apt install python3-pil')
    try:
        # The one decoder that was asked for: the page does not choose.
        picture = image.open(io.BytesIO(answer.image.tobytes()), formats=[asked.upper()])
        if picture.size != size:
            raise AskError(f'the page sent a picture of {picture.size} pixels, not of {size}')
        return np.array(picture.convert('RGBA' if asked == 'png' else 'RGB'))
    except (OSError, ValueError, SyntaxError, image.DecompressionBombError) as error:
        raise AskError(f'the page sent no {asked.upper()} that can be read: {error}') from None
