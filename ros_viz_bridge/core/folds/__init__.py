# SPDX-License-Identifier: Apache-2.0
"""
Folds turn a sequence of deltas into one state.

One file per message type whose kind is ``fold``.
"""

from __future__ import annotations

from typing import Any, Protocol

from ...wire.diagnostics import Diagnostics
from ...wire.interactive_markers import InteractiveMarkers
from ...wire.markers import Markers
from ...wire.message import ServerMessage
from ...wire.occupancy_grid import OccupancyGrid
from ...wire.robot import JointStates
from ...wire.tf import Transforms
from .diagnostics import DiagnosticsFold
from .interactive_markers import InteractiveMarkersFold
from .joints import JointStatesFold
from .markers import MarkersFold
from .occupancy_grid import OccupancyGridFold
from .transforms import merge_transforms, TransformsFold


class Fold(Protocol):
    """State of one identity."""

    @property
    def nbytes(self) -> int:
        """Roughly how large the folded message is."""

    def add(self, delta: Any, time: float = 0.0) -> None:
        """
        Apply a delta.

        ``time`` is ROS time, for what has expired; at 0 nothing has. Raises ValueError for one
        whose columns do not fit each other; then nothing has changed.
        """

    def state(self, time: float) -> ServerMessage:
        """
        Return one message that brings any receiver to this state.

        ``time`` is ROS time, for what has expired.
        """

    def forget_dynamic(self, *, latched: bool) -> bool:
        """Time jumped: forget what was true only at a time; tell whether anything is left."""


FOLDS: dict[type, type[Any]] = {
    Transforms: TransformsFold,
    Markers: MarkersFold,
    InteractiveMarkers: InteractiveMarkersFold,
    Diagnostics: DiagnosticsFold,
    OccupancyGrid: OccupancyGridFold,
    JointStates: JointStatesFold,
}
MERGED: dict[type, Any] = {Transforms: merge_transforms}
"""Types whose neighbouring deltas become one delta before they are encoded."""


def make_fold(message: ServerMessage) -> Fold:
    """Return an empty fold for messages like this one."""
    fold: Fold = FOLDS[type(message)]()
    return fold
