# SPDX-License-Identifier: Apache-2.0
"""What the handles of elements tell, as values of events."""

from __future__ import annotations

import io
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from .schemas.place import columns_of, matrix_of, to_euler

FORMATS = ('JPEG', 'PNG', 'WEBP', 'GIF', 'BMP')
"""What is decoded of viewers: no format that runs other programs, or is seldom looked after."""
LARGEST = 8192 * 8192
"""Pixels of a picture."""


def value_of(etype: str, told: Any, turn: NDArray[np.float64]) -> Any:
    """
    Return the value of an event; ``turn`` is ``Scene.turn()``.

    A file that is no picture raises ValueError.
    """
    target = getattr(told, 'target', told)
    if etype == 'CAMERA_VIEW':
        return told
    if etype == 'TIMELINE_STEP':
        return {'step': int(target.value)}
    if etype in ('SET', 'INPUT'):
        return target.value
    if etype == 'UPLOAD':
        return picture(target.value)
    if etype.startswith('OBJECT_MOVE'):
        return place(target)
    if etype == 'CAMERA_MOVE':
        found = place(target)
        return {'camera': found, 'matrix': found['matrix']}
    if etype in ('ON_CLICK', 'ADD_MARKER'):
        x, y, z = (turn.T @ np.asarray(told.position)).tolist()
        if etype == 'ADD_MARKER':
            return {'position': {'x': x, 'y': y, 'z': z}}
        return {'index': told.instance_index, 'position': [x, y, z]}
    return {}


def place(node: Any) -> dict[str, Any]:
    """Return where a node is in its parent, as three.js has it."""
    w, x, y, z = (float(each) for each in node.wxyz)
    position = [float(each) for each in node.position]
    return {
        'position': position,
        'quaternion': [x, y, z, w],
        'rotation': list(to_euler(matrix_of([x, y, z, w]))),
        'matrix': columns_of([*position, x, y, z, w])[0],
    }


def picture(file: Any) -> Image.Image:
    """Return the picture in an uploaded file. Raises ValueError that names it."""
    try:
        found = Image.open(io.BytesIO(file.content), formats=FORMATS)
        if found.width * found.height > LARGEST:
            raise ValueError(f'{found.width} x {found.height} are more than {LARGEST} pixels')
        found.load()
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise ValueError(f'{file.name} is no picture that can be read: {error}') from None
    return found
