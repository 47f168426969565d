# SPDX-License-Identifier: Apache-2.0
"""Frames of a headset, as a page sends them."""

from __future__ import annotations

from typing import Any

import numpy as np

from ros_viz_bridge.wire import codec
from ros_viz_bridge.wire.client import XrFrame

NOTHING = np.zeros(0, np.float32)


def hand(seed: int = 0) -> Any:
    """Return 25 joint poses in WebXR axes, (175,) float32."""
    random = np.random.default_rng(seed)
    poses = random.normal(size=(25, 7))
    poses[:, 3:] /= np.linalg.norm(poses[:, 3:], axis=1, keepdims=True)
    return poses.astype(np.float32).reshape(-1)


def frame(**parts: Any) -> XrFrame:
    """Return a frame with these parts, after its way over the wire."""
    empty = dict.fromkeys(
        ('head', 'left_hand', 'right_hand', 'left_radii', 'right_radii'), NOTHING
    )
    made = XrFrame(page_time=10.0, predicted=20.0, **{**empty, **parts})
    found: XrFrame = codec.decode(codec.encode(made))
    return found
