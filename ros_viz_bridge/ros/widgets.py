# SPDX-License-Identifier: Apache-2.0
"""The layout's widgets, each with what it is bound to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from rclpy.node import Node

from ..cdr import CdrError, MessageType
from ..core.lease import Handover
from ..core.session import ClientInfo
from ..layout.layout_widgets import WidgetEntry
from ..layout.mistakes import Mistakes
from ..layout.shared_topics import check_shared
from ..topics.message_types import interface_class
from ..widgets.bound_fields import BoundFields
from ..widgets.draft import Draft
from ..widgets.look import make_widget
from ..wire.client import WidgetChanged
from .action_binding import ActionBinding
from .binding import Binding
from .parameter_binding import ParameterBinding
from .publications import Publications
from .service_binding import ServiceBinding
from .service_value import ServiceValue
from .spinning import Spinning
from .topic_binding import TopicBinding


class Widgets:
    """
    All widgets of the layout; ``entries`` have the full names of what they are bound to.

    Raises LayoutError, with file, line and key, where one does not fit its type. ``poll`` and
    ``close`` run on the executor's thread, all else in the publishing thread.
    """

    def __init__(
        self,
        node: Node,
        server: Any,
        publications: Publications,
        spinning: Spinning,
        entries: Sequence[WidgetEntry],
        *,
        ros_time: Callable[[], float],
    ) -> None:
        self._node = node
        self._server = server
        self._publications = publications
        self._spinning = spinning
        self._ros_time = ros_time
        self._by_key: dict[str, Binding] = {}
        self._bindings: list[Binding] = []
        check_shared(entries)
        topics: dict[str, list[tuple[float, WidgetEntry]]] = {}
        with Mistakes() as mistakes:
            for order, entry in enumerate(entries):
                with mistakes.noted():
                    _check_group(entry, server)
                    if entry.kind == 'plot':
                        server.publish(make_widget(entry, order=order))
                    elif entry.target == 'topic':
                        topics.setdefault(entry.name, []).append((order, entry))
                    else:
                        self._take(self._bind(entry, float(order)))
            for topic, bound in topics.items():
                with mistakes.noted():
                    self._take(self._bind_topic(topic, bound))

    def poll(self) -> None:
        """Adapt to who is there; once per second."""
        for binding in self._bindings:
            binding.poll()

    def changed(self, client: ClientInfo, event: WidgetChanged) -> None:
        """A viewer set a widget; the other viewers were told by the core."""
        binding = self._by_key.get(event.widget)
        if binding is None:
            # One that came to be after start, such as a button of a panel.
            binding = next((one for one in self._bindings if event.widget in one.keys), None)
        if binding is not None:
            binding.changed(client, event)

    def left(self, client: ClientInfo) -> None:
        """A viewer is gone."""
        for binding in self._bindings:
            binding.left(client.client_id)

    def handed_over(self, change: Handover) -> None:
        """A control group has another holder."""
        for binding in self._bindings:
            binding.handed_over(change.group, change.holder)

    def ending(self) -> None:
        """The bridge ends: what only a viewer's hold keeps going ends with it."""
        for binding in self._bindings:
            binding.left('')

    def stopped(self) -> None:
        """Outputs are stopped."""
        for binding in self._bindings:
            binding.stopped()

    def close(self) -> None:
        """Take nothing more from ROS."""
        for binding in self._bindings:
            binding.close()

    def _take(self, binding: Binding) -> None:
        self._bindings.append(binding)
        self._by_key |= dict.fromkeys(binding.keys, binding)

    def _bind(self, entry: WidgetEntry, order: float) -> Binding:
        common = (self._node, self._server, self._publications)
        if entry.target == 'parameter':
            return ParameterBinding(*common, self._spinning, entry, order)
        kind = _class_of(entry)
        if entry.target == 'service' and entry.kind != 'button':
            return ServiceValue(*common, entry, order, kind, ros_time=self._ros_time)
        if entry.target == 'service':
            return ServiceBinding(*common, entry, order, kind, ros_time=self._ros_time)
        return ActionBinding(*common, entry, order, kind, ros_time=self._ros_time)

    def _bind_topic(self, topic: str, bound: Sequence[tuple[float, WidgetEntry]]) -> Binding:
        message_type = MessageType.from_class(_class_of(bound[0][1]))
        together = []
        shared: Draft | None = None
        # The one with a template first: those that set fields have one message together.
        for order, entry in sorted(bound, key=lambda each: each[1].template is None):
            own = entry.kind == 'button'
            try:
                draft = Draft(message_type, entry.template) if own or not shared else shared
            except CdrError as error:
                raise entry.place('template').error(str(error)) from None
            shared = shared if own else draft
            together.append((order, BoundFields(entry, message_type), draft))
        together.sort(key=lambda each: each[0])
        return TopicBinding(
            self._node,
            self._server,
            self._publications,
            topic,
            together,
            ros_time=self._ros_time,
        )


def _class_of(entry: WidgetEntry) -> Any:
    try:
        return interface_class(entry.type)
    except LookupError as error:
        raise entry.place('type').error(str(error)) from None


def _check_group(entry: WidgetEntry, server: Any) -> None:
    known = server.control_groups
    if entry.group and entry.group not in known:
        raise entry.place('group').error(f'must be one of {", ".join(known)}, not {entry.group!r}')


def resolved(
    entries: Sequence[WidgetEntry],
    *,
    topic: Callable[[str], str],
    service: Callable[[str], str],
) -> tuple[WidgetEntry, ...]:
    """Return the widgets with the full names of their topics, services and actions."""
    return tuple(_resolved(one, topic, service) for one in entries)


def _resolved(
    entry: WidgetEntry, topic: Callable[[str], str], service: Callable[[str], str]
) -> WidgetEntry:
    if entry.kind == 'plot':
        split = (text.partition('.') for text in entry.fields)
        return replace(entry, fields=tuple(f'{topic(name)}.{path}' for name, _, path in split))
    if entry.target == 'topic':
        return replace(entry, name=topic(entry.name))
    if entry.target in ('service', 'action'):
        return replace(entry, name=service(entry.name))
    return entry
