# SPDX-License-Identifier: Apache-2.0
"""From what pages tell of keys and gamepads to one callback: what began also ends there."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar

import numpy as np

from ..core.session import ClientInfo
from ..runtime.callbacks import Submit
from ..runtime.steps import Steps
from ..wire.page_events import GamepadMoved, KeyChanged
from .client_handle import ClientHandle
from .device_events import GamepadEvent, KeyEvent
from .dispatch import Dispatch
from .pointer.modifiers import modifier_held
from .pointer.registry import held

E = TypeVar('E', KeyEvent, GamepadEvent)
MOST = 32
"""So many things are held by a client at a time; pages hold no more."""
ClientOf = Callable[[ClientInfo], ClientHandle]


class DeviceListener(Generic[E]):
    """
    Tells a callback of keys or gamepads, of which it knows what is held or plugged in.

    A client that leaves, is not heard of, or may only look from now on, holds nothing any more;
    nobody does when outputs are stopped. Loop thread.
    """

    def __init__(self, callback: Callable[[Any], Any], client: ClientOf, submit: Submit) -> None:
        self._callback = callback
        self._client = client
        self._submit = submit
        self._held: dict[str, dict[Hashable, tuple[Steps, E]]] = {}

    def listen(self, dispatch: Dispatch) -> None:
        """Hear of clients that can hold nothing any more, and of the stop."""
        dispatch.on_disconnect.add(self.ended, direct=True)
        dispatch.on_role_change.add(self.ended, direct=True)
        dispatch.on_silence.add(self.ended, direct=True)
        dispatch.on_stop.add(self.stopped, direct=True)

    def ended(self, info: ClientInfo) -> None:
        """Let go of what a client holds."""
        self._end(info.client_id)

    def stopped(self, by: str, reason: str) -> None:
        """Let go of all that anybody holds: nothing goes on when the stop is lifted."""
        if by:
            for client_id in list(self._held):
                self._end(client_id)

    def _end(self, client_id: str) -> None:
        for steps, last in self._held.pop(client_id, {}).values():
            steps.add(self._over(last), self._submit)

    def _tell(self, client_id: str, what: Hashable, event: E) -> None:
        """Tell of something that a client holds, until it ends."""
        mine = self._held.setdefault(client_id, {})
        if what not in mine and len(mine) >= MOST:
            return
        lane = id(self._callback), client_id
        steps = mine[what][0] if what in mine else Steps(self._callback, lane=lane)
        mine[what] = steps, event
        if event.phase == 'end':
            del mine[what]
        steps.add(event, self._submit)

    def _over(self, last: E) -> E:
        raise NotImplementedError


@dataclass(frozen=True)
class KeyFilter:
    """Which keys are told."""

    key: str | None
    """``KeyboardEvent.key`` or ``KeyboardEvent.code`` in lower case; None for all."""
    modifier: str | None
    """Exactly these are held with it, '' for none; None for whatever is."""

    def takes(self, changed: KeyChanged) -> bool:
        """Tell whether a press is one of these."""
        if self.modifier is not None and modifier_of_key(changed) != self.modifier:
            return False
        return self.key is None or self.key in (changed.key.lower(), changed.code.lower())


class KeyListener(DeviceListener[KeyEvent]):
    """Of a key that was told to go down it is told that it goes up, whatever else is held then."""

    def __init__(
        self, callback: Callable[[Any], Any], which: KeyFilter, client: ClientOf, submit: Submit
    ) -> None:
        super().__init__(callback, client, submit)
        self._which = which

    def changed(self, info: ClientInfo, changed: KeyChanged) -> None:
        """A key went down, repeats, or went up."""
        began = changed.code in self._held.get(info.client_id, {})
        # A repetition begins nothing: what was held over a stop is pressed anew.
        starts = changed.event == 'down' and not changed.repeat
        if not began and not (starts and self._which.takes(changed)):
            return
        event = KeyEvent(
            client=self._client(info),
            client_id=info.client_id,
            event=changed.event,
            key=changed.key,
            code=changed.code,
            modifier=held(modifier_of_key(changed)),
            repeat=changed.repeat and began,
        )
        self._tell(info.client_id, changed.code, event)

    def _over(self, last: KeyEvent) -> KeyEvent:
        return replace(last, event='up', repeat=False)


class GamepadListener(DeviceListener[GamepadEvent]):
    """Of each gamepad the newest state counts."""

    def moved(self, info: ClientInfo, moved: GamepadMoved) -> None:
        """A gamepad is in another state, or gone."""
        rows = np.asarray(moved.buttons).reshape(-1, 3)
        event = GamepadEvent(
            client=self._client(info),
            client_id=info.client_id,
            index=moved.index,
            id=moved.id,
            axes=np.asarray(moved.axes),
            buttons=rows[:, 0],
            pressed=rows[:, 1] > 0,
        )
        self._tell(info.client_id, moved.index, event)

    def _over(self, last: GamepadEvent) -> GamepadEvent:
        none = np.zeros(0, np.float32)
        return replace(last, id='', axes=none, buttons=none, pressed=none > 0)


def modifier_of_key(changed: KeyChanged) -> str:
    """Return what is held with a key; a modifier is not held with itself."""
    return modifier_held(
        ctrl=(changed.ctrl and changed.key != 'Control')
        or (changed.meta and changed.key != 'Meta'),
        alt=changed.alt and changed.key != 'Alt',
        shift=changed.shift and changed.key != 'Shift',
    )
