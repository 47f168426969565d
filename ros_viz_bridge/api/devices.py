# SPDX-License-Identifier: Apache-2.0
"""Keyboards and gamepads of viewers, for programs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal, overload, TypeVar

from ..runtime.callbacks import Callbacks
from ..runtime.mailbox import Mailbox
from ..wire.page_events import GamepadMoved, KeyChanged
from . import checks
from .clients import Clients
from .device_events import GamepadEvent, KeyEvent
from .device_listeners import GamepadListener, KeyFilter, KeyListener
from .dispatch import Dispatch
from .key_names import key_name
from .pointer.modifiers import KeyModifier, modifier_of
from .wanted import Wanted

K = TypeVar('K', bound=Callable[[KeyEvent], Any])
G = TypeVar('G', bound=Callable[[GamepadEvent], Any])


class Devices:
    """
    The part of ``Server`` that hears of keys and gamepads; all of it may be called in any thread.

    Pages tell only what is asked for, only operators', and while nothing is typed. What is held
    when a viewer leaves, is not heard of, or may only look from now on, is let go; when outputs
    are stopped all is. While they are stopped nothing begins. A ``def`` runs on a callback thread,
    calls for one client in order; an ``async def`` on the server's loop.
    """

    _callbacks: Callbacks
    _clients: Clients
    _dispatch: Dispatch
    _mailbox: Mailbox
    _wanted: Wanted

    @overload
    def on_key(
        self,
        callback: None = None,
        *,
        key: str | None = None,
        modifier: KeyModifier | Literal['any'] | None = 'any',
    ) -> Callable[[K], K]: ...

    @overload
    def on_key(
        self,
        callback: K,
        *,
        key: str | None = None,
        modifier: KeyModifier | Literal['any'] | None = 'any',
    ) -> K: ...

    def on_key(
        self,
        callback: Any = None,
        *,
        key: str | None = None,
        modifier: KeyModifier | Literal['any'] | None = 'any',
    ) -> Any:
        """
        Call back with a ``KeyEvent`` when a key goes down, repeats and goes up.

        ``key`` is such as 'w', 'Enter', 'ArrowUp' (``KeyboardEvent.key``, upper and lower case are
        the same) or 'KeyW' (``KeyboardEvent.code``, the place on the keyboard); None for all;
        ValueError with the nearest for others.
        ``modifier`` is what is held with it, exactly: 'cmd/ctrl', 'alt', 'shift', several joined
        by '+', None for nothing, 'any' for whatever. Pages leave their own use of these keys. The
        space bar is the stop's. Usable as a decorator, with or without arguments. Raises TypeError
        and ValueError that name the argument.
        """
        wanted = key_name('key', key)
        which = KeyFilter(wanted, None if modifier == 'any' else modifier_of(modifier))
        if callback is None:
            return lambda function: self.on_key(function, key=key, modifier=modifier)
        checks.callback('callback', callback)
        self._mailbox.check_open()
        listener = KeyListener(callback, which, self._clients.handle, self._callbacks.submit)
        listener.listen(self._dispatch)
        self._dispatch.on_event(KeyChanged).add(listener.changed, direct=True)
        self._wanted.add('keys', which.key or '')
        return callback

    def on_gamepad(self, callback: G) -> G:
        """
        Call back with a ``GamepadEvent`` when a gamepad of a viewer is in another state.

        A slow callback is told of the newest state alone. Usable as a decorator.
        """
        checks.callback('callback', callback)
        self._mailbox.check_open()
        listener = GamepadListener(callback, self._clients.handle, self._callbacks.submit)
        listener.listen(self._dispatch)
        self._dispatch.on_event(GamepadMoved).add(listener.moved, direct=True)
        self._wanted.add('gamepads')
        return callback
