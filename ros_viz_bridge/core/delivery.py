# SPDX-License-Identifier: Apache-2.0
"""What each client is sent, and through which of its sockets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager, ExitStack
import logging

from ..wire.image import VideoChunk, VideoPicture
from ..wire.message import Kind, Priority
from ..wire.scene import Remove
from ..wire.session import Rejected
from .entry import Entry, Identity, Thing
from .overflow import Overflow
from .scene_log import Folded, Kept, SceneLog, Tail
from .session import Session
from .table import Table
from .trail import Trail

logger = logging.getLogger(__name__)


class Delivery:
    """Chooses from the log what a client sees: its interest, and what its own layer hides."""

    def __init__(self, log: SceneLog) -> None:
        self._log = log

    def send(
        self,
        sessions: Iterable[Session],
        entry: Entry,
        folded: Folded | None = None,
        *,
        alone: bool = False,
    ) -> None:
        """
        Queue an entry for those of these clients who see it.

        ``folded`` is what a delta went into. What comes ``alone`` goes past the queues of those
        for whom nothing waits.
        """
        kind, priority, display = entry.kind, entry.priority, entry.display
        by_control = _by_control(priority, display)
        to_all = kind is Kind.EVENT or not (display or self._log.layers)
        for session in sessions:
            if session.outlet is not None:
                session.outlet.add(entry)
                continue
            box = session.control if by_control else session.data
            if box is None:
                continue
            shown = entry
            if kind is Kind.ROWS:
                shown = self._seen_rows(session, entry)
                if not shown.rows:
                    continue
            elif not to_all and not self._sees(session, entry.identity, priority):
                continue
            if entry.layer and kind is not Kind.EVENT:
                for identity in shown.identities:
                    self._shadow(session, identity)
            if alone and box.pass_on(shown):
                continue
            try:
                box.add(shown, folded=folded, stream=display in session.streams)
            except Overflow as error:
                _send_away(session, error)

    def _shadow(self, session: Session, own: Identity) -> None:
        """Take back what the client was sent, or will be, of the shared thing that this hides."""
        if session.data is None:
            return
        shared = self._log.identities(own.thing._replace(layer=''))
        if not shared:
            return
        # It may be less urgent: it must not arrive after what hides it.
        for identity in shared:
            session.data.shadow(identity)
        first = len(self._log.identities(own.thing)) == 1
        if first and any(identity.slot != own.slot for identity in shared):
            try:
                session.data.remove(Entry(Remove(own.display, own.key), own.layer))
            except Overflow as error:
                _send_away(session, error)

    @contextmanager
    def together(self, sessions: Iterable[Session]) -> Iterator[None]:
        """Let all that these clients are sent meanwhile reach each of them in one message."""
        with ExitStack() as stack:
            for session in sessions:
                for box in (session.control, session.data):
                    if box is not None:
                        stack.enter_context(box.together())
            yield

    def snapshot(self, session: Session, *, control: bool) -> None:
        """Queue what one socket carries; the cost is the size of the scene, not its history."""
        for layer in ('', session.client_id):
            for identity, kept in self._log.scope(layer):
                by_control = _by_control(kept.priority, identity.display)
                seen = isinstance(kept, Table) or self._sees(session, identity, kept.priority)
                if by_control is control and seen:
                    self._send_kept(session, kept)

    def snapshot_display(self, session: Session, display: str) -> None:
        """Queue the data of a display that the client looks at from now on."""
        for layer in ('', session.client_id):
            for identity, kept in self._log.scope(layer, display):
                if kept.priority is not Priority.CONTROL:
                    if self._sees(session, identity, kept.priority):
                        self._send_kept(session, kept)

    def resend(self, session: Session, thing: Thing) -> None:
        """Queue what a client should have of a thing now."""
        for layer in ('', session.client_id):
            for kept in self._log.slots(thing._replace(layer=layer)):
                self._send_kept(session, kept)

    def remove(self, session: Session, entry: Entry, *, control: bool) -> None:
        """Queue a ``Remove``; of two layers with this key, the other one shows again."""
        box = session.control if control else session.data
        if box is not None:
            try:
                box.remove(entry)
            except Overflow as error:
                _send_away(session, error)
                return
            if session.client_id in self._log.layers:
                self.resend(session, entry.identity.thing)

    def _send_kept(self, session: Session, kept: Kept) -> None:
        if isinstance(kept, Tail):
            for entry in kept.entries:
                self.send((session,), entry)
        elif isinstance(kept, Trail):
            entries = kept.entries
            # Who shows the newest alone is not sent what came before.
            every = entries[-1].display in session.streams
            for entry in entries if every else entries[-1:]:
                self.send((session,), entry)
        elif isinstance(kept, Entry):
            self.send((session,), kept)
        elif isinstance(kept, Table):
            self.send((session,), kept.entry())
        elif session.data is not None and self._sees(session, kept.identity, kept.priority):
            session.data.add_folded(kept)

    def _sees(self, session: Session, identity: Identity, priority: Priority) -> bool:
        """Tell whether a client is sent what is kept under an identity."""
        if priority is not Priority.CONTROL:
            if identity.display and identity.display not in session.interest:
                return False
            if identity.slot == VideoChunk.SLOT and identity.display in session.pictures:
                return False
            if identity.slot == VideoPicture.SLOT and identity.display not in session.pictures:
                return False
        if identity.layer or session.client_id not in self._log.layers:
            return True
        return not self._log.identities(identity.thing._replace(layer=session.client_id))

    def _seen_rows(self, session: Session, entry: Entry) -> Entry:
        """Return the rows that a client is sent: not of things that its own layer hides."""
        if entry.layer or session.client_id not in self._log.layers:
            return entry
        hidden = self._log.having(session.client_id, entry.rows.keys())
        if not hidden:
            return entry
        return entry.with_rows({k: row for k, row in entry.rows.items() if k not in hidden})


def _by_control(priority: Priority, display: str) -> bool:
    """
    Tell whether a message goes by the control socket.

    All that is said of a display goes one way, its description too: else a display removed and
    announced again could arrive the other way round.
    """
    return priority is Priority.CONTROL and not display


def _send_away(session: Session, error: Overflow) -> None:
    logger.warning('client %s is sent away: %s', session.client_id, error)
    session.end_control(Rejected('busy', f'this page does not keep up: {error}'))
