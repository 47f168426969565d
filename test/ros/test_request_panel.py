# SPDX-License-Identifier: Apache-2.0
"""A form fills in its message, and shows what is not taken as it was."""

from __future__ import annotations

from typing import Any

from support.types import TWISTS

from ros_viz_bridge.core.session import ClientInfo
from ros_viz_bridge.layout.layout_widgets import read_widgets
from ros_viz_bridge.layout.yaml_nodes import read_yaml
from ros_viz_bridge.ros.request_panel import RequestPanel
from ros_viz_bridge.wire.client import WidgetChanged
from ros_viz_bridge.wire.gui import WidgetState
from ros_viz_bridge.wire.session import Notice


class Pages:
    """Keeps what is published."""

    def __init__(self) -> None:
        self.told: list[Any] = []

    def publish(self, *messages: Any, to: str | None = None) -> None:
        self.told += messages


def test_fields_are_filled_in_or_shown_as_they_were():
    text = '- {button: Go, service: /go, type: a/srv/B, form: [name, data]}'
    (entry,) = read_widgets(read_yaml(text, file='f'))
    pages = Pages()
    panel = RequestPanel(
        pages,
        None,  # type: ignore[arg-type]
        entry,
        0.0,
        TWISTS,
        key='request',
        alone=True,
        ros_time=lambda: 0.0,
    )
    assert list(panel.keys) == ['go/form', 'go/name', 'go/data', 'go']
    client = ClientInfo('c1', 'operator')
    panel.changed(client, WidgetChanged('go/name', 'x', 1))
    panel.changed(client, WidgetChanged('go/data', '1, 2', 2))
    panel.changed(client, WidgetChanged('go/data', '{', 3))
    told, shown = pages.told[-2:]
    assert isinstance(told, Notice) and 'is no YAML' in told.text
    assert shown == WidgetState('', 'go/data', '1, 2', True, '', 0)
