# SPDX-License-Identifier: Apache-2.0
"""The occasions on which a server calls back: events, clients that come and go, interest, stop."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from ..core.commands import Call
from ..core.forms import Forms
from ..core.session import ClientInfo
from ..runtime.mailbox import Mailbox
from ..wire.message import ClientMessage, concrete
from . import checks
from .client_handle import ClientHandle
from .clients import Clients
from .dispatch import Dispatch
from .nearest import nearest

E = TypeVar('E', bound=ClientMessage)
ClientCallback = Callable[[ClientHandle], Any]
EventCallback = Callable[[ClientInfo, E], Any]


class Occasions:
    """
    The part of ``Server`` that takes callbacks; all of it may be called in any thread.

    Raises TypeError for what cannot be called, and ServerStoppedError after ``stop``.
    """

    _clients: Clients
    _dispatch: Dispatch
    _mailbox: Mailbox

    def on(
        self, event: type[E], callback: EventCallback[E], *, direct: bool = False
    ) -> EventCallback[E]:
        """
        Call back for every event of a type that the gate let pass.

        On a callback thread, its own calls in order; with ``direct`` on the loop thread: then it
        must only enqueue. Raises TypeError for what is no event that pages send.
        """
        _check_event(event)
        self._check_callback(callback)
        self._dispatch.on_event(event).add(callback, direct=direct)
        return callback

    def on_client_connect(
        self, callback: ClientCallback, *, direct: bool = False
    ) -> ClientCallback:
        """
        Call back when a client connects, or comes back; for those that are here, now.

        A ``def`` runs on a callback thread, one call per client, so that it may take its time; an
        ``async def`` on the server's loop. Usable as a decorator: the callback is returned.
        """
        self._check_callback(callback)

        def call(info: ClientInfo) -> Any:
            return callback(self._clients.handle(info))

        def lane(info: ClientInfo) -> tuple[int, str]:
            return id(call), info.client_id

        def register() -> None:
            self._dispatch.on_connect.add(call, direct=direct, lane=lane)
            for client in self.get_clients().values():
                self._dispatch.tell(call, client.info, direct=direct, lane=lane(client.info))

        self._mailbox.post(Call(register))
        return callback

    def on_client_disconnect(
        self, callback: ClientCallback, *, direct: bool = False
    ) -> ClientCallback:
        """
        Call back when a client's connection ends, for whatever reason.

        Threads as with ``on_client_connect``, whose callback may still be running.
        """
        self._check_callback(callback)

        def call(info: ClientInfo) -> Any:
            return callback(self._clients.handle(info))

        self._dispatch.on_disconnect.add(
            call, direct=direct, lane=lambda info: (id(call), info.client_id)
        )
        return callback

    def on_interest(
        self, callback: Callable[[frozenset[str]], Any], *, direct: bool = False
    ) -> Callable[[frozenset[str]], Any]:
        """Call back with the known displays that anybody looks at, whenever that changes."""
        self._check_callback(callback)
        self._dispatch.on_interest.add(callback, direct=direct)
        return callback

    def on_video(
        self,
        forms: Callable[[Forms], Any],
        again: Callable[[frozenset[str]], Any],
        *,
        direct: bool = False,
    ) -> None:
        """
        Call back for who makes videos of displays (``VideoChunk``, ``VideoPicture``).

        ``forms`` whenever what is looked at, as video or as pictures, is another; ``again`` with
        the displays of which somebody needs a key frame.
        """
        self._check_callback(forms, 'forms')
        self._check_callback(again, 'again')
        self._dispatch.on_forms.add(forms, direct=direct)
        self._dispatch.on_again.add(again, direct=direct)

    def on_stop(
        self, callback: Callable[[str, str], Any], *, direct: bool = False
    ) -> Callable[[str, str], Any]:
        """
        Call back with (who, reason) when outputs to the robot are stopped.

        Who is '' when the stop was lifted. Threads as with ``on``: with ``direct`` at once, on the
        loop thread.
        """
        self._check_callback(callback)
        self._dispatch.on_stop.add(callback, direct=direct)
        return callback

    def get_clients(self) -> dict[str, ClientHandle]:
        """Return the clients that are connected, by id."""
        return self._clients.here()

    def _check_callback(self, callback: Callable[..., Any], name: str = 'callback') -> None:
        checks.callback(name, callback)
        self._mailbox.check_open()


def _check_event(event: Any) -> None:
    """Raise TypeError for what is no class of a message that pages send."""
    if isinstance(event, type) and issubclass(event, ClientMessage):
        return
    known = [each.__name__ for each in concrete(ClientMessage).values()]
    given = getattr(event, '__name__', event if isinstance(event, str) else '')
    raise TypeError(
        f'event must be a class of ros_viz_bridge.wire such as CameraMoved, not'
        f' {checks.shown(event)}; {nearest(given, known)}'
    )
