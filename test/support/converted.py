# SPDX-License-Identifier: Apache-2.0
"""What a display makes of a message that rclpy packed, and the settings it says."""

from __future__ import annotations

from types import ModuleType
from typing import Any

from displays.conftest import by_rclpy

from ros_viz_bridge.displays.base import option_fields, Source
from ros_viz_bridge.wire.display import StatusItem


def converted(module: ModuleType, values: dict[str, Any]) -> tuple[Any, ...]:
    """Return the scene messages that a display makes of a message's plain values."""
    source = Source('d', '/t', 100.0, module.Options())
    made = module.convert(by_rclpy(module.ROS_TYPE, values), source)
    return tuple(one for one in made if not isinstance(one, StatusItem))


def settings(module: ModuleType, **changed: Any) -> dict[str, Any]:
    """Return all settings of a display as a page has them: the defaults, and these."""
    found = {field.name: field.default for field in option_fields(module.Options)}
    assert changed.keys() <= found.keys()
    return {**found, **changed}
