# SPDX-License-Identifier: Apache-2.0
"""
The stage of a relay: its log is filled by a trunk, its clients are those of the server.

It knows what each viewer looks at and has been sent; what a viewer may do is the server's to say.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import nullcontext
import logging

import numpy as np

from ..wire.ask import Request
from ..wire.client import Interest, Ping, SendAgain
from ..wire.codec import decode, encode, unpack
from ..wire.image import VideoChunk
from ..wire.message import Kind, Priority
from ..wire.schema import SERVER_MESSAGES
from ..wire.session import Control, Hello, Notice, Pong, RoleChanged, TimeJumped
from ..wire.trunk import Carried, TrunkMessage, Uttered, Wanted
from .entry import Entry, Identity
from .forms import Forms
from .outbox import Outbox
from .rate_limit import Limits
from .session import End, Frame, Session
from .stage import Stage

logger = logging.getLogger(__name__)


class Present:
    """The clients that are here, by id; who leaves is forgotten."""

    def __init__(self) -> None:
        self._sessions: dict[str, Session] = {}

    def connected(self) -> Iterator[Session]:
        """Walk over the clients."""
        return iter(list(self._sessions.values()))

    def get(self, client_id: str) -> Session | None:
        """Return a client."""
        return self._sessions.get(client_id)

    def knows(self, client_id: str) -> bool:
        """Tell whether a client is here."""
        return client_id in self._sessions

    def add(self, session: Session) -> None:
        """Take a client."""
        self._sessions[session.client_id] = session

    def remove(self, session: Session) -> None:
        """Forget a client, but not one that came back as the same."""
        if self._sessions.get(session.client_id) is session:
            del self._sessions[session.client_id]


class Edge(Stage):
    """
    What viewers see of one server. ``tell`` says something to that server.

    ``name`` is the edge's own where the server speaks to several at once. ``ros_time`` is the
    server's, as far as it is known here; ``delay`` how long an answer of the server takes,
    seconds. ``now`` is seconds of a monotonic clock.
    """

    def __init__(
        self,
        *,
        tell: Callable[[TrunkMessage], None],
        ros_time: Callable[[], float],
        delay: Callable[[], float],
        limits: Limits,
        window_ms: float = 20.0,
        name: str = '',
    ) -> None:
        self._name = name
        self.present = Present()
        super().__init__(self.present, ros_time=ros_time, window_ms=window_ms)
        self._tell = tell
        self._ros_time = ros_time
        self._delay = delay
        self._limits = limits
        self._carried: frozenset[str] = frozenset()
        self._asked: tuple[Forms, frozenset[str]] = (Forms(), frozenset())
        self._seq = self._sent = 0
        self._unsettled: dict[Session, int] = {}

    # What the server says.

    def carry(self, carried: Carried) -> None:
        """Take messages of the scene. Raises WireError for what are none."""
        frames = unpack(carried.sizes, carried.frames)
        rows = list(zip(carried.layers, carried.but, carried.only, frames, strict=False))
        alike = len(carried.layers) == len(carried.but) == len(carried.only) == len(frames)
        if not alike:
            raise ValueError('Carried: layers, but, only and sizes are of different lengths')
        rows = [each for each in rows if each[2] in ('', self._name)]
        with self.together({each[0] for each in rows}) if len(rows) > 1 else nullcontext():
            for layer, but, _, frame in rows:
                self._take(frame, layer, carried.to, but)
        if self.log.displays - self._carried or self._carried - self.log.displays:
            self._carried = frozenset(self.log.displays)
            self.update_interest()

    def _take(self, frame: memoryview, layer: str, to: str, but: str) -> None:
        data = bytes(frame)
        entry = Entry(decode(data, SERVER_MESSAGES, bounded=False), layer)
        entry.__dict__['data'] = data
        if to:
            self._tell_one(entry, to)
        elif isinstance(entry.message, TimeJumped):
            self.time_jumped(entry.message)
        elif self._awaits(entry):
            self.publish(entry, but=but)

    def _tell_one(self, entry: Entry, client_id: str) -> None:
        """Send something to one client; it is asked nothing before it has what it is asked of."""
        session = self.present.get(client_id)
        if session is not None and isinstance(entry.message, RoleChanged):
            session.role = entry.message.role
            session.upload_secret = _upload_secret(entry.message)
        box = session.data if session is not None else None
        if isinstance(entry.message, Request) and box is not None:
            box.promise(entry)
        else:
            self.publish(entry, to=client_id)

    def _awaits(self, entry: Entry) -> bool:
        """Tell whether anybody looks at it, or did when it left the server."""
        if entry.kind is Kind.EVENT or entry.priority is Priority.CONTROL:
            return True
        return entry.display in self._asked[0].displays

    def all_sent(self, seq: int) -> None:
        """All that was true when this was wanted is here."""
        self._sent = seq
        for session in [each for each, needed in self._unsettled.items() if needed <= seq]:
            del self._unsettled[session]
            super()._promise_rest(session)

    # What viewers do.

    def join(self, frame: bytes, now: float, *, wake: Callable[[], None], end: End) -> Session:
        """
        Let a client in whom the server greets with this frame: that and what is here is queued.

        Raises WireError for what is no ``Hello``.
        """
        hello: Hello = decode(frame, {'Hello': Hello}, bounded=False)
        session = Session(hello.client_id, hello.role, self._limits)
        session.data_secret = hello.data_secret
        session.assets_secret = _last(hello.assets)
        session.upload_secret = _upload_secret(hello)
        session.control, session.end_control, session.heard = Outbox(wake=wake), end, now
        self.present.add(session)
        self.say(session, hello)
        self._delivery.snapshot(session, control=True)
        return session

    def leave(self, session: Session, now: float) -> None:
        """The control socket of a client closed."""
        session.end_data(None)
        session.close_data()
        session.close_control(now)
        self._unsettled.pop(session, None)
        self.present.remove(session)
        if not self.present.knows(session.client_id):
            self.log.remove_layer(session.client_id)
        self.update_interest()

    def receive(self, session: Session, viewer: int, frame: Frame, now: float) -> None:
        """Take what the control socket of a viewer said. Raises Refused when it must go."""
        message = session.read(frame, now, stopped=self._stopped())
        if message is None:
            text = 'the page sends faster than is allowed; some of it was dropped'
            if session.may_notice(text, now):
                self.say(session, Notice('warning', text))
        elif isinstance(message, Ping):
            self.say(session, self._pong(session, message, now))
        elif isinstance(message, Interest):
            self.set_interest(session, message)
        elif isinstance(message, SendAgain):
            self.send_again(session, frozenset(message.displays))
            self._ask_again(viewer, frozenset(message.displays))
        else:
            assert isinstance(frame, bytes)
            self._tell(Uttered(viewer, np.frombuffer(frame, np.uint8)))

    def _ask_again(self, viewer: int, displays: frozenset[str]) -> None:
        """Of a video only the server can make what begins anew."""
        videos = [
            each
            for each in displays
            if self.log.get(Identity('', each, each, VideoChunk.SLOT)) is not None
        ]
        if videos:
            again = encode(SendAgain(videos))
            self._tell(Uttered(viewer, np.frombuffer(again, np.uint8)))

    def _stopped(self) -> bool:
        """Tell whether the server has said that all is stopped: to say it again needs no hurry."""
        kept = self.log.get(Identity('', '', 'control', Control.SLOT))
        control = kept.message if isinstance(kept, Entry) else None
        return isinstance(control, Control) and control.stopped_by != ''

    def _pong(self, session: Session, ping: Ping, now: float) -> Pong:
        """
        Return what the server would have answered.

        As if the ping had left so much earlier as it takes to the server and back: what the page
        makes of it, round trip and clock, is what it would be without a relay.
        """
        delay = self._delay()
        sent, time = ping.page_time - delay * 1e3, self._ros_time() - delay / 2
        unsent, waiting = session.unsent, session.pending_bytes
        return Pong(sent, time, unsent.skipped, unsent.lost, waiting, now)

    def _promise_rest(self, session: Session) -> None:
        if self._sent >= self._seq:
            super()._promise_rest(session)
        else:
            self._unsettled[session] = self._seq

    def update_interest(self) -> None:
        """Ask the server for what the viewers look at, all together."""
        looking = [each for each in self.present.connected() if each.data is not None]
        wanted = self._wanted().among(self.log.displays)
        forms = Forms(wanted.videos | ({''} if looking else set()), wanted.pictures)
        streams = frozenset().union(*(each.streams for each in looking)) & forms.displays
        if (forms, streams) == self._asked:
            return
        for display in self._asked[0].displays - forms.displays:
            self.log.forget_data(display)
        self.log.forget_forms(self._asked[0].given_up(forms))
        self._asked = forms, streams
        self._seq += 1
        self._tell(
            Wanted(self._seq, sorted(forms.videos), sorted(forms.pictures), sorted(streams))
        )


def _last(path: str) -> str:
    """Return the secret at the end of a path that a client is given."""
    return path.strip('/').rpartition('/')[2]


def _upload_secret(grants: Hello | RoleChanged) -> str:
    """Return the secret by which a client may send files, '' if it may not."""
    return _last(grants.files or grants.uploads)
