# SPDX-License-Identifier: Apache-2.0
"""What viewers move by hand."""

from __future__ import annotations

from .element import Plan
from .place import SceneElement


class Movable(SceneElement):
    """
    A handle that viewers take and move, with all that is in it.

    OBJECT_MOVE tells where it is, in its parent, while it moves, OBJECT_MOVE_END when it is let
    go. ``handle`` is its size in metres (default 0.3). What a viewer did stays until the script
    gives another place than before.
    """

    tag = 'Movable'
    PROPERTIES = frozenset(('handle', 'enableRotation'))
    MOVES_ALONE = False

    def _plan(self) -> Plan:
        place = {name: value for name, value in self._place().items() if name != 'scale'}
        values = {
            'scale': float(self._get('handle', 0.3)),
            'disable_rotations': not self._get('enableRotation', True),
            **place,
        }
        events = (('OBJECT_MOVE', 'on_update'), ('OBJECT_MOVE_END', 'on_drag_end'))
        return Plan('add_transform_controls', values, events=events)


class Pivot(Movable):
    """The same."""

    tag = 'Pivot'
