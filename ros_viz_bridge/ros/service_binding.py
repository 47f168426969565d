# SPDX-License-Identifier: Apache-2.0
"""A button that calls a service of any type, with a form for the request and the answer shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from rclpy.node import Node
from rclpy.serialization import serialize_message

from ..cdr import MessageType, Reader
from ..core.session import ClientInfo
from ..layout.layout_widgets import WidgetEntry
from ..widgets.spelled import spell
from .publications import Publications
from .request_panel import RequestPanel
from .service_call import ServiceCall

_SENTENCE = {'success', 'message'}
"""Fields of an answer that is a sentence, as of Trigger and SetBool."""


class ServiceBinding(RequestPanel):
    """Calls it once at a time, however often it is pressed, never while outputs are stopped."""

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
        answer = MessageType.from_class(service.Response)
        super().__init__(
            server,
            publications,
            entry,
            order,
            MessageType.from_class(service.Request),
            key='request',
            alone={field.name for field in answer.fields} <= _SENTENCE,
            ros_time=ros_time,
        )
        self._answers = Reader(answer)
        self._call = ServiceCall(
            node, entry.name, service, timeout=entry.timeout, submit=publications.submit
        )

    def poll(self) -> None:
        """Give up what takes too long."""
        self._publications.submit(self._call.poll)

    def close(self) -> None:
        """Take no answer any more."""
        self._call.close()

    def _pressed(self, client: ClientInfo, key: str) -> None:
        if self._publications.held_back or self._call.running:
            return
        request = self._draft.bytes(self._ros_time())
        self._busy(busy=True)

        def done(answer: Any, problem: str) -> None:
            self._busy(busy=False)
            if problem:
                self._result('error', problem, client.client_id)
            else:
                self._answered(answer, client.client_id)

        self._publications.note('called', self._entry.name)
        self._call.call(request, done)

    def _answered(self, answer: Any, client_id: str) -> None:
        refused, text = read_answer(self._answers, answer)
        self._result('error' if refused else 'info', text, client_id)


def read_answer(reader: Reader, answer: Any) -> tuple[bool, str]:
    """Return whether a service refused, by its field ``success``, and what it says."""
    plain = reader.read(bytes(serialize_message(answer))).to_dict()
    refused = plain.get('success') is False
    text = plain.get('message', '') if set(plain) <= _SENTENCE else spell(plain)
    return refused, text or ('refused' if refused else 'done')
