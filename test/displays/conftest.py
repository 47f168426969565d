# SPDX-License-Identifier: Apache-2.0
"""Messages as the displays get them: packed by our own writer, or by rclpy."""

from __future__ import annotations

from collections.abc import Callable
import importlib
from typing import Any

import numpy as np
import pytest

from ros_viz_bridge.cdr import MessageType, Reader, View, view_from_dict


def message_class(ros_type: str) -> Any:
    """Return the generated class of 'package/msg/Name'; skips the test if it is not installed."""
    package, _, name = ros_type.split('/')
    module = pytest.importorskip(f'{package}.msg', reason=f'{package} is not installed')
    return getattr(module, name)


def fill(message: Any, values: dict[str, Any]) -> Any:
    """Return a message object with the fields of a plain dict; others keep their defaults."""
    for name, value in values.items():
        current = getattr(message, name)
        if isinstance(value, dict):
            fill(current, value)
        elif isinstance(value, list) and value and isinstance(value[0], dict):
            spelled = type(message).get_fields_and_field_types()[name]
            element = spelled.removeprefix('sequence<').removesuffix('>').split(',')[0]
            package, cls = element.split('/')
            make = getattr(importlib.import_module(f'{package}.msg'), cls)
            setattr(message, name, [fill(make(), each) for each in value])
        elif isinstance(value, np.ndarray):
            setattr(message, name, value.tolist())
        else:
            setattr(message, name, value)
    return message


def by_writer(ros_type: str, values: dict[str, Any]) -> View:
    """Return the view of a message that our own writer packed."""
    return view_from_dict(MessageType.from_class(message_class(ros_type)), values)


def by_rclpy(ros_type: str, values: dict[str, Any]) -> View:
    """Return the view of a message that rclpy packed from a message object."""
    serialization = pytest.importorskip('rclpy.serialization', reason='rclpy is not installed')
    cls = message_class(ros_type)
    data = serialization.serialize_message(fill(cls(), values))
    return Reader(MessageType.from_class(cls)).read(data)


@pytest.fixture(params=[by_writer, by_rclpy], ids=['writer', 'rclpy'])
def as_view(request: pytest.FixtureRequest) -> Callable[[str, dict[str, Any]], View]:
    """Return a function (ros_type, plain dict) -> View; each test that asks runs with both."""
    return request.param
