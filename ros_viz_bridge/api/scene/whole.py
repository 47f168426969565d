# SPDX-License-Identifier: Apache-2.0
"""What concerns the scene as a whole: its nodes by name, its root, its axes."""

from __future__ import annotations

import math
from typing import Literal, TypeAlias

import numpy as np
from numpy.typing import ArrayLike

from .. import checks
from .frames import FrameHandle, Frames
from .node import SceneNodeHandle

Up: TypeAlias = Literal['+x', '+y', '+z', '-x', '-y', '-z']
AXES = {sign + axis: (sign, i) for sign in '+-' for i, axis in enumerate('xyz')}
ROOT = '/'
WORLD_AXES = '/WorldAxes'


class Whole(Frames):
    """Finds, empties, hides and turns the scene."""

    @property
    def world_axes(self) -> FrameHandle:
        """The axes of the scene's root, hidden at first."""
        with self._nodes.lock:
            found = self._nodes.get(WORLD_AXES)
            if isinstance(found, FrameHandle):
                return found
            return self.add_frame(WORLD_AXES, axes_radius=0.0125, visible=False)

    def get_handle_by_name(self, name: str) -> SceneNodeHandle | None:
        """Return the node of this name, None where there is none."""
        return self._nodes.get(checks.node_name('name', name))

    def remove_by_name(self, name: str) -> None:
        """Remove the node of this name and all below it; nothing where there is none."""
        handle = self.get_handle_by_name(name)
        if handle is not None:
            handle.remove()

    def reset(self) -> None:
        """Remove all nodes, but the world axes; background picture, environment and fog too."""
        with self._nodes.lock, self._publisher.atomic():
            self._clear_surroundings()
            for handle in self._nodes.values():
                if handle.name not in (ROOT, WORLD_AXES):
                    handle.remove()

    def set_global_visibility(self, visible: bool) -> None:
        """Show all nodes whose own ``visible`` says so, or hide all."""
        self._root().visible = visible

    def set_up_direction(self, direction: Up | ArrayLike) -> None:
        """
        Turn the scene so that this direction of it ('+x' ... '-z', or a vector) is up in pages.

        The page's up is the z axis of its fixed frame; what hangs on frames of the transforms is
        not turned.
        """
        self._root().wxyz = turn_up(_direction(direction))

    def _root(self) -> SceneNodeHandle:
        with self._nodes.lock:
            found = self._nodes.get(ROOT)
            return found or self._show(SceneNodeHandle(self, ROOT, (), START))


START = {
    'wxyz': (1.0, 0.0, 0.0, 0.0),
    'position': (0.0, 0.0, 0.0),
    'scale': 1.0,
    'visible': True,
    'frame_id': '',
    'stamp': 0.0,
}


def turn_up(direction: tuple[float, ...]) -> tuple[float, float, float, float]:
    """Return the smallest rotation, w x y z, that takes a unit vector to the z axis."""
    x, y, z = direction
    if z < -1.0 + 1e-9:
        return 0.0, 1.0, 0.0, 0.0
    # Half way between the rotation by twice the angle, and none.
    length = math.hypot(1.0 + z, y, x)
    return (1.0 + z) / length, y / length, -x / length, 0.0


def _direction(direction: Up | ArrayLike) -> tuple[float, ...]:
    if isinstance(direction, str):
        if direction not in AXES:
            raise ValueError(f'direction must be one of {(*AXES,)}, or three numbers')
        sign, axis = AXES[direction]
        return tuple((-1.0 if sign == '-' else 1.0) * (i == axis) for i in range(3))
    found = np.array(checks.vector3('direction', direction))
    length = float(np.linalg.norm(found))
    if length < 1e-9:
        raise ValueError('direction is a vector of length zero')
    return tuple((found / length).tolist())
