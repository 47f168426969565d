# SPDX-License-Identifier: Apache-2.0
"""Widgets, for scripts: in step between all viewers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
import itertools
from typing import Any, Literal

from ..core.session import ClientInfo
from ..core.widgets import misfit
from ..wire.client import WidgetChanged
from ..wire.gui import Widget, WidgetState, WidgetValue
from .publisher import Publisher

Updated = Callable[['GuiHandle'], Any]
KEYS = itertools.count(1)


class GuiHandle:
    """A widget and its value."""

    def __init__(self, gui: GuiApi, widget: Widget, value: WidgetValue) -> None:
        self._gui = gui
        self._widget = widget
        self._value = value
        self.callbacks: tuple[Updated, ...] = ()
        self.client: ClientInfo | None = None
        """Who set it last; None for the script."""

    @property
    def key(self) -> str:
        """Its id on the wire."""
        return self._widget.key

    @property
    def value(self) -> WidgetValue:
        """
        What all viewers see; set it to change it everywhere.

        Raises ValueError for what does not fit.
        """
        return self._value

    @value.setter
    def value(self, value: WidgetValue) -> None:
        reason = misfit(self._widget, value)
        if reason:
            raise ValueError(reason)
        self._value, self.client = value, None
        self._gui._publish(WidgetState('', self.key, value, True, '', 0))

    def on_update(self, callback: Updated) -> Updated:
        """
        Call back with this handle whenever a viewer changes the value.

        Callback thread, in order.
        """
        self.callbacks = (*self.callbacks, callback)
        return callback

    on_click = on_update

    def remove(self) -> None:
        """Take the widget away."""
        self._gui._remove(self.key)

    def changed(self, client: ClientInfo, value: WidgetValue) -> None:
        """A viewer set it: take the value over."""
        if self._widget.kind != 'button':
            self._value = value
        self.client = client


class WidgetRegistry:
    """The handles of all widgets of a server, by layer and key; ``submit`` queues a callback."""

    def __init__(self, submit: Callable[..., None]) -> None:
        self._submit = submit
        self._handles: dict[tuple[str, str], GuiHandle] = {}

    def add(self, layer: str, handle: GuiHandle) -> None:
        """Bring the handle's events to it from now on."""
        self._handles[layer, handle.key] = handle

    def remove(self, layer: str, key: str) -> None:
        """Forget a widget."""
        self._handles.pop((layer, key), None)

    def changed(self, client: ClientInfo, event: WidgetChanged) -> None:
        """A viewer set a widget; loop thread."""
        own = self._handles.get((client.client_id, event.widget))
        handle = own or self._handles.get(('', event.widget))
        if handle is None:
            return
        handle.changed(client, event.value)
        for callback in handle.callbacks:
            self._submit(callback, handle)

    def forget(self, client_id: str) -> None:
        """A client will not come back: its own widgets are gone; loop thread."""
        for layer, key in list(self._handles):
            if layer == client_id:
                self.remove(layer, key)


class GuiApi:
    """Adds widgets to the controls panel."""

    def __init__(self, publisher: Publisher, widgets: WidgetRegistry, *, layer: str) -> None:
        self._publisher = publisher
        self._widgets = widgets
        self._layer = layer

    def add_slider(
        self,
        label: str,
        *,
        min: float,  # noqa: A002  the word that users know
        max: float,  # noqa: A002
        step: float = 0.0,
        value: float | None = None,
        unit: str = '',
        hint: str = '',
    ) -> GuiHandle:
        """Add a slider from ``min`` to ``max``; it starts at ``value``, else at ``min``."""
        start = min if value is None else value
        return self._add(
            'slider', label, start, minimum=min, maximum=max, step=step, unit=unit, hint=hint
        )

    def add_number(
        self,
        label: str,
        *,
        value: float = 0.0,
        min: float = 0.0,  # noqa: A002
        max: float = 0.0,  # noqa: A002
        step: float = 0.0,
        unit: str = '',
        hint: str = '',
    ) -> GuiHandle:
        """Add a field for a number; equal ``min`` and ``max`` set no range."""
        return self._add(
            'number', label, value, minimum=min, maximum=max, step=step, unit=unit, hint=hint
        )

    def add_checkbox(self, label: str, *, value: bool = False, hint: str = '') -> GuiHandle:
        """Add a checkbox."""
        return self._add('checkbox', label, value, hint=hint)

    def add_dropdown(
        self, label: str, *, choices: Sequence[str], value: str = '', hint: str = ''
    ) -> GuiHandle:
        """
        Add a choice; it starts at ``value``, else at the first one.

        Raises ValueError if there is none.
        """
        if not choices:
            raise ValueError(f'{label} needs at least one choice')
        return self._add('dropdown', label, value or choices[0], choices=list(choices), hint=hint)

    def add_text(self, label: str, *, value: str = '', hint: str = '') -> GuiHandle:
        """Add a field for a text."""
        return self._add('text', label, value, hint=hint)

    def add_button(self, label: str, *, hint: str = '') -> GuiHandle:
        """Add a button; ``on_click`` says what it does."""
        return self._add('button', label, True, hint=hint)

    def _add(
        self,
        kind: Literal['slider', 'number', 'checkbox', 'dropdown', 'text', 'button'],
        label: str,
        value: WidgetValue,
        **fields: Any,
    ) -> GuiHandle:
        number = next(KEYS)
        widget = Widget('', f'gui-{number}', kind, label, number, **fields)
        reason = misfit(widget, value)
        if reason:
            raise ValueError(reason)
        handle = GuiHandle(self, widget, value)
        self._widgets.add(self._layer, handle)
        self._publish(widget)
        if kind != 'button':
            self._publish(WidgetState('', widget.key, value, True, '', 0))
        return handle

    def _publish(self, message: Widget | WidgetState) -> None:
        self._publisher.publish(message, layer=self._layer)

    def _remove(self, key: str) -> None:
        self._widgets.remove(self._layer, key)
        self._publisher.remove('', key, layer=self._layer)
