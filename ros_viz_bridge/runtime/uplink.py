# SPDX-License-Identifier: Apache-2.0
"""The connection of a server out to its relay: made, kept, and made again."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
import logging
import random
import time
from typing import Any
from urllib.parse import urlsplit, urlunsplit

import websockets

from .. import __version__
from ..core.access import Refused
from ..core.hub import Hub
from ..core.peer import hostname, is_loopback
from ..core.remote_clients import RemoteClients
from ..core.session import Frame
from ..core.shares import Shares
from ..core.trunk import Trunk
from ..wire.codec import decode, encode
from ..wire.session import Rejected
from ..wire.trunk import (
    NotShared,
    protocol,
    Register,
    Registered,
    SharesChanged,
    ShareTerms,
    TRUNK_MESSAGES,
)
from .carried_requests import CarriedRequests
from .socket import Socket
from .writer import Closed, Message

CONNECT_TIME = 10.0
CLOSE_TIME = 1.0
SHORTEST, LONGEST = 0.5, 15.0
"""Seconds before the next attempt; it doubles from the one to the other."""
SILENCE = 10.0
"""Seconds without a word of the relay after which it is taken for gone."""
LASTED = 30.0
"""Seconds after which a connection was a good one: the next attempt is soon."""
SLOW = ('full', 'replaced')
"""Why a relay refuses or ends it for a while: it is not asked again soon."""
SAID = {**TRUNK_MESSAGES, 'Rejected': Rejected}

logger = logging.getLogger(__name__)


class RelayError(ConnectionError):
    """
    The relay cannot be reached, or refuses; the text says why and what to do.

    ``code`` is that of the relay's ``Rejected``, '' where it said none.
    """

    def __init__(self, text: str, *, code: str = '') -> None:
        super().__init__(text)
        self.code = code


class Uplink:
    """
    Shares a hub by a relay for as long as ``run`` runs.

    ``app`` answers what pages fetch beside their sockets. Everything runs on the server's loop.
    """

    def __init__(
        self,
        url: str,
        key: str,
        hub: Hub,
        shares: Shares,
        *,
        app: Any,
        ros_time: Callable[[], float],
    ) -> None:
        self.base = ''
        """Address below which the shares are, '' while the relay is not connected."""
        self.failure = ''
        """Why not."""
        self._address = trunk_address(url)
        self._relay = url
        self._key = key
        self._hub = hub
        self._shares = shares
        self._app = app
        self._ros_time = ros_time
        self._socket: Socket | None = None
        self._trunk: Trunk | None = None
        self._clients: RemoteClients | None = None
        self._changed = asyncio.Event()
        self._listed: list[tuple[str, float]] = []
        """What the relay was told last: shares, and until when."""
        self._owed = 0
        """Answers of the relay to what it was told."""
        self._refusal = ''
        self._attempts = 0
        """That ended soon, since one lasted."""
        self._heard = 0.0

    @property
    def counts(self) -> dict[str, int]:
        """How many look by each share, by its name."""
        return self._clients.counts if self._clients is not None else {}

    async def run(self) -> None:
        """Connect, and again whenever that ends, until cancelled."""
        if self._address.startswith('ws:') and not is_loopback(hostname(self._address)):
            logger.warning(
                '%s: without https everybody on the way sees key and links', self._relay
            )
        while True:
            try:
                await self._connect()
            except RelayError as error:
                if str(error) != self.failure:
                    logger.warning('%s', error)
                self.failure = str(error)
                if error.code in SLOW:
                    self._attempts = 10
            except Exception as error:
                logger.exception('the connection to the relay failed')
                self.failure = f'the connection to the relay failed: {error}'
            self._changed.set()
            longest = min(LONGEST, SHORTEST * 2 ** min(self._attempts, 10))
            self._attempts += 1
            await asyncio.sleep(longest * random.uniform(0.75, 1.0))

    async def registered(self, timeout: float) -> str:
        """
        Return the address below which all shares are, once the relay has them.

        Raises RelayError.
        """
        self._tell_shares()
        await self.answered(timeout)
        if self._refusal or not self.base:
            raise RelayError(self._refusal or self.failure)
        return self.base

    async def answered(self, timeout: float) -> None:
        """Wait until the relay answered all that it was told, or is gone. Raises RelayError."""
        try:
            await asyncio.wait_for(self._answered(), timeout)
        except asyncio.TimeoutError:
            text = self.failure or f'the relay {self._relay} did not answer in time'
            raise RelayError(text) from None

    async def _answered(self) -> None:
        while self._owed or not self.base:
            self._changed.clear()
            await self._changed.wait()
            if not self.base:
                return

    def share_changed(self, reason: str) -> None:
        """Send away whom no share lets in any more, and tell the relay."""
        if self._clients is not None:
            self._clients.revoke({share.name for share in self._shares}, reason)
        self._tell_shares()

    def _tell_shares(self) -> None:
        """Tell the relay what is shared now, if it is there; it will answer."""
        if self._trunk is not None:
            self._owed += 1
            self._trunk.tell(SharesChanged(self._terms()))

    def tick(self, now: float) -> None:
        """Let time pass: a relay that says nothing is given up."""
        if self._socket is not None and now - self._heard > SILENCE:
            self._socket.end(None)

    def _terms(self) -> list[ShareTerms]:
        now = time.monotonic()
        self._listed = [(share.name, share.until) for share in self._shares]
        return [share.terms(now) for share in self._shares]

    async def _connect(self) -> None:
        """Be connected once. Raises RelayError where that fails."""
        try:
            connection = await websockets.connect(
                self._address,
                open_timeout=CONNECT_TIME,
                close_timeout=CLOSE_TIME,
                compression=None,
                max_size=self._hub.settings.limits.trunk_bytes,
            )
        except (OSError, asyncio.TimeoutError, websockets.WebSocketException) as error:
            why = str(error) or type(error).__name__
            raise RelayError(f'cannot connect to the relay {self._relay}: {why}') from None
        try:
            await self._register(connection)
            await self._serve(connection)
        finally:
            await connection.close()

    async def _register(self, connection: Any) -> None:
        register = Register(
            protocol(),
            __version__,
            self._hub.settings.label[:256],
            self._key,
            self._shares.owner,
            self._terms(),
        )
        try:
            await connection.send(encode(register))
            answer = await asyncio.wait_for(connection.recv(), CONNECT_TIME)
            said = decode(answer, {'Registered': Registered, 'Rejected': Rejected})
        except (asyncio.TimeoutError, ValueError, TypeError, websockets.ConnectionClosed):
            raise RelayError(f'{self._relay} does not answer as a relay does') from None
        if isinstance(said, Rejected):
            text = f'the relay {self._relay} refuses this server: {said.reason}'
            raise RelayError(text, code=said.code)
        self._owed = 1
        self._registered(said)

    def _registered(self, registered: Registered) -> None:
        self.base, self.failure = registered.url, ''
        self._took('')

    def _took(self, refusal: str) -> None:
        """The relay answered what it was told."""
        self._refusal = refusal
        self._owed = max(0, self._owed - 1)
        self._changed.set()

    async def _serve(self, connection: Any) -> None:
        """Serve the viewers of the relay until it goes."""
        socket = self._socket = Socket(*_ends(connection))
        trunk = self._trunk = Trunk(
            self._hub.log,
            window_ms=self._hub.settings.window_ms,
            wake=socket.wake,
            overflowed=lambda error: socket.end(None),
        )
        clients = self._clients = RemoteClients(
            self._hub, trunk, self._shares.role, ros_time=self._ros_time, clock=time.monotonic
        )
        requests = CarriedRequests(self._app, trunk.tell)
        began = self._heard = time.monotonic()
        self._hub.add_trunk(trunk)
        trunk.open()
        if self._listed != [(share.name, share.until) for share in self._shares]:
            self._tell_shares()  # they changed while it answered

        def take(frame: Frame) -> None:
            self._heard = time.monotonic()
            message = decode(frame, SAID) if isinstance(frame, bytes) else None
            if isinstance(message, Rejected):
                raise _Ended(message)
            if isinstance(message, Registered):
                self._registered(message)
            elif isinstance(message, NotShared):
                self._took(message.reason)
            elif message is None:
                raise Refused('protocol', 'a text message came')
            elif not requests.receive(message):
                clients.receive(message, time.monotonic())

        try:
            await socket.run(trunk.box, take)
            raise RelayError(f'the connection to the relay {self._relay} was lost')
        except _Ended as error:
            text = f'the relay {self._relay} ended the connection: {error.rejected.reason}'
            raise RelayError(text, code=error.rejected.code) from None
        except ValueError as error:
            raise RelayError(f'{self._relay} does not talk as a relay does: {error}') from None
        finally:
            if time.monotonic() - began > LASTED:
                self._attempts = 0
            self.base, self._socket, self._trunk, self._clients = '', None, None, None
            requests.close()
            clients.leave()
            self._hub.remove_trunk(trunk)


class _Ended(Exception):
    """The relay says why it ends the connection."""

    def __init__(self, rejected: Rejected) -> None:
        super().__init__(rejected.reason)
        self.rejected = rejected


def _ends(connection: Any) -> tuple[Any, Any]:
    """Return the two ends of a connection as an ASGI server gives them."""

    async def receive() -> Message:
        try:
            return {'type': 'websocket.receive', 'bytes': await connection.recv()}
        except websockets.ConnectionClosed:
            raise Closed from None

    async def send(message: Message) -> None:
        if message['type'] == 'websocket.send':
            await connection.send(message['bytes'])
        else:
            await connection.close(message.get('code', 1000))

    return receive, send


def trunk_address(url: str) -> str:
    """Return where servers connect to. Raises ValueError that names the argument."""
    parts = urlsplit(url)
    scheme = {'http': 'ws', 'https': 'wss', 'ws': 'ws', 'wss': 'wss'}.get(parts.scheme)
    if scheme is None or not parts.hostname:
        raise ValueError(f"relay must be such as 'https://relay.example', not {url!r}")
    return urlunsplit((scheme, parts.netloc, parts.path.rstrip('/') + '/trunk', '', ''))
