# SPDX-License-Identifier: Apache-2.0
"""The handles of all clients: one per client, however often it comes and goes."""

from __future__ import annotations

from collections.abc import Callable

from ..core.session import ClientInfo
from ..wire.client import CameraMoved
from ..wire.notification import NotificationClosed
from .client_handle import ClientHandle


class Clients:
    """Handles by client id. Changed on the loop thread, read on any."""

    def __init__(self, make: Callable[[ClientInfo], ClientHandle]) -> None:
        self._make = make
        self._known: dict[str, ClientHandle] = {}
        self._here: frozenset[str] = frozenset()

    def here(self) -> dict[str, ClientHandle]:
        """Return those that are connected, by id."""
        known = dict(self._known)
        return {client_id: known[client_id] for client_id in known if client_id in self._here}

    def handle(self, info: ClientInfo) -> ClientHandle:
        """Return the handle of a client, the same until it is forgotten; then one that is gone."""
        found = self._known.get(info.client_id)
        if found is None:
            found = self._make(info)
            found.is_gone()
        return found

    def connected(self, info: ClientInfo) -> None:
        """A client is here, or here again, perhaps with another role."""
        handle = self._known.get(info.client_id)
        if handle is None:
            self._known[info.client_id] = self._make(info)
        else:
            handle.is_now(info)
        self._here |= {info.client_id}

    def role_changed(self, info: ClientInfo) -> None:
        """A client has another role."""
        self.handle(info).is_now(info)

    def disconnected(self, info: ClientInfo) -> None:
        """A client has left, perhaps for a moment."""
        self._here -= {info.client_id}

    def notification_closed(self, info: ClientInfo, event: NotificationClosed) -> None:
        """A viewer closed a notification, or its time was over."""
        self.handle(info).notification_closed(event.key)

    def camera_moved(self, info: ClientInfo, event: CameraMoved) -> None:
        """A page told where its camera is."""
        self.handle(info).camera.moved(event)

    def forget(self, client_id: str) -> None:
        """A client will not come back under this id."""
        handle = self._known.pop(client_id, None)
        if handle is not None:
            handle.is_gone()
