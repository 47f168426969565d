# SPDX-License-Identifier: Apache-2.0
"""What is said to pages: encoded where it is said, and sent in order."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, suppress

from ..core.commands import Publish, RemoveDisplay, TimeJump
from ..core.entry import Entry
from ..core.internal import internal
from ..core.merge import mergeable
from ..runtime.ended import ServerStoppedError
from ..runtime.mailbox import Mailbox
from ..wire.codec import check_text
from ..wire.message import RowsMessage, ServerMessage
from ..wire.scene import NodePlacement, NodePlacements, Remove
from . import checks
from .atomic import Atomic, encoded
from .publisher import Told


class Publishing:
    """The part of ``Server`` that sends messages; all of it may be called in any thread."""

    _atomic: Atomic
    _mailbox: Mailbox

    def publish(
        self, *messages: Told, layer: str = '', to: str | None = None, but: str = ''
    ) -> None:
        """
        Send messages, in order; any thread.

        State is kept for those who join later. ``layer``: only the client of that id sees it.
        ``to``: sent to that client once, and not kept. ``but``: not sent to that client, where
        it came about. Messages are encoded here, in the caller's
        thread; do not write to their arrays afterwards. Raises TypeError for what is no JSON, such
        as half a surrogate pair, ValueError for columns that do not fit each other,
        ServerStoppedError after ``stop``.
        """
        for name, client in (('layer', layer), ('to', to), ('but', but)):
            if not isinstance(client, str) and (name != 'to' or client is not None):
                raise TypeError(f'{name} must be the id of a client, not {client!r}')
        for message in messages:
            if not isinstance(message, (NodePlacement, ServerMessage)):
                raise TypeError(f'messages must be of ros_viz_bridge.wire, not {message!r}')
            # What does not fit must fail here, not where it waits with others.
            if isinstance(message, NodePlacement):
                check_text(NodePlacements.of((message,)))
            elif isinstance(message, RowsMessage):
                message.rows()
        self.publish_all(messages, layer, to, but)

    @internal
    def publish_all(
        self, messages: Sequence[Told], layer: str = '', to: str | None = None, but: str = ''
    ) -> None:
        """Likewise, a sequence of messages that were checked: many times for each picture."""
        self._mailbox.check_open()  # in a group that is open, nothing else would say so
        if to is None and not but and self._atomic.hold(messages, layer):
            return
        entries = tuple(
            Entry(NodePlacements.of((m,)) if isinstance(m, NodePlacement) else m, layer)
            for m in messages
        )
        for entry in entries:
            if mergeable(entry):
                check_text(entry.message)
            else:
                encoded(entry)
        self._atomic.post(Publish(entries, to, but=but))

    @internal
    def places(self, layer: str) -> Callable[[NodePlacement], bool]:
        """Return what takes places one by one within ``atomic``, and tells whether it did."""
        self._mailbox.check_open()
        return self._atomic.places(layer)

    def atomic(self) -> AbstractContextManager[None]:
        """
        Return a context: what its thread or task publishes in it is seen in one picture.

        All of it is sent when the outermost of nested contexts ends, after an exception too: the
        handles have their new values then. On a slow link newer values replace older ones, still
        all at once. What is sent to one client and not kept goes at once.
        """
        return self._atomic.group()

    def flush(self) -> None:
        """Wait until all that was published is on its way to the clients."""
        self._mailbox.flush()

    def remove(self, display: str, key: str, *, layer: str = '') -> None:
        """Remove the thing with this key, with all its slots; gone already after ``stop``."""
        checks.text('display', display)
        checks.text('key', key)
        with suppress(ServerStoppedError):
            self.publish(Remove(display, key), layer=layer)

    def remove_display(self, display: str) -> None:
        """Remove a display and all that it shows."""
        checks.text('display', display)
        self._mailbox.post(RemoveDisplay(display))

    @internal
    def time_jumped(self, time: float, reason: str, latched: frozenset[str]) -> None:
        """
        ROS time went backwards: clear dynamic TF, and the data of displays not in ``latched``.

        Pages are told.
        """
        self._mailbox.post(TimeJump(time, reason, latched))
