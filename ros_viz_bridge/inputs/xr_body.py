# SPDX-License-Identifier: Apache-2.0
"""One frame of a headset in body axes: converted once for all the topics that it feeds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from ..wire.xr import RADIUS_UNIT, STICKS, XrSample
from .axes import body_from_webxr, Poses, sound_poses

F32 = NDArray[np.float32]
F64 = NDArray[np.float64]
Hand = Literal['left', 'right']

_COUNTS = (1, 25, 25, 2, 2)
"""Poses of the head, of each hand and of each controller."""


@dataclass(frozen=True)
class XrSide:
    """What there is of one hand; None is not tracked, or not sound."""

    joints: Poses | None = None
    """(25, 7) in WebXR order: x along the bone to the finger's tip, z out of the hand's back."""
    radii: F64 | None = None
    """(25,) metres."""
    grip: Poses | None = None
    """(7,): x the way that a straight index finger points."""
    aim: Poses | None = None
    """(7,): x along the ray."""
    axes: F32 | None = None
    """(4,): touchpad x y, thumbstick x y, as WebXR signs them."""
    buttons: F32 | None = None
    """Values from 0 to 1 in xr-standard order."""
    pressed: int = 0
    """Bit i: button i."""
    hand_emulated: bool = False
    controller_emulated: bool = False


@dataclass(frozen=True)
class XrBody:
    """A frame in the axes of REP-103, told in ``xr_origin``: the session's floor."""

    head: Poses | None
    """(7,)."""
    left: XrSide
    right: XrSide

    def side(self, hand: Hand) -> XrSide:
        """Return the hand of a name."""
        return self.left if hand == 'left' else self.right


def xr_body(event: XrSample) -> XrBody:
    """
    Return a frame in body axes.

    A hand, or the pair of poses of a controller, of which one pose is not finite or no rotation is
    left out as a whole.
    """
    parts = [event.head, event.left_hand, event.right_hand]
    controllers = [event.left_controller, event.right_controller]
    head, *hands, pair_left, pair_right = _converted(parts + controllers)
    left = _side(
        hands[0],
        pair_left,
        _metres(event.left_radii),
        event.left_gamepad,
        event.left_pressed,
        event.emulated & 0b0101,
    )
    right = _side(
        hands[1],
        pair_right,
        _metres(event.right_radii),
        event.right_gamepad,
        event.right_pressed,
        event.emulated >> 1 & 0b0101,
    )
    return XrBody(None if head is None else head[0], left, right)


def _converted(parts: list[Any]) -> list[Poses | None]:
    """Return the poses (n, 7) of each part; of one that is empty or not sound, None."""
    there = [n if len(part) == 7 * n else 0 for part, n in zip(parts, _COUNTS, strict=True)]
    together = np.concatenate([part for part, n in zip(parts, there, strict=True) if n] or [[]])
    everything = sound_poses(together, count=sum(there))
    if everything is None:
        # Somewhere is a pose that is none: it spoils its own part.
        return [_alone(part, n) for part, n in zip(parts, there, strict=True)]
    body, found, at = body_from_webxr(everything), [], 0
    for n in there:
        found.append(body[at : at + n] if n else None)
        at += n
    return found


def _alone(part: Any, count: int) -> Poses | None:
    poses = sound_poses(part, count=count) if count else None
    return None if poses is None else body_from_webxr(poses)


def _side(
    joints: Poses | None,
    controller: Poses | None,
    radii: F64 | None,
    gamepad: Any,
    pressed: int,
    emulated: int,
) -> XrSide:
    return XrSide(
        joints=joints,
        radii=radii,
        grip=None if controller is None else controller[0],
        aim=None if controller is None else controller[1],
        axes=gamepad[:STICKS] if len(gamepad) else None,
        buttons=gamepad[STICKS:] if len(gamepad) else None,
        pressed=pressed,
        hand_emulated=bool(emulated & 1),
        controller_emulated=bool(emulated & 4),
    )


def _metres(radii: Any) -> F64 | None:
    return radii * RADIUS_UNIT if len(radii) else None
