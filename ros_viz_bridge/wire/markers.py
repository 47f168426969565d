# SPDX-License-Identifier: Apache-2.0
"""
Markers in columns.

Of a topic: what changed since the last message, or, folded, all that there are.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar

from .columns import empty, F32x2, F32x3, F32x4, F64, F64x7, I32, U8, U32
from .message import Kind, Priority, StateMessage


@dataclass(frozen=True)
class MarkerColumns(StateMessage):
    """
    Apply in this order: clear, delete, then add or replace row by row (key of a marker: ns, id).

    Field names follow visualization_msgs/msg/Marker. Ragged columns come as values and offsets:
    row i owns values ``offsets[i]:offsets[i + 1]``; an empty offsets array means that no row has
    any.
    """

    KIND: ClassVar[Kind] = Kind.FOLD
    PRIORITY: ClassVar[Priority] = Priority.SMALL

    namespaces: list[str]
    """Names that ``ns``, ``deleted_ns`` and ``cleared`` index."""
    frames: list[str]
    """Names that ``frame`` indexes."""
    clear_all: bool = False
    """Every marker of the topic goes first."""
    cleared: U32 = field(default_factory=empty(U32))
    """Namespaces that go whole."""
    deleted_ns: U32 = field(default_factory=empty(U32))
    deleted_id: I32 = field(default_factory=empty(I32))
    ns: U32 = field(default_factory=empty(U32))
    id: I32 = field(default_factory=empty(I32))
    type: U8 = field(default_factory=empty(U8))
    """(n,) Marker.ARROW = 0 ... Marker.ARROW_STRIP = 12."""
    frame: U32 = field(default_factory=empty(U32))
    frame_locked: U8 = field(default_factory=empty(U8))
    stamp: F64 = field(default_factory=empty(F64))
    """(n,) ROS time, seconds; 0 is the latest transform."""
    expires: F64 = field(default_factory=empty(F64))
    """(n,) ROS time of receipt plus lifetime; 0 is never."""
    pose: F64x7 = field(default_factory=empty(F64x7))
    """(n, 7) x y z metres, quaternion x y z w (unit)."""
    scale: F32x3 = field(default_factory=empty(F32x3))
    color: F32x4 = field(default_factory=empty(F32x4))
    """(n, 4) r g b a in 0..1."""
    points: F32x3 = field(default_factory=empty(F32x3))
    point_offsets: U32 = field(default_factory=empty(U32))
    """(n + 1,) or (0,)."""
    colors: F32x4 = field(default_factory=empty(F32x4))
    """One per point (or per triangle for TRIANGLE_LIST)."""
    color_offsets: U32 = field(default_factory=empty(U32))
    uvs: F32x2 = field(default_factory=empty(F32x2))
    uv_offsets: U32 = field(default_factory=empty(U32))
    texts: list[str] = field(default_factory=list)
    text: I32 = field(default_factory=empty(I32))
    """(n,) index into ``texts``, -1 for none; or (0,) when no row has text."""
    meshes: list[str] = field(default_factory=list)
    """URIs: package:// or file://."""
    mesh: I32 = field(default_factory=empty(I32))
    """(n,) index into ``meshes``, -1 for none; or (0,)."""
    embedded_materials: U8 = field(default_factory=empty(U8))
    """(n,) mesh_use_embedded_materials; or (0,)."""
    texture_names: list[str] = field(default_factory=list)
    """texture_resource values that ``texture`` indexes."""
    texture: I32 = field(default_factory=empty(I32))
    """(n,) index into ``texture_names``, -1 for none; or (0,)."""
    images: U8 = field(default_factory=empty(U8))
    """Compressed image files, one after the other, one per texture name."""
    image_offsets: U32 = field(default_factory=empty(U32))
    """(len(texture_names) + 1,): an empty range refers to an image sent before under that name."""


@dataclass(frozen=True)
class Markers(MarkerColumns):
    """The markers of one topic."""
