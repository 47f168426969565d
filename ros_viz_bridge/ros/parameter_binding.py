# SPDX-License-Identifier: Apache-2.0
"""A widget for a parameter of a node: read, set, and followed when others change it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from rcl_interfaces.msg import ParameterType, ParameterValue
from rclpy.node import Node

from ..core.session import ClientInfo
from ..layout.layout_widgets import WidgetEntry
from ..layout.widget_keys import RULES
from ..widgets.field_value import ValueMisfit
from ..widgets.look import make_widget
from ..widgets.parameter_value import range_of, read_parameter, write_parameter
from ..wire.client import WidgetChanged
from ..wire.gui import Widget
from ..wire.gui_inputs import GuiMultiSlider, GuiNumber, GuiSlider, GuiVector
from ..wire.gui_signals import GuiGauge
from .binding import Binding
from .publications import Publications
from .remote_parameter import RemoteParameter
from .spinning import Spinning


class ParameterBinding(Binding):
    """
    Disabled, with the reason as its hint, while its node is away or it is read-only.

    Range and description are those of its descriptor, where the layout does not say others.
    """

    def __init__(
        self,
        node: Node,
        server: Any,
        publications: Publications,
        spinning: Spinning,
        entry: WidgetEntry,
        order: float,
    ) -> None:
        super().__init__(server)
        self._publications = publications
        self._spinning = spinning
        self._entry = entry
        self._type = ParameterType.PARAMETER_NOT_SET
        self._descriptor: Any = None
        self._problem = ''
        self._at: Any = None
        submit = publications.submit
        self._remote = RemoteParameter(
            node,
            entry.name,
            entry.parameter,
            take=lambda value: submit(self._take, value),
            failed=lambda text: submit(self._fail, text),
            described=lambda found: submit(self._describe, found),
        )
        self._hint = f'{self._remote.owner}: {entry.parameter}'
        self._plain = make_widget(entry, order=order, hint=self._hint)
        self._count = 0
        self._fail(f'there is no node {self._remote.owner}')

    def poll(self) -> None:
        """Ask where that may bring something new."""
        self._remote.poll()
        if self._remote.waiting:
            self._publications.submit(self._fail, self._remote.waiting)

    def close(self) -> None:
        """Take no more answers."""
        self._remote.close()

    def changed(self, client: ClientInfo, event: WidgetChanged) -> None:
        """Set the parameter; what is not taken is shown as it is."""
        if self._publications.held_back:
            self._show(event.widget, self._at)
            return
        try:
            value = ParameterValue(**write_parameter(event.value, self._type))
        except ValueMisfit as error:
            self._refused(client.client_id, str(error))
            return

        self._publications.note('set a parameter', self._hint)
        permitted = self._publications.permit()

        def done(problem: str) -> None:
            if problem:
                self._publications.submit(self._refused, client.client_id, problem)

        def go() -> None:
            # The executor may have been busy since.
            if permitted():
                self._remote.set(value, done)
            else:
                done('outputs were stopped')

        self._spinning.post(go)

    def _refused(self, client_id: str, problem: str) -> None:
        self._tell(client_id, self._entry.id, 'error', problem)
        self._show(self._entry.id, self._at)

    def _take(self, value: Any) -> None:
        try:
            found = read_parameter(value, self._entry.kind)
        except ValueMisfit as error:
            self._fail(f'{self._entry.parameter}: {error}')
            if not RULES[self._entry.kind].sets:
                self._show_none(self._entry.id)
            return
        self._type, self._problem = value.type, ''
        self._count = len(found) if isinstance(found, list) else 0
        self._refresh()
        self._at = found
        self._show(self._entry.id, found)

    def _describe(self, descriptor: Any) -> None:
        self._descriptor = descriptor
        self._refresh()

    def _fail(self, problem: str) -> None:
        self._problem = problem
        self._refresh()

    def _refresh(self) -> None:
        """Show the widget as descriptor and value ask for."""
        widget, hint = self._plain, self._hint
        if self._descriptor is not None:
            widget = self._ranged(widget)
            if self._descriptor.description and not self._entry.hint:
                hint = f'{self._descriptor.description}\n{hint}'
        read_only = self._descriptor is not None and self._descriptor.read_only
        problem = self._problem or ('read-only' if read_only else '')
        if self._entry.hint:
            hint = self._entry.hint
        if problem:
            hint = f'{hint}\n{problem}'
        disabled = problem != '' and RULES[self._entry.kind].sets
        self._offer(replace(widget, hint=hint, disabled=disabled))

    def _ranged(self, widget: Widget) -> Widget:
        low, high, step = range_of(self._descriptor)
        if not step and self._type == ParameterType.PARAMETER_INTEGER:
            step = 1.0
        fields: dict[str, Any] = {}
        said = self._entry.minimum or self._entry.maximum
        if isinstance(widget, (GuiSlider, GuiMultiSlider, GuiGauge)) and low and not said:
            fields = {'minimum': low[0], 'maximum': high[0]}
        elif isinstance(widget, GuiNumber) and not said:
            fields = {'minimum': low, 'maximum': high}
        if isinstance(widget, (GuiVector, GuiMultiSlider)) and self._count:
            fields['count'] = self._count
        if isinstance(widget, GuiVector) and len(self._entry.minimum) == 1 and self._count:
            # One limit is that of each number, however many there turn out to be.
            fields['minimum'] = list(self._entry.minimum) * self._count
        if isinstance(widget, GuiVector) and len(self._entry.maximum) == 1 and self._count:
            fields['maximum'] = list(self._entry.maximum) * self._count
        if hasattr(widget, 'step') and not self._entry.step and step:
            fields['step'] = step
        return replace(widget, **fields)
