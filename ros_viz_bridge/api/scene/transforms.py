# SPDX-License-Identifier: Apache-2.0
"""Frames of the transforms, told by a script."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
from numpy.typing import ArrayLike

from ...wire.tf import Transforms
from .. import checks
from .scene_base import SceneBase


class SceneTransforms(SceneBase):
    """Says where frames are; nodes hang on them by ``frame_id``."""

    def set_transform(
        self,
        child: str,
        *,
        parent: str,
        wxyz: ArrayLike = (1.0, 0.0, 0.0, 0.0),
        position: ArrayLike = (0.0, 0.0, 0.0),
        stamp: float = 0.0,
        static: bool = False,
    ) -> None:
        """
        Say where frame ``child`` is in frame ``parent``.

        ``wxyz``: a quaternion, w first; ``position``: metres; ``stamp``: ROS time in seconds;
        what is ``static`` holds for all times.
        """
        self.add_transforms([(parent, child, wxyz, position)], stamp=stamp, static=static)

    def add_transforms(
        self,
        transforms: Iterable[tuple[str, str, ArrayLike, ArrayLike]],
        *,
        stamp: float = 0.0,
        static: bool = False,
    ) -> None:
        """
        Say where frames are; ``transforms``: (parent, child, wxyz, position) each.

        ``stamp`` and ``static`` as of ``set_transform``.
        """
        ids: dict[str, int] = {}
        try:
            given = [
                (parent, child, wxyz, position) for parent, child, wxyz, position in transforms
            ]
        except (TypeError, ValueError):
            raise TypeError(
                f'transforms must be (parent, child, wxyz, position) each, not {transforms!r}'
            ) from None
        rows = [
            (
                ids.setdefault(checks.text('child', child), len(ids)),
                ids.setdefault(checks.text('parent', parent), len(ids)),
                (*checks.vector3('position', position), *checks.rotation('wxyz', wxyz)),
            )
            for parent, child, wxyz, position in given
        ]
        self._publish(
            Transforms(
                '',
                # A client's own transforms join the shared ones; under one key they would hide
                # them.
                f'tf:{self._layer}' if self._layer else 'tf',
                list(ids),
                np.array([row[0] for row in rows], np.uint32),
                np.array([row[1] for row in rows], np.uint32),
                np.full(len(rows), checks.finite('stamp', stamp)),
                np.array([row[2] for row in rows], np.float64).reshape(-1, 7),
                np.full(len(rows), checks.flag('static', static), np.uint8),
            )
        )
