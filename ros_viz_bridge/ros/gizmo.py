# SPDX-License-Identifier: Apache-2.0
"""A gizmo of the layout: what a viewer makes of it goes out, and what others say moves it."""

from __future__ import annotations

from collections.abc import Callable
import time
from typing import Any

import numpy as np

from ..layout.layout_gizmos import GizmoEntry
from ..teleop.rigid import Pose
from ..wire.pointer import Phase
from .publications import Publications

_SAME = 1e-9
"""Poses that differ by less are one: on their way they are rounded."""


class Gizmo:
    """
    Base of those with a topic and those with a frame.

    The publishing thread alone calls it, but for ``poll`` and ``close``, which are for the
    executor's. While a viewer holds it, what others say waits: what counts in the end is what was
    said last. What did not go out is not shown either. One that ``repeats`` goes out also while it
    is held still.
    """

    def __init__(
        self,
        server: Any,
        publications: Publications,
        entry: GizmoEntry,
        *,
        ros_time: Callable[[], float],
        repeats: bool = False,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._publications = publications
        self._entry = entry
        self._ros_time = ros_time
        self._repeats = repeats
        self._clock = clock
        self._known = self._shown = Pose.of(entry.pose)
        """What was published or heard last, and where viewers see it."""
        self._held = False
        self._waiting: Pose | None = None
        """What others said while it was held."""
        self._chain = 0
        self.node = f'/gizmos/{entry.id}'
        self._controls = server.scene.add_transform_controls(
            self.node,
            entry.size,
            active_axes=entry.axes,
            disable_axes=not entry.move,
            disable_sliders=not entry.move,
            disable_rotations=not entry.turn,
            frame_id=entry.frame,
            **_place(self._known),
        )
        self._controls.group = entry.group
        server.scene.add_label(f'{self.node}/label', entry.label, anchor='top-center')

    def dragged(self, pose: Pose, phase: Phase) -> None:
        """A viewer holds it, or lets go; pages show it there already."""
        before, self._held = self._held, phase != 'end'
        self._shown = pose
        if self._held and not before:
            self._chain += 1
            self._tick(self._chain)
        elif not self._held:
            if before:
                self._go_out()
            self.let_go()

    def shows(self, pose: Pose) -> bool:
        """Tell whether viewers see it there."""
        return pose == self._shown

    def refused(self, pose: Pose) -> None:
        """A viewer moved it there, but that does not count."""
        self._shown = pose
        self.let_go()

    def let_go(self) -> None:
        """Nobody holds it: it is where it was last published, or others want it."""
        self._held = False
        self._chain += 1
        heard, self._waiting = self._waiting, None
        self._known = heard or self._known
        if self._known != self._shown:
            self._shown = self._known
            self._controls.update(**_place(self._known))

    def follow(self, pose: Pose) -> None:
        """Others want it there."""
        if self._held:
            self._waiting = pose
        elif not np.allclose(pose.values, self._known.values, rtol=0.0, atol=_SAME):
            self._waiting = pose
            self.let_go()

    def poll(self) -> None:
        """Adapt to who is there; once per second."""

    def close(self) -> None:
        """Take nothing more from ROS."""

    def _publish(self, pose: Pose) -> bool:
        """Publish a pose; tells whether it went out."""
        raise NotImplementedError

    def _tick(self, chain: int) -> None:
        if chain != self._chain:
            return
        due = self._clock() + 1.0 / self._entry.rate
        self._publications.postpone(due, self._tick, chain)
        self._go_out()

    def _go_out(self) -> None:
        news = self._shown != self._known
        if (news or (self._repeats and self._held)) and self._publish(self._shown):
            self._known, self._waiting = self._shown, None


def _place(pose: Pose) -> dict[str, Any]:
    x, y, z, w = pose.orientation
    return {'position': pose.position, 'wxyz': (w, x, y, z)}
