# SPDX-License-Identifier: Apache-2.0
"""A stick that springs back, whoever held it."""

from __future__ import annotations

import math
import time
from typing import Any, TYPE_CHECKING

from ...wire.gui import WidgetValue
from ...wire.gui_inputs import GuiJoystick
from . import checks
from .input_handle import GuiInputHandle

if TYPE_CHECKING:
    from ...core.session import ClientInfo
    from ...wire.client import WidgetChanged

_REST = [0.0, 0.0]
STALL = 0.4
"""Seconds of silence after which a stick that was taken from its viewer counts as let go."""
LONGEST = 1.0
"""Seconds without a word of a stick that is held, after which it is let go: its page hangs."""


class GuiJoystickHandle(GuiInputHandle[GuiJoystick, 'tuple[float, float]']):
    """A stick; its value is (forward, left), each from -1 to 1."""

    _holder = ''
    _heard = 0.0
    """When it was heard last that it is held."""
    _taken: tuple[str, float] = ('', 0.0)
    """From whom it was taken while it was held, and when that was heard last."""

    def _changed(self, client: ClientInfo, event: WidgetChanged) -> None:
        who, heard = self._taken
        now = time.monotonic()
        if who == client.client_id and event.value != _REST and now < heard + STALL:
            self._taken = who, now
            self._state.change(value=_REST, origin='', seq=0)
            return
        self._taken, self._heard = ('', 0.0), now
        super()._changed(client, event)
        self._holder = '' if event.value == _REST else client.client_id
        if self.disabled:  # since it was let pass: one of both threads sees what the other did
            self._let_go('')

    def _tick(self, now: float) -> None:
        # Pages tell of it hz times a second, moved or not; some are slower than they should.
        if self._holder and now - self._heard > max(LONGEST, 3.0 / self._live.state.hz):
            holder = self._holder
            self._let_go('')
            self._taken = holder, math.inf  # however late it says on what it held

    def _change(self, **fields: Any) -> None:
        super()._change(**fields)
        if fields.get('disabled'):
            self._let_go('')  # its viewer may not even say any more that it is let go

    def _handed_over(self) -> None:
        self._let_go('')

    def _let_go(self, client_id: str) -> None:
        """Spring back, if this client holds it, '' for whoever does."""
        holder = self._holder
        if holder and client_id in ('', holder) and not self.removed:
            self._holder, self._taken = '', (holder, time.monotonic())
            if self._take(_REST, origin='', seq=0):
                self._hooks.fire(None)

    def _to_wire(self, name: str, value: Any) -> WidgetValue:
        return checks.vector(name, value, 2)

    def _from_wire(self, value: Any) -> tuple[float, float]:
        forward, left = value
        return forward, left
