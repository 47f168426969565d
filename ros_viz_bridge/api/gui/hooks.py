# SPDX-License-Identifier: Apache-2.0
"""The callbacks of a widget."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal, TYPE_CHECKING, TypeVar

from ...runtime.steps import Steps
from .event import GuiEvent

if TYPE_CHECKING:
    from ...core.session import ClientInfo
    from .handle import GuiHandle

C = TypeVar('C', bound=Callable[[Any], Any])


class Hooks:
    """
    Callbacks of one occasion, called in order.

    A ``def`` runs on a callback thread, those of one widget one after the other; an ``async def``
    on the server's loop. An exception is reported and harms no other. With ``latest`` a callback
    that still waits for its turn is not queued again.
    """

    def __init__(self, handle: GuiHandle[Any], *, latest: bool = False) -> None:
        self._handle = handle
        self._latest = latest
        self._callbacks: tuple[Steps, ...] = ()

    def add(self, callback: C) -> C:
        """Register a callback and return it. Raises TypeError for what cannot be called."""
        if not callable(callback):
            raise TypeError(f'a callback must be callable, not {callback!r}')
        steps = Steps(callback, lane=('gui', self._handle.key))
        self._callbacks = (*self._callbacks, steps)
        return callback

    def remove(self, callback: Literal['all'] | Callable[[Any], Any]) -> None:
        """Forget a callback, or all."""
        self._callbacks = tuple(c for c in self._callbacks if callback not in ('all', c.callback))

    def fire(self, client: ClientInfo | None) -> None:
        """Queue a call of each; ``client`` is None where the script did it."""
        if not self._callbacks:
            return
        handle, gui = self._handle, self._handle._gui
        event = GuiEvent(
            None if client is None else gui._client(client),
            None if client is None else client.client_id,
            handle,
        )
        for callback in self._callbacks:
            callback.put(event, gui._widgets.submit, replaces=self._latest)
