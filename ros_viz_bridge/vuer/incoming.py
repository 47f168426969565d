# SPDX-License-Identifier: Apache-2.0
"""What pages send, as the events of sessions."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..wire.client import CameraMoved, Ping
from ..wire.message import ClientMessage
from ..wire.page_events import GamepadMoved, KeyChanged, PageInfo, WantedKind
from ..wire.xr import STICKS, XrSample
from .schemas.place import columns_of, matrix_of, quaternion_of, to_euler

Told = tuple[str, str, Any]
"""Kind of event, key of the element, value."""
JOINTS = 25
WANTS: dict[str, WantedKind] = {
    'INIT': 'page',
    'KeyDown': 'keys',
    'KeyUp': 'keys',
    'KeyPress': 'keys',
    'GAMEPAD': 'gamepads',
}
"""What a page must be asked for, for these kinds of events."""
_THUMB, _INDEX, _MIDDLE_KNUCKLE, _MIDDLE = 4, 9, 11, 14
_PINCH, _SQUEEZE = 0.01, 0.07
# The camera of ROS looks along x with z up, that of three.js along -z with y up.
_BODY_FROM_CAMERA = np.array([[0.0, 0.0, -1.0], [-1.0, 0.0, 0.0], [0.0, 1.0, 0.0]])

MESSAGES: tuple[type[ClientMessage], ...] = (
    CameraMoved,
    XrSample,
    KeyChanged,
    GamepadMoved,
    PageInfo,
    Ping,
)


def events(message: ClientMessage, turn: NDArray[np.float64]) -> Iterator[Told]:
    """Yield the events of a message; ``turn`` is ``Scene.turn()``."""
    if isinstance(message, CameraMoved):
        found = camera(message, turn)
        yield 'CAMERA_MOVE', 'defaultCamera', {'camera': found, 'matrix': found['matrix']}
    elif isinstance(message, XrSample):
        yield from _headset(message)
    elif isinstance(message, KeyChanged):
        yield from _key(message)
    elif isinstance(message, GamepadMoved):
        yield 'GAMEPAD', 'gamepad', _gamepad(message)
    elif isinstance(message, PageInfo):
        yield 'INIT', '', _init(message)


def camera(message: CameraMoved, turn: NDArray[np.float64]) -> dict[str, Any]:
    """Return the camera in the scene's axes, as three.js has it."""
    rotation = turn.T @ matrix_of(message.orientation) @ _BODY_FROM_CAMERA
    position = turn.T @ np.array(message.position)
    matrix = np.eye(4)
    matrix[:3, :3], matrix[:3, 3] = rotation, position
    return {
        'position': position.tolist(),
        'rotation': list(to_euler(rotation)),
        'quaternion': list(quaternion_of(rotation)),
        'matrix': matrix.T.reshape(-1).tolist(),
        'fov': float(np.degrees(message.fov)),
        'aspect': message.aspect,
    }


def _headset(frame: XrSample) -> Iterator[Told]:
    if frame.head.size:
        yield 'HEAD_MOVE', 'head_tracking', {'matrix': columns_of(frame.head)[0]}
    value: dict[str, Any] = {}
    for side, poses in (('left', frame.left_hand), ('right', frame.right_hand)):
        value[side] = columns_of(poses).reshape(-1) if poses.size else None
        value[f'{side}State'] = _hand(poses) if poses.size else {}
    yield 'HAND_MOVE', 'hands', value
    yield 'CONTROLLER_MOVE', 'motionControllers', _controllers(frame)


def _hand(poses: Any) -> dict[str, Any]:
    places = np.asarray(poses, np.float64).reshape(JOINTS, 7)[:, :3]
    pinch = float(np.linalg.norm(places[_THUMB] - places[_INDEX]))
    squeeze = float(np.linalg.norm(places[_MIDDLE] - places[_MIDDLE_KNUCKLE]))
    return {
        'pinch': pinch < _PINCH,
        'pinchValue': pinch,
        'squeeze': squeeze < _SQUEEZE,
        'squeezeValue': squeeze,
        'tap': pinch < _PINCH,
        'tapValue': pinch,
    }


def _controllers(frame: XrSample) -> dict[str, Any]:
    value: dict[str, Any] = {}
    for side in ('left', 'right'):
        poses, gamepad = getattr(frame, f'{side}_controller'), getattr(frame, f'{side}_gamepad')
        # Those of grip and aim; vuer has the latter.
        value[side] = columns_of(poses)[1] if poses.size else None
        pressed = getattr(frame, f'{side}_pressed')
        value[f'{side}State'] = _controller(gamepad, pressed) if poses.size else None
    return value


def _controller(gamepad: Any, pressed: int) -> dict[str, Any]:
    """Return the state by the order of WebXR Gamepads, section 3.3; what is missing is not on."""
    values = [*gamepad[STICKS:].tolist(), *[0.0] * 6]
    stick = [*gamepad[:STICKS].tolist(), *[0.0] * STICKS]
    trigger, squeeze, touchpad, thumbstick, a, b = (bool(pressed >> i & 1) for i in range(6))
    return {
        'trigger': trigger,
        'triggerValue': values[0],
        'squeeze': squeeze,
        'squeezeValue': values[1],
        'touchpad': touchpad,
        'touchpadValue': stick[:2],
        'thumbstick': thumbstick,
        'thumbstickValue': stick[2:STICKS],
        'aButton': a,
        'bButton': b,
    }


def _key(changed: KeyChanged) -> Iterator[Told]:
    value = {
        'key': changed.key,
        'code': changed.code,
        'shiftKey': changed.shift,
        'ctrlKey': changed.ctrl,
        'altKey': changed.alt,
        'metaKey': changed.meta,
        'repeat': changed.repeat,
    }
    yield 'KeyDown' if changed.event == 'down' else 'KeyUp', 'keyboard', value
    if changed.event == 'down' and len(changed.key) == 1:
        yield 'KeyPress', 'keyboard', value


def _gamepad(moved: GamepadMoved) -> dict[str, Any]:
    buttons = np.asarray(moved.buttons).reshape(-1, 3).tolist()
    return {
        'index': moved.index,
        'id': moved.id,
        'axes': moved.axes.tolist(),
        'buttons': [
            {'value': value, 'pressed': pressed > 0, 'touched': touched > 0}
            for value, pressed, touched in buttons
        ],
    }


def _init(info: PageInfo) -> dict[str, Any]:
    return {
        'client': 'browser',
        'userAgent': info.user_agent,
        'screenWidth': info.screen_width,
        'screenHeight': info.screen_height,
        'devicePixelRatio': info.device_pixel_ratio,
        'timezone': info.timezone,
    }
