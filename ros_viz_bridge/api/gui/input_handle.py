# SPDX-License-Identifier: Apache-2.0
"""A widget with a value that viewers and the script set."""

from __future__ import annotations

from collections.abc import Callable
import time
from typing import Any, Generic, Literal, TYPE_CHECKING, TypeVar

from ...runtime.live import Live
from ...wire.gui import WidgetState, WidgetValue
from .checks import text
from .field import Field
from .handle import GuiHandle, W
from .hooks import C, Hooks

if TYPE_CHECKING:
    from ...core.session import ClientInfo
    from ...wire.client import WidgetChanged
    from .base import GuiBase

T = TypeVar('T')


class GuiInputHandle(GuiHandle[W], Generic[W, T]):
    """
    A widget with a value: the same for all viewers, and for the script.

    Kinds say how values come and go by ``_to_wire`` and ``_from_wire``.
    """

    label = Field[str](text, 'What it is called.')

    def __init__(self, gui: GuiBase, widget: W, value: Any) -> None:
        start = self._fit(widget, value, 'initial_value')
        self._hooks = Hooks(self)
        self._updated = time.time()
        super().__init__(gui, widget)
        self._state = Live(WidgetState('', widget.key, start, True, '', 0), gui._publish)

    @property
    def value(self) -> T:
        """
        What all viewers see; set it to change it everywhere.

        Raises TypeError or ValueError for what does not fit.
        """
        return self._from_wire(self._state.state.value)

    @value.setter
    def value(self, value: T) -> None:
        self._check_there()
        found = self._fit(self._live.state, value)
        if self._take(found, origin='', seq=0):
            self._hooks.fire(None)

    @property
    def update_timestamp(self) -> float:
        """When the value was set last, seconds since 1970."""
        return self._updated

    def on_update(self, callback: C) -> C:
        """
        Call back with a ``GuiEvent`` whenever the value changes, by a viewer or by the script.

        A ``def`` runs on a callback thread, those of one widget in order; an ``async def`` on the
        server's loop. Usable as a decorator: the callback is returned.
        """
        return self._hooks.add(callback)

    def remove_update_callback(
        self, callback: Literal['all'] | Callable[[Any], Any] = 'all'
    ) -> None:
        """Forget a callback, or all."""
        self._hooks.remove(callback)

    def remove(self) -> None:
        """Take the widget away; the second call does nothing."""
        self._state.end(lambda state: None)
        super().remove()

    def _changed(self, client: ClientInfo, event: WidgetChanged) -> None:
        # Told again, though the viewers know: what the script says meanwhile may come in between.
        if self._take(event.value, origin=client.client_id, seq=event.seq):
            if self._parent is not None:
                self._parent._edited()
            self._hooks.fire(client)

    def _take(self, value: WidgetValue, *, origin: str, seq: int) -> bool:
        """Set the value; return whether it was another one before."""
        before = self._state.change(value=value, origin=origin, seq=seq).value
        self._updated = time.time()
        return bool(before != value)

    def _fit(self, widget: W, value: Any, name: str = 'value') -> WidgetValue:
        """Return a value for the wire. Raises TypeError and ValueError that call it ``name``."""
        found = self._to_wire(name, value)
        reason = widget.misfit(found)
        if reason:
            raise ValueError(f'{name} does not fit: {reason}')
        return found

    def _to_wire(self, name: str, value: Any) -> WidgetValue:
        """Return a value for the wire. Raises TypeError and ValueError that call it ``name``."""
        raise NotImplementedError

    def _from_wire(self, value: Any) -> T:
        """Return what the script sees of a value."""
        raise NotImplementedError
