# SPDX-License-Identifier: Apache-2.0
"""A button."""

from __future__ import annotations

from collections.abc import Callable
import time
from typing import Any, Literal, TYPE_CHECKING

from ...wire.gui_inputs import GuiButton
from . import checks
from .field import Field
from .handle import GuiHandle
from .hooks import C, Hooks

if TYPE_CHECKING:
    from ...core.session import ClientInfo
    from ...wire.client import WidgetChanged
    from .base import GuiBase


class GuiButtonHandle(GuiHandle[GuiButton]):
    """A button; its value is whether it was pressed since it was last set to False."""

    label = Field[str](checks.text, 'What stands on it.')

    def __init__(self, gui: GuiBase, widget: GuiButton) -> None:
        self._hooks = Hooks(self)
        self._pressed = False
        self._updated = time.time()
        super().__init__(gui, widget)

    @property
    def value(self) -> bool:
        """Whether it was pressed; set it to False to forget that. True is as a press."""
        return self._pressed

    @value.setter
    def value(self, value: bool) -> None:
        self._check_there()
        self._press(None, checks.flag('value', value))

    @property
    def update_timestamp(self) -> float:
        """When it was pressed last, or made, seconds since 1970."""
        return self._updated

    def on_click(self, callback: C) -> C:
        """
        Call back with a ``GuiEvent`` whenever it is pressed.

        Threads as with ``GuiInputHandle.on_update``. Usable as a decorator.
        """
        return self._hooks.add(callback)

    def remove_click_callback(
        self, callback: Literal['all'] | Callable[[Any], Any] = 'all'
    ) -> None:
        """Forget a callback, or all."""
        self._hooks.remove(callback)

    def _changed(self, client: ClientInfo, event: WidgetChanged) -> None:
        self._press(client, bool(event.value))

    def _press(self, client: ClientInfo | None, pressed: bool) -> None:
        self._pressed, self._updated = pressed, time.time()
        if pressed:
            self._hooks.fire(client)
