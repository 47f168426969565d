# SPDX-License-Identifier: Apache-2.0
"""Linear and angular vectors of stamped messages."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from ...wire.screw import Screw
from ..base import DisplayError, Source
from .header import frame_of, seconds

IDENTITY = np.array([0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 1.0])


def screw(header: Any, vectors: NDArray[np.float64], source: Source) -> Screw:
    """
    Return the (6,) vectors, linear first, at the origin of the header's frame.

    Raises DisplayError for an empty frame.
    """
    return Screw(
        display=source.display,
        key=source.display,
        frame=frame_of(header),
        stamp=seconds(header.stamp),
        pose=IDENTITY,
        linear=vectors[:3],
        angular=vectors[3:],
    )


def finite_screw(
    header: Any, vectors: NDArray[np.float64], source: Source, *, field: str
) -> Screw:
    """Return likewise; raises DisplayError naming ``field`` if there is NaN in it, too."""
    for name, part in (('linear', vectors[:3]), ('angular', vectors[3:])):
        if not np.isfinite(part).all():
            raise DisplayError(f'{field}.{name} holds NaN or infinity')
    return screw(header, vectors, source)
