# SPDX-License-Identifier: Apache-2.0
"""What a headset knows of its operator in one frame, all in one message."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from .client import Name
from .columns import F32, U8
from .constraints import Range, Sizes, Unit
from .message import ClientMessage

STICKS, MOST_BUTTONS = 4, 12
RADIUS_UNIT = 1e-4
"""Metres."""
_HAND = Sizes((0, 175))
_RADII = Sizes((0, 25))
_CONTROLLER = Sizes((0, 14))
_GAMEPAD = Sizes((0, *range(STICKS, STICKS + MOST_BUTTONS + 1)))
_BITS = Range(0, 2**MOST_BUTTONS - 1)


@dataclass(frozen=True)
class XrSample(ClientMessage):
    """
    Head, hands and controllers of one headset frame; at most 2 kB, and the latest counts.

    Poses are in the session's local-floor space, WebXR axes (y up, -z forward), metres: seven
    numbers x y z, quaternion x y z w. What is not tracked, or only guessed, is an empty array.
    """

    page_time: float
    """Page time of the frame callback, milliseconds."""
    predicted: float
    """Page time for which the poses are predicted, milliseconds."""
    origin: Annotated[int, Range(0, 2**31)]
    """How often the space got another origin in this session."""
    emulated: Annotated[int, Range(0, 15)]
    """
    Of what there is but the headset only guesses the position: 1 left hand, 2 right hand, 4 left
    controller, 8 right controller.
    """
    head: Annotated[F32, Sizes((0, 7))]
    left_hand: Annotated[F32, _HAND]
    """25 joints in WebXR order."""
    right_hand: Annotated[F32, _HAND]
    left_radii: Annotated[U8, _RADII]
    """Of the joints, in tenths of a millimetre: quantised, because they hardly change."""
    right_radii: Annotated[U8, _RADII]
    left_controller: Annotated[F32, _CONTROLLER]
    """Poses of grip and aim (WebXR's target ray), in this order."""
    right_controller: Annotated[F32, _CONTROLLER]
    left_gamepad: Annotated[F32, _GAMEPAD]
    """
    Four axes (touchpad x y, thumbstick x y) and the values of up to 12 buttons, in xr-standard
    order; also of a controller whose pose is not tracked.
    """
    right_gamepad: Annotated[F32, _GAMEPAD]
    left_pressed: Annotated[int, _BITS]
    """Which buttons are pressed: bit i is button i."""
    right_pressed: Annotated[int, _BITS]


@dataclass(frozen=True)
class XrPlaced(ClientMessage):
    """
    Where the session's floor is in the scene, as its operator sees it.

    Said when a session begins, and whenever the operator was moved or turned.
    """

    page_time: float
    frame: Name
    """The viewer's fixed frame."""
    position: tuple[float, float, float]
    """Of the floor's origin in it, metres."""
    orientation: Annotated[tuple[float, float, float, float], Unit()]
    """Unit quaternion x y z w of the floor's axes: x forward, y left, z up (REP-103)."""
