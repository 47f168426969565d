# SPDX-License-Identifier: Apache-2.0
"""Buttons, alone and in a row."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, overload, TYPE_CHECKING

from ...wire.gui_inputs import GuiButton, GuiButtonGroup
from . import checks, colors, icons
from .field import Field
from .hooks import C, Hooks
from .press_handle import PressHandle

if TYPE_CHECKING:
    from ...core.session import ClientInfo
    from .base import GuiBase

FASTEST_HZ = 100.0


class GuiButtonHandle(PressHandle[GuiButton, bool]):
    """A button; its value is whether it was pressed since it was last set to False."""

    color = Field['str | tuple[int, ...] | None'](
        colors.color, 'A name of the palette, or three channels.', read=colors.read_color
    )
    icon = Field['str | None'](icons.icon, "One of Tabler's icons.", read=checks.read_optional)

    def __init__(self, gui: GuiBase, widget: GuiButton) -> None:
        self._holds: dict[float, Hooks] = {}
        super().__init__(gui, widget, False)

    @property
    def value(self) -> bool:
        """Whether it was pressed; set it to False to forget that. True is as a press."""
        return self._pressed

    @value.setter
    def value(self, value: bool) -> None:
        self._check_there()
        self._press(None, checks.flag('value', value))

    @overload
    def on_hold(self, callback: None = None, callback_hz: float = 10.0) -> Callable[[C], C]: ...

    @overload
    def on_hold(self, callback: C, callback_hz: float = 10.0) -> C: ...

    def on_hold(self, callback: Any = None, callback_hz: float = 10.0) -> Any:
        """
        Call back with a ``GuiEvent`` while it is held: at once, then at this rate.

        A hold ends when it is let go, the window loses the focus or is hidden, the viewer is gone,
        or the button is disabled. A call that still waits when the next is due counts for both: a
        slow callback does not go on after the hold. Usable as a decorator, with or without
        ``callback_hz`` (at most 100).
        """
        if callback is None:
            return lambda function: self.on_hold(function, callback_hz)
        hz = checks.positive('callback_hz', callback_hz)
        if not 0.01 <= hz <= FASTEST_HZ:
            raise ValueError(f'callback_hz must be from 0.01 to 100, not {callback_hz!r}')
        self._holds.setdefault(hz, Hooks(self, latest=True)).add(callback)
        self._check_there()
        self._live.update(lambda state: replace(state, hold_hz=sorted(self._holds)))
        return callback

    def _held(self, client: ClientInfo, hz: float) -> None:
        hooks = self._holds.get(hz)
        if hooks is not None:
            hooks.fire(client)


class GuiButtonGroupHandle(PressHandle[GuiButtonGroup, str]):
    """Buttons in a row; its value is the text of the one that was pressed last."""

    options = Field['tuple[str, ...]'](checks.options, 'What stands on them.', read=tuple)

    @property
    def value(self) -> str:
        """The text of the button that was pressed last; setting it is as a press."""
        return self._pressed

    @value.setter
    def value(self, value: str) -> None:
        self._check_there()
        reason = self._live.state.misfit(checks.text('value', value))
        if reason:
            raise ValueError(reason)
        self._press(None, value)
