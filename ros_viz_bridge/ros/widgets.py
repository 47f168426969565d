# SPDX-License-Identifier: Apache-2.0
"""The layout's widgets: to their topics and services, and in step with their topics."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
import functools
from typing import Any

from rclpy.node import Node

from ..cdr import View
from ..core.session import ClientInfo
from ..inputs import std_value
from ..inputs.base import InputError
from ..layout.layout_widgets import INTEGERS, WidgetEntry
from ..wire.client import WidgetChanged
from ..wire.gui import Widget, WidgetState, WidgetValue
from ..wire.gui_inputs import (
    GuiButton,
    GuiCheckbox,
    GuiDropdown,
    GuiNumber,
    GuiSlider,
    GuiText,
)
from ..wire.session import Notice
from .command_topic import CommandTopic
from .echoes import Echoes
from .publications import COMMAND, Publications
from .service_call import ServiceCall
from .viewer_outputs import writer


class Widgets:
    """
    All widgets of the layout.

    ``changed`` runs in the publishing thread, ``poll`` on the executor's. A value that the layout
    shows at start is never published.
    """

    def __init__(
        self, node: Node, server: Any, publications: Publications, entries: Sequence[WidgetEntry]
    ) -> None:
        self._node = node
        self._server = server
        self._publications = publications
        self._entries = {one.id: one for one in entries}
        self._echoes: dict[str, Echoes] = {}
        self._topics: list[CommandTopic] = []
        self._services: dict[str, ServiceCall] = {}
        for order, entry in enumerate(entries):
            self._offer(entry, order)
        for topic in dict.fromkeys(entry.topic for entry in entries if entry.topic):
            self._bind(topic, [entry for entry in entries if entry.topic == topic])

    def poll(self) -> None:
        """Adapt to publishers; once per second."""
        for topic in self._topics:
            topic.poll()
        for service in self._services.values():
            service.poll()

    def changed(self, client: ClientInfo, event: WidgetChanged) -> None:
        """Publish what a viewer set; the other viewers were told by the core."""
        entry = self._entries.get(event.widget)
        if entry is None:
            return
        tell = functools.partial(self._tell, client.client_id, entry)
        if entry.service:
            if not self._publications.held_back:
                self._services[entry.id].call(tell)
            return
        try:
            message = std_value.to_ros(_numeric(entry, event), ros_type=entry.type)
        except InputError as error:
            tell('error', str(error))
            return
        data = writer(entry.type).write(message)
        echoes = self._echoes.get(entry.topic)
        if echoes is not None:
            echoes.expect(data)
        if not self._publications.publish(entry.topic, entry.type, data, qos=COMMAND):
            if echoes is not None:
                echoes.take(data)
            return
        for other in self._entries.values():
            if other.topic == entry.topic and other is not entry:
                self._show(other, message.get('data'))

    def _offer(self, entry: WidgetEntry, order: int) -> None:
        """Show a widget and what it starts from."""
        self._server.publish(make_widget(entry, order))
        state = start_state(entry)
        if state is not None:
            self._server.publish(state)
        if entry.service:
            self._services[entry.id] = ServiceCall(self._node, entry.service)

    def _bind(self, topic: str, entries: Sequence[WidgetEntry]) -> None:
        """Publish to a topic, and follow it."""
        ros_type = entries[0].type
        prepare = functools.partial(self._publications.prepare, qos=COMMAND)
        self._publications.submit(prepare, topic, ros_type)

        def follow(message: View) -> None:
            value = std_value.from_ros(message, ros_type=ros_type)
            for entry in entries:
                self._show(entry, value)

        if any(entry.kind != 'button' for entry in entries):
            echoes = self._echoes[topic] = Echoes()
            self._topics.append(
                CommandTopic(self._node, topic, ros_type, follow, ignore=echoes.take)
            )

    def _show(self, entry: WidgetEntry, value: WidgetValue | None) -> None:
        """Show every viewer a value that was not set with this widget."""
        if value is None or entry.kind == 'button':
            return
        if entry.kind == 'dropdown' and not isinstance(value, str):
            known = [one for one in entry.choices if float(one) == value]
            value = known[0] if known else f'{value:g}'
        self._server.publish(WidgetState('', entry.id, value, True, '', 0))

    def _tell(self, client: str, entry: WidgetEntry, level: Any, text: str) -> None:
        self._server.publish(Notice(level, f'{entry.label}: {text}', entry.id), to=client)


def resolved(
    entries: Sequence[WidgetEntry], *, topic: Callable[[str], str], service: Callable[[str], str]
) -> tuple[WidgetEntry, ...]:
    """Return the widgets with the full names of their topics and services."""
    return tuple(
        replace(
            one,
            topic=topic(one.topic) if one.topic else '',
            service=service(one.service) if one.service else '',
        )
        for one in entries
    )


def make_widget(entry: WidgetEntry, order: int) -> Widget:
    """Return what pages draw."""
    common: dict[str, Any] = {
        'display': '',
        'key': entry.id,
        'label': entry.label,
        'order': float(order),
        'hint': f'{entry.topic or entry.service} ({entry.type})',
    }
    if entry.kind == 'slider':
        return GuiSlider(
            **common,
            minimum=entry.minimum,
            maximum=entry.maximum,
            step=entry.step,
            unit=entry.unit,
        )
    if entry.kind == 'number':
        bounded = entry.minimum < entry.maximum
        return GuiNumber(
            **common,
            minimum=[entry.minimum] if bounded else [],
            maximum=[entry.maximum] if bounded else [],
            step=entry.step,
            unit=entry.unit,
        )
    if entry.kind == 'dropdown':
        return GuiDropdown(**common, options=list(entry.choices))
    kinds: dict[str, type[Widget]] = {
        'checkbox': GuiCheckbox,
        'text': GuiText,
        'button': GuiButton,
    }
    return kinds[entry.kind](**common)


def start_state(entry: WidgetEntry) -> WidgetState | None:
    """Return what a widget shows before anybody set it, None for a button."""
    if entry.kind == 'button':
        return None
    blank: dict[str, WidgetValue] = {
        'checkbox': False,
        'text': '',
        'dropdown': entry.choices[0] if entry.choices else '',
        'slider': entry.minimum,
        'number': min(max(0.0, entry.minimum), entry.maximum),
    }
    value = blank[entry.kind] if entry.value is None else entry.value
    return WidgetState('', entry.id, value, False, '', 0)


def _numeric(entry: WidgetEntry, event: WidgetChanged) -> WidgetChanged:
    """Return the event with a number where the type is one but the page has text or a fraction."""
    value = event.value
    if isinstance(value, str) and entry.kind == 'dropdown' and entry.type != 'std_msgs/msg/String':
        value = float(value)
    if entry.type in INTEGERS and isinstance(value, float):
        # Steps of a slider add up to 2.9999999999999996.
        value = float(round(value))
    return replace(event, value=value)
