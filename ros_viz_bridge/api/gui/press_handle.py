# SPDX-License-Identifier: Apache-2.0
"""A widget that only tells: each press counts, and viewers see no value of it."""

from __future__ import annotations

from collections.abc import Callable
import time
from typing import Any, Generic, Literal, TYPE_CHECKING, TypeVar

from . import checks
from .field import Field
from .handle import GuiHandle, W
from .hooks import C, Hooks

if TYPE_CHECKING:
    from ...core.session import ClientInfo
    from ...wire.client import WidgetChanged
    from .base import GuiBase

T = TypeVar('T')


class PressHandle(GuiHandle[W], Generic[W, T]):
    """A widget that is pressed; its value is what the last press was."""

    label = Field[str](checks.text, 'What it is called.')

    def __init__(self, gui: GuiBase, widget: W, value: T) -> None:
        self._hooks = Hooks(self)
        self._pressed = value
        self._updated = time.time()
        super().__init__(gui, widget)

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
        """Forget a callback of ``on_click``, or all."""
        self._hooks.remove(callback)

    def _changed(self, client: ClientInfo, event: WidgetChanged) -> None:
        self._press(client, event.value)

    def _press(self, client: ClientInfo | None, value: Any) -> None:
        self._pressed, self._updated = value, time.time()
        if value is not False:
            self._hooks.fire(client)
