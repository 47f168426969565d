# SPDX-License-Identifier: Apache-2.0
"""What triangles enclose."""

from __future__ import annotations

from typing import Any

import numpy as np


def volume(mesh: Any) -> float:
    """Return the volume of a closed mesh; negative if it is seen from inside."""
    vertices, faces, *_ = mesh
    a, b, c = np.moveaxis(vertices[faces].astype(np.float64), 1, 0)
    return float(np.einsum('ij,ij->', a, np.cross(b, c)) / 6)
