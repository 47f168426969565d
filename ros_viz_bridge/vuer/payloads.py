# SPDX-License-Identifier: Apache-2.0
"""
What ``ClientEvent.value`` is, by kind of event.

Matrices are 16 numbers column by column, lengths metres, in the axes of the scene (``Scene.up``);
poses of a headset are in WebXR's (x right, y up, -z forward), its floor at the origin. Times are
seconds. The rates are the most that come of one client per second.
"""

from __future__ import annotations

from typing import Any, TypedDict

import numpy as np
from numpy.typing import NDArray

Matrices = NDArray[np.float32]


class Camera(TypedDict):
    """Where a viewer looks from: the camera looks along its -z, y is up in the picture."""

    position: list[float]
    rotation: list[float]
    """Euler angles x y z, radians."""
    quaternion: list[float]
    """x y z w."""
    matrix: list[float]
    """(16,)."""
    fov: float
    """Vertical, degrees."""
    aspect: float


class CameraMove(TypedDict):
    """
    CAMERA_MOVE: when the viewer's camera moved (key 'defaultCamera'), at most 30 per second.

    Of a CameraView, which a viewer moves: its key, where it is in its parent, no fov or aspect.
    """

    camera: Camera
    matrix: list[float]
    """(16,): that of the camera."""


class CameraFrame(TypedDict):
    """CAMERA_VIEW of a CameraView, at most ``fps`` per second; and what grab_render returns."""

    frame: bytes
    """A JPEG file."""
    depthFrame: None
    width: int
    """Pixels."""
    height: int


class HandState(TypedDict, total=False):
    """How far a hand is closed; empty for a hand that is not tracked."""

    pinch: bool
    pinchValue: float
    """Tip of the thumb to that of the index finger, metres; a pinch is less than 0.01."""
    squeeze: bool
    squeezeValue: float
    """Tip of the middle finger to its knuckle, metres; a squeeze is less than 0.07."""
    tap: bool
    tapValue: float
    """The same as the pinch."""


class HandMove(TypedDict):
    """HAND_MOVE: with each frame of the headset, up to 120 per second."""

    left: Matrices | None
    """(400,): 25 joints of 16 numbers, in WebXR's order, wrist first; None if not tracked."""
    right: Matrices | None
    leftState: HandState
    rightState: HandState


class HeadMove(TypedDict):
    """HEAD_MOVE: with each frame of the headset, up to 120 per second."""

    matrix: Matrices
    """(16,)."""


class ControllerState(TypedDict):
    """Buttons of a controller, by the gamepad mapping 'xr-standard'."""

    trigger: bool
    triggerValue: float
    squeeze: bool
    squeezeValue: float
    touchpad: bool
    touchpadValue: list[float]
    thumbstick: bool
    thumbstickValue: list[float]
    aButton: bool
    bButton: bool


class ControllerMove(TypedDict):
    """CONTROLLER_MOVE: with each frame of the headset, up to 120 per second."""

    left: Matrices | None
    """(16,): where it points from, along -z; None if not tracked."""
    right: Matrices | None
    leftState: ControllerState | None
    rightState: ControllerState | None


class Key(TypedDict):
    """KeyDown, KeyUp, KeyPress (of keys that are a character): never what is typed in a field."""

    key: str
    code: str
    shiftKey: bool
    ctrlKey: bool
    altKey: bool
    metaKey: bool
    repeat: bool


class GamepadButton(TypedDict):
    """A button; ``value`` is 0 to 1."""

    pressed: bool
    touched: bool
    value: float


class GamepadState(TypedDict):
    """GAMEPAD: when it changed, at most once per picture; ``id`` '' once it is unplugged."""

    index: int
    id: str
    axes: list[float]
    buttons: list[GamepadButton]


class Init(TypedDict):
    """INIT: once per session, what the page runs on."""

    client: str
    """'browser'."""
    userAgent: str
    screenWidth: float
    screenHeight: float
    devicePixelRatio: float
    timezone: str


class ObjectMove(TypedDict):
    """OBJECT_MOVE, OBJECT_MOVE_END: where a Movable is in its parent; up to 20 per second."""

    position: list[float]
    rotation: list[float]
    quaternion: list[float]
    """x y z w."""
    matrix: Matrices
    """(16,)."""


class OnClick(TypedDict):
    """ON_CLICK: a click on an element."""

    index: int | None
    """Of the point or instance that was hit, None where there is none."""
    position: list[float]
    """Where it was hit."""


class Marker(TypedDict):
    """ADD_MARKER: the same click, as where a marker may go."""

    position: dict[str, float]
    """x, y, z."""


class TimelineStep(TypedDict):
    """TIMELINE_STEP: 30 times its speed per second, and whenever a viewer moves it."""

    step: int


VALUES: dict[str, Any] = {
    'CAMERA_MOVE': CameraMove,
    'HAND_MOVE': HandMove,
    'HEAD_MOVE': HeadMove,
    'CONTROLLER_MOVE': ControllerMove,
    'KeyDown': Key,
    'KeyUp': Key,
    'KeyPress': Key,
    'GAMEPAD': GamepadState,
    'INIT': Init,
    'CAMERA_VIEW': CameraFrame,
    'CLICK': dict,
    'ON_CLICK': OnClick,
    'ADD_MARKER': Marker,
    'TIMELINE_STEP': TimelineStep,
    'OBJECT_MOVE': ObjectMove,
    'OBJECT_MOVE_END': ObjectMove,
    'INPUT': str,
    'SET': float,
    'UPLOAD': object,
}
"""All kinds of events, and their values; handlers of others raise."""
