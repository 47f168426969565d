# SPDX-License-Identifier: Apache-2.0
"""What every binding tells pages: what changed, and nothing twice."""

from __future__ import annotations

from typing import Any

from ros_viz_bridge.ros.binding import Binding
from ros_viz_bridge.wire.gui import WidgetState
from ros_viz_bridge.wire.gui_inputs import GuiCheckbox
from ros_viz_bridge.wire.session import Notice


class Pages:
    """Keeps what is published."""

    def __init__(self) -> None:
        self.told: list[tuple[Any, str | None]] = []

    def publish(self, *messages: Any, to: str | None = None) -> None:
        self.told += [(message, to) for message in messages]


def test_what_is_shown_is_told_once():
    pages = Pages()
    binding = Binding(pages)
    widget = GuiCheckbox('', 'a', label='A')
    binding._offer(widget)
    binding._offer(widget)
    binding._show('a', True, known=False)
    binding._show('a', None)
    binding._tell('c1', 'a', 'error', 'no')
    state = WidgetState('', 'a', True, False, '', 0)
    assert pages.told == [(widget, None), (state, None), (Notice('error', 'A: no', 'a'), 'c1')]
    assert list(binding.keys) == ['a']
