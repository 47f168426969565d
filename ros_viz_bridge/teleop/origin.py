# SPDX-License-Identifier: Apache-2.0
"""Who says where the floor of a headset is in the robot's world, and what was said last."""

from __future__ import annotations

from .anchor import Anchor, anchored
from .rigid import Pose, ZERO

FRAMES = frozenset(
    ('xr_origin', 'xr_head')
    + tuple(f'xr_{side}_{part}' for side in ('left', 'right') for part in ('wrist', 'grip', 'aim'))
)
"""Those of a headset's own tree: none of them can be the parent of ``xr_origin``."""


class Origin:
    """
    The anchor of one operator after the other.

    With a ``parent``, operators stand at its origin, facing along its x, as of the last
    ``recenter``; without one, they are where they see themselves in the scene.
    """

    def __init__(self, parent: str = '') -> None:
        self.parent = parent
        self._places: dict[str, Anchor] = {}
        self._here = Anchor(parent)

    def placed(self, client: str, frame: str, pose: Pose) -> None:
        """
        A client sees its floor at ``pose`` in ``frame``.

        Without a frame, or in one of its own headset's, that means nothing.
        """
        if frame and frame not in FRAMES:
            self._places[client] = Anchor(frame, pose)

    def recenter(self, head: Pose) -> None:
        """Put whoever has the head there (in xr_origin) at the parent's origin."""
        self._here = anchored(self.parent, head, feet=ZERO, facing=0.0)

    def forget(self, client: str) -> None:
        """A client left."""
        self._places.pop(client, None)

    def of(self, client: str) -> Anchor | None:
        """Return the anchor of a client's floor, None while it is not known."""
        return self._here if self.parent else self._places.get(client)
