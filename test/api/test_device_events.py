# SPDX-License-Identifier: Apache-2.0
"""What begins also ends."""

from __future__ import annotations

from typing import Any

import pytest

from ros_viz_bridge.api.device_events import GamepadEvent, KeyEvent


@pytest.mark.parametrize(
    ('event', 'repeat', 'phase'),
    [('down', False, 'start'), ('down', True, 'update'), ('up', False, 'end')],
)
def test_phases_of_keys(event: Any, repeat: bool, phase: str) -> None:
    client: Any = None
    assert KeyEvent(client, 'c1', event, 'w', 'KeyW', None, repeat).phase == phase


def test_phases_of_gamepads() -> None:
    none: Any = None
    assert GamepadEvent(none, 'c1', 0, 'pad', none, none, none).phase == 'update'
    assert GamepadEvent(none, 'c1', 0, '', none, none, none).phase == 'end'
