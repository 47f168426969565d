# SPDX-License-Identifier: Apache-2.0
"""The columns of a MarkerArray that every type of marker has, read once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ...cdr import Columns, Ragged
from ..common.header import frame_column, seconds

Array = NDArray[Any]

ARROW, CUBE, SPHERE, CYLINDER, LINE_STRIP, LINE_LIST, CUBE_LIST = range(7)
SPHERE_LIST, POINTS, TEXT_VIEW_FACING, MESH_RESOURCE, TRIANGLE_LIST, ARROW_STRIP = range(7, 13)
TYPES = 13

ADD, DELETE, DELETEALL = 0, 2, 3


@dataclass(frozen=True)
class Lists:
    """A sequence of k numbers in each of n markers: float32 values (m, k), offsets (n + 1,)."""

    values: Array
    offsets: Array

    @property
    def counts(self) -> Array:
        """(n,) how many values each marker has."""
        return np.diff(self.offsets)

    def count(self, mask: Array) -> Array:
        """Return (n,) how many values of each marker ``mask`` (m,) has set."""
        total = np.concatenate(([0], np.cumsum(mask)))
        counts: Array = total[self.offsets[1:]] - total[self.offsets[:-1]]
        return counts


@dataclass(frozen=True)
class MarkerRows:
    """n markers; names as in visualization_msgs/msg/Marker, numbers as precise as sent."""

    columns: Columns
    """For what only some types have: texts, meshes, textures."""
    ns_names: list[str]
    ns: Array
    id: Array
    action: Array
    type: Array
    frame_names: list[str]
    frame: Array
    pose: Array
    scale: Array
    color: Array
    points: Lists
    colors: Lists

    def __len__(self) -> int:
        """Return the number of markers."""
        return self.id.size

    def name(self, row: int) -> str:
        """Return what a status calls a marker: namespace/id."""
        return f'{self.ns_names[self.ns[row]]}/{self.id[row]}'


def read_rows(markers: Columns) -> MarkerRows:
    """Return the columns of ``markers``, visualization_msgs/msg/Marker."""
    ns_names, ns = markers.ns.unique()
    frame_names, frame = frame_column(markers.header.frame_id)
    return MarkerRows(
        columns=markers,
        ns_names=ns_names,
        ns=ns,
        id=markers.id,
        action=markers.action,
        type=markers.type,
        frame_names=frame_names,
        frame=frame,
        pose=markers.pose.array(),
        scale=_single(markers.scale.array()),
        color=markers.color.array(),
        points=read_lists(markers.points),
        colors=read_lists(markers.colors),
    )


def read_lists(ragged: Ragged) -> Lists:
    """Return sequences of messages of k numbers as float32."""
    values: Any = ragged.values
    return Lists(_single(values.array()), ragged.offsets)


def expiry(rows: MarkerRows, received: float) -> Array:
    """Return (n,) when each marker goes, ROS time; 0, never, for up to 0.1 ms, as in RViz."""
    lifetime = seconds(rows.columns.lifetime)
    return np.where(lifetime > 1e-4, received + lifetime, 0.0)


def _single(values: Array) -> Array:
    """Return float32; what is too large becomes infinite, to be refused with what was infinite."""
    with np.errstate(over='ignore', invalid='ignore'):
        return values.astype(np.float32, copy=False)
