# SPDX-License-Identifier: Apache-2.0
"""A text in a parameter of another node."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from rcl_interfaces.msg import ParameterType
from rclpy.node import Node

from ..displays.base import NodeParameter
from .remote_parameter import RemoteParameter


class ParameterText(RemoteParameter):
    """Gives ``take`` the text, and ``failed`` a sentence where there is none."""

    def __init__(
        self,
        node: Node,
        said: NodeParameter,
        *,
        take: Callable[[str], None],
        failed: Callable[[str], None],
    ) -> None:
        def read(value: Any) -> None:
            if value.type == ParameterType.PARAMETER_STRING:
                take(value.string_value)
            else:
                failed(f'the parameter {said.name!r} of {self.owner} is no text')

        super().__init__(node, said.node, said.name, take=read, failed=failed)
