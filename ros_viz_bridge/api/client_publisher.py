# SPDX-License-Identifier: Apache-2.0
"""The way to one client, until it is gone for good."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager

from ..wire.scene import NodePlacement
from .ask import ClientGoneError
from .publisher import Publisher, Told


class ClientPublisher:
    """A ``Publisher`` for what one client sees; raises ClientGoneError once it is ``gone``."""

    def __init__(self, publisher: Publisher, client_id: str) -> None:
        self._publisher = publisher
        self._client_id = client_id
        self.gone = False
        """Whether it will not come back: what is kept for it then nobody would ever see."""

    def check_there(self) -> None:
        """Raise ClientGoneError for a client that will not come back."""
        if self.gone:
            raise ClientGoneError(f'the client {self._client_id} has left, and is not coming back')

    def publish(
        self, *messages: Told, layer: str = '', to: str | None = None, but: str = ''
    ) -> None:
        """Send messages, in order; any thread."""
        self.check_there()
        self._publisher.publish(*messages, layer=layer, to=to, but=but)

    def publish_all(
        self, messages: Sequence[Told], layer: str = '', to: str | None = None, but: str = ''
    ) -> None:
        """Send a sequence of messages, in order; any thread."""
        self.check_there()
        self._publisher.publish_all(messages, layer, to, but)

    def places(self, layer: str) -> Callable[[NodePlacement], bool]:
        """Return what takes places one by one within ``atomic``."""
        self.check_there()
        return self._publisher.places(layer)

    def atomic(self) -> AbstractContextManager[None]:
        """Return a context: what is published in it is seen in one picture."""
        return self._publisher.atomic()

    def flush(self) -> None:
        """Wait until all that was published is on its way to the client."""
        self.check_there()
        self._publisher.flush()

    def remove(self, display: str, key: str, *, layer: str = '') -> None:
        """Remove the thing with this key, with all its slots; nothing where all is gone."""
        if not self.gone:
            self._publisher.remove(display, key, layer=layer)
