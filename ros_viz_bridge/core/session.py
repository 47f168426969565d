# SPDX-License-Identifier: Apache-2.0
"""One client: its role, its secrets, its two outboxes, and the checks that its messages pass."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
import hmac
from typing import Any

from ..wire.ask import Answer
from ..wire.client import Ack, CameraMoved, ClientHello, DataHello, Stop
from ..wire.codec import decode, split
from ..wire.message import ClientMessage
from ..wire.schema import CLIENT_MESSAGES, schema_hash
from ..wire.session import Rejected, Role
from ..wire.validate import WireError
from .access import Refused
from .outbox import Outbox
from .outlet import Outlet
from .rate_limit import Bucket, Limits, RateLimit
from .unsent import Unsent

STOP_BYTES = 2048
STOP_NAME = Stop.__name__.encode()
ACK_BYTES = 256
NOTICE_GAP = 1.0
NOTICES = 64

Frame = bytes | str
End = Callable[[Rejected | None], None]
"""Closes a socket, after saying why if there is something to say."""


@dataclass(frozen=True)
class ClientInfo:
    """What callbacks are told of a client."""

    client_id: str
    role: Role
    held: frozenset[str] = frozenset()
    """Control groups whose lease it has."""
    unseen: bool = False
    """It draws pictures for scripts: nobody looks at its page, and nobody is told of it."""
    name: str = ''
    """What the program calls it."""
    address: str = ''
    """Where it is connected from (``Peer.known_as``)."""

    def holds(self, group: str) -> bool:
        """Tell whether this client has the lease of a control group."""
        return group in self.held


class Session:
    """State of one client, connected or for a while away; the hub alone changes it."""

    # Of a hundred clients each look misses the processor's cache; a dictionary takes several.
    __slots__ = (
        '_acks',
        '_earlier_unsent',
        '_limits',
        '_noticed',
        '_rate',
        'address',
        'appointed',
        'came_with',
        'camera',
        'client_id',
        'control',
        'data',
        'end_control',
        'end_data',
        'headset',
        'heard',
        'interest',
        'left',
        'missed',
        'stop_heard',
        'name',
        'outlet',
        'paces',
        'pictures',
        'assets_secret',
        'data_secret',
        'resume_secret',
        'upload_secret',
        'role',
        'said_interest',
        'streams',
        'unseen',
    )

    def __init__(
        self, client_id: str, role: Role, limits: Limits, *, unseen: bool = False
    ) -> None:
        self.client_id = client_id
        self.role = role
        self.appointed: Role | None = None
        """The role that the program gave it, whatever it comes back as."""
        self.name = ''
        """What the program calls it."""
        self.address = ''
        """Where it is connected from."""
        self.camera: CameraMoved | None = None
        self.unseen = unseen
        self.resume_secret = self.data_secret = self.assets_secret = self.upload_secret = ''
        self.came_with = ''
        """Digest of the token with which it came by a relay or an edge."""
        self.control: Outbox | None = None
        self.data: Outbox | None = None
        self.outlet: Outlet | None = None
        """In place of both where a relay keeps its sockets."""
        self.end_control: End = lambda rejected: None
        self.end_data: End = lambda rejected: None
        self.interest: frozenset[str] = frozenset()
        self.streams: frozenset[str] = frozenset()
        self.pictures: frozenset[str] = frozenset()
        """Displays of which it takes pictures where others are sent video."""
        self.said_interest = False
        """Whether it has said what it looks at since it connected."""
        self.paces: Mapping[str, float] = {}
        """Seconds between two messages of a display, at least."""
        self.heard = 0.0
        self.stop_heard = 0
        """Which press of the stop was heard last."""
        self.missed = -1.0
        """``heard`` as of when the listener was told that nothing comes any more."""
        self.left: float | None = None
        """When its control socket closed; None while it is connected."""
        self.headset = ''
        """State of its headset session as of the last ``XrSession``, '' before the first."""
        self._limits = limits
        self._rate = RateLimit(limits)
        self._acks = Bucket(limits.acks)
        self._noticed: dict[str, float] = {}
        self._earlier_unsent = Unsent()

    @property
    def relayed(self) -> bool:
        """Whether a relay keeps its sockets, and sends it what all are sent."""
        return self.outlet is not None

    @property
    def line(self) -> Outbox | Outlet | None:
        """What it is sent by while it is here: one of its own for each connection."""
        return self.control or self.outlet

    @property
    def unsent(self) -> Unsent:
        """What newer replaced, or was lost, since the client joined, earlier sockets included."""
        boxes = (box.unsent for box in (self.control, self.data) if box)
        return sum(boxes, self._earlier_unsent)

    @property
    def pending_bytes(self) -> int:
        """Bytes that wait for it."""
        return sum(box.pending_bytes for box in (self.control, self.data) if box)

    def close_data(self) -> None:
        """Forget the data socket and what waits for it."""
        if self.data is not None:
            self._earlier_unsent += self.data.unsent
        self.data = None
        self.end_data = lambda rejected: None

    def close_control(self, now: float) -> None:
        """Forget the control socket; from now on the client is away."""
        if self.control is not None:
            self._earlier_unsent += self.control.unsent
        self.control = self.outlet = None
        self.end_control = lambda rejected: None
        self.headset = ''
        self.left = now

    def read(self, frame: Frame, now: float, *, stopped: bool = False) -> ClientMessage | None:
        """
        Return the message in a frame of the control socket; None if its type comes too often.

        A ``Stop`` passes every limit, but where all is ``stopped`` already. Raises Refused for
        what no honest page sends.
        """
        self.heard = now
        stop = _is_stop(frame)
        if stop and not stopped:
            return decode_client(frame, self._limits)
        if self._rate.floods(len(frame), now):
            raise Refused('rate', 'this page sends more than any page should; it may come back')
        message = decode_client(frame, self._limits)
        name = type(message).__name__
        if isinstance(message, (ClientHello, DataHello, Ack)):
            raise Refused('protocol', f'{name} does not belong here')
        # What was asked for is as much as the server wants.
        asked = isinstance(message, Answer)
        return message if stop or asked or self._rate.allows(name, now) else None

    def read_ack(self, frame: Frame, now: float) -> None:
        """Take a frame of the data socket. Raises Refused."""
        self.heard = now
        if not self._acks.take(1, now):
            raise Refused('rate', 'this page acknowledges far too often')
        if len(frame) > ACK_BYTES:
            raise Refused('protocol', f'an Ack of {len(frame)} bytes came')
        message = decode_client(frame, self._limits)
        if not isinstance(message, Ack):
            name = type(message).__name__
            raise Refused('protocol', f'{name} does not belong on the data socket')
        if self.data is not None:
            try:
                self.data.ack(message.received, now)
            except ValueError as error:
                raise Refused('protocol', f'Ack.received: {error}') from None

    def may_repeat_stop(self, now: float) -> bool:
        """Tell whether everybody shall be told once more that this client stops the outputs."""
        return self._rate.allows(Stop.__name__, now)

    def may_notice(self, text: str, now: float) -> bool:
        """Tell whether it is time to say this again; not more than once a second."""
        if now - self._noticed.get(text, -NOTICE_GAP) < NOTICE_GAP:
            return False
        if len(self._noticed) >= NOTICES:
            self._noticed.clear()
        self._noticed[text] = now
        return True


def decode_client(frame: Frame, limits: Limits) -> ClientMessage:
    """Return the message of a page. Raises Refused that names what is wrong with it."""
    if isinstance(frame, str):
        raise Refused('protocol', 'a text message came; messages are binary')
    if len(frame) > limits.message_bytes:
        raise Refused(
            'protocol',
            f'a message of {len(frame)} bytes came; at most {limits.message_bytes} are allowed',
        )
    try:
        message: ClientMessage = decode(frame)
    except WireError as error:
        raise Refused('protocol', str(error)) from None
    return message


def read_hello(frame: Frame, limits: Limits) -> ClientHello:
    """
    Return the first message of a control socket.

    Raises Refused, with code 'schema' for an outdated page.
    """
    if isinstance(frame, bytes) and len(frame) <= limits.message_bytes:
        theirs = _peek(frame).get('schema_hash', schema_hash())
        if theirs != schema_hash():
            raise Refused('schema', 'this page is of another version than the server; reload it')
    message = decode_client(frame, limits)
    if not isinstance(message, ClientHello):
        raise Refused('protocol', f'{type(message).__name__} came before ClientHello')
    return message


def read_data_hello(frame: Frame, limits: Limits) -> DataHello:
    """Return the first message of a data socket. Raises Refused."""
    message = decode_client(frame, limits)
    if not isinstance(message, DataHello):
        raise Refused('protocol', f'{type(message).__name__} came before DataHello')
    return message


def same(secret: str, given: str) -> bool:
    """Compare secrets in constant time; an empty secret equals nothing."""
    return bool(secret) and hmac.compare_digest(secret.encode(), given.encode())


def _is_stop(frame: Frame) -> bool:
    return (
        isinstance(frame, bytes)
        and len(frame) <= STOP_BYTES
        and (STOP_NAME in frame or b'\\u' in frame)  # most have neither: reading twice costs twice
        and _peek(frame).get('t') == Stop.__name__
    )


def _peek(frame: bytes) -> dict[str, Any]:
    """Return the header of a frame that may be of another version, {} for nonsense."""
    try:
        header, _ = split(frame)
    except WireError:
        return {}
    return header if header.get('t') in CLIENT_MESSAGES else {}
