# SPDX-License-Identifier: Apache-2.0
"""What a layout's widgets are bound to: a topic, a service, an action or a parameter."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Literal

from ..core.session import ClientInfo
from ..wire.client import WidgetChanged
from ..wire.gui import Widget, WidgetState, WidgetValue
from ..wire.session import Notice

_NONE = ''
"""No value, of a lamp or a dial."""
Level = Literal['info', 'warning', 'error']


class Binding:
    """
    Base of all: what it shows pages, and what it does when a viewer sets one of its widgets.

    The publishing thread alone calls it, but for ``poll`` and ``close``: what comes from ROS is
    handed to that thread, so nothing here needs a lock, and a stop counts from when a viewer's
    word came.
    """

    def __init__(self, server: Any) -> None:
        self._server = server
        self._widgets: dict[str, Widget] = {}
        self._values: dict[str, WidgetValue] = {}

    @property
    def keys(self) -> Iterable[str]:
        """The keys of its widgets."""
        return self._widgets

    def changed(self, client: ClientInfo, event: WidgetChanged) -> None:
        """A viewer set one of its widgets; the other viewers were told by the core."""

    def left(self, client_id: str) -> None:
        """A viewer is gone; '' is all of them."""

    def handed_over(self, group: str, holder: str) -> None:
        """A control group has another holder, '' for none."""

    def stopped(self) -> None:
        """Outputs are stopped."""

    def poll(self) -> None:
        """Adapt to who is there; once per second, on the executor's thread."""

    def close(self) -> None:
        """Take nothing more from ROS; on the executor's thread."""

    def _offer(self, widget: Widget) -> None:
        """Show a widget, or what changed of it."""
        if self._widgets.get(widget.key) != widget:
            self._widgets[widget.key] = widget
            self._server.publish(widget)

    def _show(self, key: str, value: WidgetValue | None, *, known: bool = True) -> None:
        """Show every viewer a value that was not set with this widget; None shows nothing."""
        if value is not None:
            if known:
                self._values[key] = value
            self._server.publish(WidgetState('', key, value, known, '', 0))

    def _show_none(self, key: str) -> None:
        """Show that there is no value: what was true is not any more."""
        if self._values.get(key) != _NONE:
            self._show(key, _NONE)

    def _tell(self, client_id: str, key: str, level: Level, text: str) -> None:
        """Tell one viewer something about a widget."""
        label = self._widgets[key].label
        self._server.publish(Notice(level, f'{label}: {text}', key), to=client_id)
