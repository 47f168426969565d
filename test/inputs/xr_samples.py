# SPDX-License-Identifier: Apache-2.0
"""Whole frames of a headset, as a page sends them."""

from __future__ import annotations

from typing import Any

import numpy as np

from ros_viz_bridge.inputs.xr_body import xr_body, XrBody
from ros_viz_bridge.wire import codec
from ros_viz_bridge.wire.xr import XrSample


def hand(seed: int = 0) -> Any:
    """Return 25 joint poses in WebXR axes, (175,) float32."""
    random = np.random.default_rng(seed)
    poses = random.normal(size=(25, 7))
    poses[:, 3:] /= np.linalg.norm(poses[:, 3:], axis=1, keepdims=True)
    return poses.astype(np.float32).reshape(-1)


HEAD = np.array([0.1, 1.7, -0.4, 0.0, 0.6, 0.0, 0.8], np.float32)
GRIP = np.array([0.2, 1.0, -0.5, 0.0, 0.0, 0.0, 1.0], np.float32)
AIM = np.array([0.2, 1.1, -0.6, 0.6, 0.0, 0.0, 0.8], np.float32)
GAMEPAD = np.array([0.0, 0.0, 0.5, -1.0, 1.0, 0.25, 0.0, 0.0, 1.0, 0.0], np.float32)
NOTHING: dict[str, Any] = {
    'page_time': 86_400_000.123,
    'predicted': 86_400_013.456,
    'origin': 0,
    'emulated': 0,
    'left_pressed': 0,
    'right_pressed': 0,
    **dict.fromkeys(
        ('head', 'left_hand', 'right_hand', 'left_controller', 'right_controller',
         'left_gamepad', 'right_gamepad'),
        np.zeros(0, np.float32),
    ),
    **dict.fromkeys(('left_radii', 'right_radii'), np.zeros(0, np.uint8)),
}  # fmt: skip
EVERYTHING: dict[str, Any] = {
    **NOTHING,
    'head': HEAD,
    'left_hand': hand(1),
    'right_hand': hand(2),
    'left_radii': np.full(25, 90, np.uint8),
    'right_radii': np.full(25, 85, np.uint8),
    'left_controller': np.concatenate([GRIP, AIM]),
    'right_controller': np.concatenate([AIM, GRIP]),
    'left_gamepad': GAMEPAD,
    'right_gamepad': GAMEPAD,
    'left_pressed': 0b010001,
}


def sample(*, of: dict[str, Any] = EVERYTHING, **parts: Any) -> XrSample:
    """Return a frame after its way over the wire."""
    found: XrSample = codec.decode(codec.encode(XrSample(**{**of, **parts})))
    return found


def body(**parts: Any) -> XrBody:
    """Return everything, but for these parts, in body axes."""
    return xr_body(sample(**parts))


def nobody() -> XrBody:
    """Return a frame in which nothing is tracked."""
    return xr_body(sample(of=NOTHING))
