# SPDX-License-Identifier: Apache-2.0
"""Many coordinate frames at once."""

from __future__ import annotations

from numpy.typing import ArrayLike

from ...wire.instances import BatchedAxesInstances, BatchedAxesLook
from .. import checks
from .instances import InstancesHandle
from .prop import Prop
from .scene_base import SceneBase


class BatchedAxesHandle(InstancesHandle):
    """Coordinate frames, drawn together."""

    LOOK = BatchedAxesLook
    MORE = (BatchedAxesInstances,)
    axes_length = Prop(checks.positive)
    """Metres."""
    axes_radius = Prop(checks.positive)
    """Metres."""


class BatchedAxes(SceneBase):
    """Adds many coordinate frames at once."""

    def add_batched_axes(
        self,
        name: str,
        batched_wxyzs: ArrayLike,
        batched_positions: ArrayLike,
        batched_scales: ArrayLike | None = None,
        *,
        axes_length: float = 0.5,
        axes_radius: float = 0.025,
        scale: ArrayLike = 1.0,
        wxyz: ArrayLike = (1.0, 0.0, 0.0, 0.0),
        position: ArrayLike = (0.0, 0.0, 0.0),
        visible: bool = True,
        frame_id: str = '',
        stamp: float = 0.0,
    ) -> BatchedAxesHandle:
        """
        Draw N frames, far faster than N nodes.

        ``batched_wxyzs``: (N, 4) quaternions, w first. ``batched_positions``: (N, 3) metres.
        ``batched_scales``: (N,) or (N, 3).
        """
        return self._add_given(BatchedAxesHandle, locals())
