# SPDX-License-Identifier: Apache-2.0
"""A slider, number or checkbox that calls a service with what is set."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from rclpy.node import Node

from ..cdr import CdrError, MessageType, Reader
from ..core.session import ClientInfo
from ..layout.layout_widgets import WidgetEntry
from ..widgets.bound_fields import BoundFields
from ..widgets.draft import Draft
from ..widgets.field_value import ValueMisfit
from ..widgets.look import make_widget, start_value
from ..wire.client import WidgetChanged
from ..wire.gui import WidgetState, WidgetValue
from .binding import Binding
from .publications import Publications
from .service_binding import read_answer
from .service_call import ServiceCall


class ServiceValue(Binding):
    """
    Calls it with one field of the request, once at a time: of what is set meanwhile, the newest.

    It shows what the service took last; what is refused, or not answered, is not shown. Raises
    LayoutError where the layout does not fit the type.
    """

    def __init__(
        self,
        node: Node,
        server: Any,
        publications: Publications,
        entry: WidgetEntry,
        order: float,
        service: Any,
        *,
        ros_time: Callable[[], float],
    ) -> None:
        super().__init__(server)
        self._publications = publications
        self._ros_time = ros_time
        self._key = entry.id
        self._entry = entry
        request = MessageType.from_class(service.Request)
        self._field = BoundFields(entry, request)
        try:
            self._draft = Draft(request, entry.template)
        except CdrError as error:
            raise entry.place('request').error(str(error)) from None
        self._answers = Reader(MessageType.from_class(service.Response))
        self._next: tuple[ClientInfo, WidgetValue] | None = None
        """Who set it last while a call ran, and to what."""
        self._calling: WidgetValue = ''
        """What the running call sets."""
        widget = make_widget(
            entry,
            order=order,
            hint=f'{entry.name} ({entry.type})',
            whole=self._field.whole,
            limits=self._field.limits,
        )
        self._start = start_value(entry, widget)
        reason = '' if self._start is None else widget.misfit(self._start)
        if reason:
            raise entry.place('value').error(reason)
        self._offer(widget)
        self._show(self._key, self._start, known=False)
        self._call = ServiceCall(
            node, entry.name, service, timeout=entry.timeout, submit=publications.submit
        )

    def changed(self, client: ClientInfo, event: WidgetChanged) -> None:
        """Call the service with what a viewer set, or soon."""
        self._next = client, event.value
        if not self._call.running:
            self._go()

    def handed_over(self, group: str, holder: str) -> None:
        """What waits of who had the control is not called."""
        if self._next is not None and group == self._entry.group:
            if holder != self._next[0].client_id:
                self.stopped()

    def stopped(self) -> None:
        """Nothing of what waits is called: what is called is shown, taken or not yet."""
        if self._next is not None:
            self._next = None
            self._server.publish(WidgetState('', self._key, self._calling, True, '', 0))

    def poll(self) -> None:
        """Give up what takes too long."""
        self._publications.submit(self._call.poll)

    def close(self) -> None:
        """Take no answer any more."""
        self._call.close()

    def _go(self) -> None:
        if self._next is None:
            return
        (client, value), self._next = self._next, None
        if self._publications.held_back:
            self._refuse()
            return
        try:
            self._field.put(self._draft, value)
        except ValueMisfit as error:
            self._refuse(client.client_id, str(error))
            return

        self._calling = value

        def done(answer: Any, problem: str) -> None:
            refused, text = (True, problem) if problem else read_answer(self._answers, answer)
            if not refused:
                self._values[self._key] = value
            else:
                self._refuse(client.client_id, text)
            self._go()

        self._publications.note('called', self._entry.name, client)
        self._call.call(self._draft.bytes(self._ros_time()), done)

    def _refuse(self, client_id: str = '', problem: str = '') -> None:
        """Show what was taken last, unless something newer waits; tell who set it why."""
        if problem:
            self._tell(client_id, self._key, 'error', problem)
        if self._next is None:
            known = self._key in self._values
            self._show(self._key, self._values.get(self._key, self._start), known=known)
