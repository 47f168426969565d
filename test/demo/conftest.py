# SPDX-License-Identifier: Apache-2.0
"""Tests of the demo's publishers: real processes, real topics, a ROS domain of their own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from support.domain import isolate_ros

isolate_ros()


@pytest.fixture
def listener() -> Iterator[Any]:
    """Return a node that collects messages; tests that use it are skipped without ROS."""
    pytest.importorskip('rclpy', reason='ROS 2 (rclpy) is not installed')
    from support.listener import Listener

    node = Listener()
    yield node
    node.close()
