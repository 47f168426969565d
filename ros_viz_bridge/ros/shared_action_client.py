# SPDX-License-Identifier: Apache-2.0
"""An action's client that another thread than the executor's may ask."""

from __future__ import annotations

import threading
from typing import Any

from rclpy.action import ActionClient
from rclpy.node import Node


class SharedActionClient(ActionClient):
    """
    Takes no answer before its question is written down.

    Up to Jazzy rclpy drops one that is: a goal went on of which nobody knew that it was accepted.
    """

    def __init__(self, node: Node, action: Any, name: str) -> None:
        self._asking = threading.Lock()
        with self._asking:  # Kilted's has no lock yet when the executor knows of it
            super().__init__(node, action, name)

    def take_data(self) -> Any:
        """Take what came."""
        with self._asking:
            return super().take_data()

    def send_goal_async(self, *args: Any, **kwargs: Any) -> Any:
        """Send a goal."""
        with self._asking:
            return super().send_goal_async(*args, **kwargs)

    def _cancel_goal_async(self, *args: Any, **kwargs: Any) -> Any:
        with self._asking:
            return super()._cancel_goal_async(*args, **kwargs)

    def _get_result_async(self, *args: Any, **kwargs: Any) -> Any:
        with self._asking:
            return super()._get_result_async(*args, **kwargs)
