# SPDX-License-Identifier: Apache-2.0
"""What viewers do with keyboards and gamepads, as callbacks are told."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal, TYPE_CHECKING

from numpy.typing import NDArray

from .pointer.modifiers import KeyModifier

if TYPE_CHECKING:
    from .client_handle import ClientHandle

Phase = Literal['start', 'update', 'end']


@dataclass(frozen=True)
class KeyEvent:
    """A key went down, repeats, or went up."""

    client: ClientHandle
    client_id: str
    event: Literal['down', 'up']
    key: str
    """``KeyboardEvent.key``: 'a', 'A', 'Enter', 'ArrowUp'."""
    code: str
    """``KeyboardEvent.code``: the place on the keyboard, 'KeyA', whatever its layout."""
    modifier: KeyModifier | None
    """What is held with it."""
    repeat: bool
    """The keyboard repeats a key that is held; a slow callback is told of the last one."""

    @property
    def phase(self) -> Phase:
        """'start' as it goes down, 'update' as it repeats, 'end' as it goes up."""
        return 'end' if self.event == 'up' else 'update' if self.repeat else 'start'


@dataclass(frozen=True)
class GamepadEvent:
    """The state of a gamepad that changed; the last one says that it is gone."""

    client: ClientHandle
    client_id: str
    index: int
    """Of the gamepads of that browser."""
    id: str
    """What the browser calls it; '' once it is gone: axes and buttons are empty then."""
    axes: NDArray[Any]
    """(n,) float32, -1 to 1."""
    buttons: NDArray[Any]
    """(n,) float32, 0 to 1."""
    pressed: NDArray[Any]
    """(n,) bool, of the buttons."""

    @property
    def phase(self) -> Phase:
        """'end' once it is gone, else 'update'."""
        return 'update' if self.id else 'end'
