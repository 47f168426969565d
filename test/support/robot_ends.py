# SPDX-License-Identifier: Apache-2.0
"""A robot's end that is in no network: what edges say there, and what it tells them."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from ros_viz_bridge import Access, Zenoh
from ros_viz_bridge.core.pacing import Pacing
from ros_viz_bridge.core.trunk import Trunk
from ros_viz_bridge.runtime import robot_end
from ros_viz_bridge.wire.codec import decode, encode
from ros_viz_bridge.wire.trunk import Enrol, Joined, protocol, TRUNK_MESSAGES

from .hubs import make_hub

ENROL, JOINED = encode(Enrol(protocol(), '1')), encode(Joined())


class Made:
    """A robot's end that is in no network, and what it tells edges there."""

    def __init__(self, access: Access | None = None) -> None:
        pytest.importorskip('zenoh')
        self.told: list[tuple[str, Any]] = []
        hub, _ = make_hub()
        self.end = robot_end.RobotEnd(
            Zenoh(connect=['tcp/a:1']), access or Access(), hub, app=None, ros_time=lambda: 0.0
        )
        self.trunk = Trunk(
            hub.log, window_ms=20.0, wake=lambda: None, overflowed=lambda error: None
        )
        not_in_use: Any = object()
        network: Any = SimpleNamespace(say=self._say)
        shared: Any = SimpleNamespace(trunk=self.trunk, pacing=Pacing(self.trunk, most=3.0))
        self.end._task, self.end._network, self.end._shared = not_in_use, network, shared

    def _say(self, key: str, data: bytes) -> None:
        self.told.append((key.split('/')[-2], decode(data, TRUNK_MESSAGES)))

    def hears(self, name: str, *frames: bytes) -> None:
        """Let an edge say this, as the first of all that it says."""
        position = 0
        for frame in frames:
            self.end._heard(f'robot/up/{name}', position, frame)
            position += len(frame)
