# SPDX-License-Identifier: Apache-2.0
"""What a viewer put down with a tool, checked: a frame, and sound poses in it."""

from __future__ import annotations

from ..wire.tools import ToolUsed
from .axes import Poses, sound_poses
from .base import InputError

_WORDS = {1: 'one place', 3: 'three places'}


def places(event: ToolUsed, *, least: int = 1, most: int | None = None) -> Poses:
    """
    Return the poses (n, 7) of a tool, with unit quaternions x y z w.

    Raises InputError for a page without a fixed frame, for too few or too many of them, and for
    those that are no poses.
    """
    count, rest = divmod(event.places.size, 7)
    poses = None if rest else sound_poses(event.places, count=count)
    if not event.frame:
        raise InputError('there is no fixed frame yet')
    if poses is None:
        raise InputError('a place is seven finite numbers, the last four a unit quaternion')
    if count < least or (most is not None and count > most):
        raise InputError(f'it takes {_WORDS.get(least, least)}, not {count}')
    return poses
