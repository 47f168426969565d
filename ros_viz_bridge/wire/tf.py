# SPDX-License-Identifier: Apache-2.0
"""Messages of the transform tree."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from .columns import F64, F64x7, U8, U32
from .message import Kind, Priority, StateMessage


@dataclass(frozen=True)
class Transforms(StateMessage):
    """
    A batch of transforms of all broadcasters; its fold is the latest of every child.

    Row i: the pose of frame ``names[child[i]]`` in frame ``names[parent[i]]`` at ``stamp[i]``.
    """

    KIND: ClassVar[Kind] = Kind.FOLD
    PRIORITY: ClassVar[Priority] = Priority.TF

    names: list[str]
    child: U32
    """(n,) index into ``names``."""
    parent: U32
    """(n,) likewise."""
    stamp: F64
    """(n,) ROS time, seconds."""
    pose: F64x7
    """(n, 7) x y z metres, unit quaternion x y z w."""
    static: U8
    """(n,) 1 for /tf_static: holds for all times."""
