# SPDX-License-Identifier: Apache-2.0
"""Opens a point cloud file of either kind."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ros_viz_bridge.demo import pcd, ply


class CloudFileError(Exception):
    """Says which point cloud file cannot be read, and why."""


def read_cloud(path: Path) -> NDArray[np.void]:
    """Return the points of a PLY or PCD file with all their fields, little-endian.

    The array is (N,), or (height, width) for an organised PCD. Raises CloudFileError where the
    file is missing, damaged, or has no x, y, z.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise CloudFileError(f'{path} cannot be read: {error.strerror}.') from error
    reader = ply.parse if content.startswith(b'ply') else pcd.parse
    try:
        points = reader(content)
    except ValueError as error:
        raise CloudFileError(f'{path} cannot be read: {error}') from error
    missing = [name for name in 'xyz' if name not in (points.dtype.names or ())]
    if missing:
        names = ', '.join(points.dtype.names or ('none',))
        raise CloudFileError(f'{path} has no field {", ".join(missing)}; its fields are {names}.')
    return points
