# SPDX-License-Identifier: Apache-2.0
"""What a subscriber would see of a message that an input made."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from ros_viz_bridge.cdr import MessageType, View, Writer


@pytest.fixture
def received() -> Callable[[str, Any], Any]:
    """Return a function (ros_type, fields) -> the message that rclpy reads from our bytes."""
    serialization = pytest.importorskip('rclpy.serialization', reason='rclpy is not installed')

    def read(ros_type: str, fields: Any) -> Any:
        cls = message_class(ros_type)
        data = Writer(MessageType.from_class(cls)).write(fields)
        return serialization.deserialize_message(data, cls)

    return read


@pytest.fixture
def as_view() -> Callable[[str, dict[str, Any]], View]:
    """Return a function (ros_type, fields) -> View."""
    from ros_viz_bridge.cdr import view_from_dict

    return lambda ros_type, fields: view_from_dict(
        MessageType.from_class(message_class(ros_type)), fields
    )


def message_class(ros_type: str) -> Any:
    """Return the generated class of 'package/msg/Name'; skips the test if it is not installed."""
    package, _, name = ros_type.split('/')
    module = pytest.importorskip(f'{package}.msg', reason=f'{package} is not installed')
    return getattr(module, name)
