# SPDX-License-Identifier: Apache-2.0
"""Where servers connect to the relay."""

from __future__ import annotations

import time
from typing import Any

from .. import __version__
from ..core.access import Refused
from ..core.peer import Peer
from ..core.rate_limit import Limits
from ..core.session import Frame
from ..runtime.asgi_parts import accept
from ..runtime.greetings import Greetings
from ..runtime.writer import Closed
from ..wire.codec import decode
from ..wire.session import Rejected
from ..wire.trunk import protocol, Register, Registered, SharesChanged
from .directory import Directory
from .rules import Rules
from .station import Station

REGISTER_BYTES = 64 * 1024
OWNER = 32


class ServerDoor:
    """Lets servers in that may share, and lists what they share."""

    def __init__(self, rules: Rules, directory: Directory, greetings: Greetings) -> None:
        self._rules = rules
        self._directory = directory
        self._greetings = greetings
        self._stations: dict[Station, int | None] = {}
        """And with which key each is here."""

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Serve one server until it leaves."""
        socket = await accept(scope, receive, send)
        url = public_url(self._rules, scope)
        try:
            register = _register(await self._greetings.first(socket))
            key = self._judge(register, Peer.of(scope))
            station = Station(
                socket,
                self._rules,
                Limits(),
                shared=lambda changed: self._enter(station, register.owner, changed, url),
            )
            self._enter(station, register.owner, SharesChanged(register.shares), url)
        except Refused as refused:
            await socket.close(Rejected(refused.code, str(refused)))
            return
        except Closed:
            return
        self._stations[station] = key
        try:
            await station.run()
        except Closed:
            pass
        finally:
            del self._stations[station]
            self._directory.leave(station)

    def close(self) -> None:
        """End the connections of all servers."""
        for station in list(self._stations):
            station.end(Rejected('busy', 'the relay is shutting down'))

    def _enter(self, station: Station, owner: str, changed: SharesChanged, url: str) -> None:
        """List what a server shares from now on. Raises Refused."""
        if len(changed.shares) > self._rules.shares:
            raise Refused('full', f'a server may have {self._rules.shares} shares here')
        former = self._directory.enter(station, owner, changed.shares, time.monotonic())
        for each in former:
            each.end(Rejected('replaced', 'this server came back on another connection'))
        station.tell(Registered(url))

    def _judge(self, register: Register, peer: Peer) -> int | None:
        """Return the key by which a server may share. Raises Refused."""
        key = self._rules.key(register.key)
        if self._rules.keys and key is None:
            wrong = 'that key is wrong' if register.key else 'this relay needs a key'
            raise Refused('token', f'{wrong}: ask whoever runs the relay')
        if not self._rules.keys and not peer.direct_loopback:
            raise Refused('token', 'this relay has no key: only its own machine may share by it')
        if len(register.owner) < OWNER:
            raise Refused('protocol', f'owner must have {OWNER} characters or more')
        if register.protocol != protocol():
            raise Refused(
                'schema',
                f'this server is of version {register.version}, the relay of {__version__}:'
                ' install the same version on both',
            )
        here = sum(1 for each in self._stations.values() if each == key)
        if here >= self._rules.servers:
            raise Refused('full', f'{here} servers share with this key, which is the most')
        return key


def public_url(rules: Rules, scope: Any) -> str:
    """Return where viewers find the relay: as the server found it, unless the rules say."""
    if rules.public_url:
        return rules.public_url.rstrip('/') + '/'
    host = dict(scope['headers']).get(b'host', b'').decode('latin-1')
    scheme = 'https' if scope.get('scheme') in ('wss', 'https') else 'http'
    return f'{scheme}://{host}{scope.get("root_path", "").rstrip("/")}/'


def _register(frame: Frame) -> Register:
    """Return how a server introduces itself. Raises Refused."""
    if isinstance(frame, str) or len(frame) > REGISTER_BYTES:
        raise Refused('protocol', 'a server introduces itself by a Register')
    try:
        register: Register = decode(frame, {'Register': Register})
    except ValueError as error:
        raise Refused('protocol', str(error)) from None
    return register
