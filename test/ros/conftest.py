# SPDX-License-Identifier: Apache-2.0
"""Tests of the node: real rclpy, on a ROS domain of its own and this machine only."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from support.domain import isolate_ros

isolate_ros()
pytest.importorskip('rclpy', reason='ROS 2 (rclpy) is not installed')

from support.world import Robot, running_bridge, Viewer


@pytest.fixture
def bridge() -> Iterator[Any]:
    """The node with its default parameters."""
    with running_bridge() as node:
        yield node


@pytest.fixture
def robot() -> Iterator[Robot]:
    """Another ROS node."""
    node = Robot()
    yield node
    node.close()


@pytest.fixture
def open_page() -> Iterator[Callable[..., Viewer]]:
    """Open pages of a bridge; they are closed at the end."""
    opened: list[Viewer] = []

    def open_one(bridge: Any, *displays: str, **options: Any) -> Viewer:
        viewer = Viewer(bridge.server.url, interest=displays, **options)
        opened.append(viewer)
        return viewer

    yield open_one
    for viewer in opened:
        viewer.close()
