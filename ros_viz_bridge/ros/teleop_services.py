# SPDX-License-Identifier: Apache-2.0
"""What programs may say to teleoperation: on, off, and where the operator stands."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from rclpy.node import Node
from std_srvs.srv import SetBool, Trigger


class TeleopServices:
    """
    Offers ``teleop/enable`` (std_srvs/srv/SetBool) and ``xr/recenter`` (std_srvs/srv/Trigger).

    ``enable`` and ``recenter`` are called on the executor's thread; the latter returns why it
    cannot be done, '' if it is.
    """

    def __init__(
        self,
        node: Node,
        *,
        enable: Callable[[bool], None],
        recenter: Callable[[], str],
    ) -> None:
        self._enable = enable
        self._recenter = recenter
        node.create_service(SetBool, 'teleop/enable', self._enable_called)
        node.create_service(Trigger, 'xr/recenter', self._recenter_called)

    def _enable_called(self, request: Any, response: Any) -> Any:
        self._enable(request.data)
        response.success = True
        response.message = f'teleoperation is switched {"on" if request.data else "off"}'
        return response

    def _recenter_called(self, request: Any, response: Any) -> Any:
        problem = self._recenter()
        response.success = not problem
        response.message = problem or 'the operator stands at the origin'
        return response
