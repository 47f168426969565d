# SPDX-License-Identifier: Apache-2.0
"""From the hub to users' callbacks."""

from __future__ import annotations

from collections.abc import Callable, Hashable
import logging
from typing import Any

from ..core.forms import Forms
from ..core.lease import Handover
from ..core.session import ClientInfo
from ..runtime.callbacks import Callbacks
from ..runtime.ended import EndedError
from ..wire.message import ClientMessage

logger = logging.getLogger(__name__)

Callback = Callable[..., Any]
Lane = Callable[..., Hashable]


class Registry:
    """
    Callbacks of one occasion, in order of registration.

    ``direct`` ones run on the loop thread, others on callback threads (``Callbacks``).
    """

    def __init__(self) -> None:
        self._callbacks: tuple[tuple[Callback, bool, Lane | None], ...] = ()

    def add(self, callback: Callback, *, direct: bool, lane: Lane | None = None) -> None:
        """Register a callback; ``lane`` tells from its arguments with what it must not overlap."""
        self._callbacks = (*self._callbacks, (callback, direct, lane))

    def remove(self, callback: Callback) -> None:
        """Forget a callback."""
        self._callbacks = tuple(each for each in self._callbacks if each[0] != callback)

    def call(self, callbacks: Callbacks, *args: Any) -> None:
        """Run the direct ones now, and queue the others."""
        for callback, direct, lane in self._callbacks:
            run(callbacks, callback, *args, direct=direct, lane=lane and lane(*args))


def run(
    callbacks: Callbacks, callback: Callback, *args: Any, direct: bool, lane: Hashable
) -> None:
    """Call back now if it is ``direct``, else queue the call in its lane."""
    if not direct:
        callbacks.submit(callback, *args, lane=lane)
        return
    try:
        callback(*args)
    except EndedError as ended:
        logger.info('a direct callback ended: %s', ended)
    except Exception:
        logger.exception('a direct callback failed')


class Dispatch:
    """Implements the hub's ``Listener``."""

    def __init__(self, callbacks: Callbacks) -> None:
        self._callbacks = callbacks
        self.on_connect, self.on_disconnect, self.on_gone = Registry(), Registry(), Registry()
        self.on_forget, self.on_interest, self.on_stop = Registry(), Registry(), Registry()
        self.on_role_change, self.on_control_change = Registry(), Registry()
        self.on_silence, self.on_refused = Registry(), Registry()
        self.on_forms, self.on_again = Registry(), Registry()
        self._events: dict[type, Registry] = {}

    def on_event(self, event: type) -> Registry:
        """Return the callbacks of an event type."""
        return self._events.setdefault(event, Registry())

    def tell(self, callback: Callback, *args: Any, direct: bool, lane: Hashable) -> None:
        """Call one callback as if its occasion were now."""
        run(self._callbacks, callback, *args, direct=direct, lane=lane)

    def connected(self, client: ClientInfo) -> None:
        """A client is here, or here again."""
        if not client.unseen:
            self.on_connect.call(self._callbacks, client)

    def disconnected(self, client: ClientInfo) -> None:
        """A client has left, perhaps for a moment; of unseen ones only ``on_gone`` is told."""
        self.on_gone.call(self._callbacks, client)
        if not client.unseen:
            self.on_disconnect.call(self._callbacks, client)

    def forgotten(self, client_id: str) -> None:
        """A client will not come back under this id."""
        self.on_forget.call(self._callbacks, client_id)

    def silent(self, client: ClientInfo) -> None:
        """Nothing comes of a client for a while."""
        self.on_silence.call(self._callbacks, client)

    def refused(self, address: str, code: str, reason: str) -> None:
        """Somebody was not let in, or was sent away."""
        self.on_refused.call(self._callbacks, address, code, reason)

    def role_changed(self, client: ClientInfo) -> None:
        """The program gave a client another role."""
        self.on_role_change.call(self._callbacks, client)

    def handed_over(self, handover: Handover) -> None:
        """A control group has another holder."""
        self.on_control_change.call(self._callbacks, handover)

    def received(self, client: ClientInfo, message: ClientMessage) -> None:
        """A client said something that it may say."""
        registry = self._events.get(type(message))
        if registry is not None:
            registry.call(self._callbacks, client, message)

    def interest_changed(self, displays: frozenset[str]) -> None:
        """The displays that anybody looks at are these now."""
        self.on_interest.call(self._callbacks, displays)

    def forms_changed(self, forms: Forms) -> None:
        """What anybody takes of videos is this now."""
        self.on_forms.call(self._callbacks, forms)

    def needed_again(self, displays: frozenset[str]) -> None:
        """Of these videos a key frame is needed."""
        self.on_again.call(self._callbacks, displays)

    def stopped(self, by: str, reason: str) -> None:
        """Outputs were stopped; ``by`` is '' when an operator lifted the stop."""
        self.on_stop.call(self._callbacks, by, reason)
