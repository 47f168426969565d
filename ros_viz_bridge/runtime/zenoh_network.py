# SPDX-License-Identifier: Apache-2.0
"""A session of Zenoh: words on keys, in order, and who is there."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable
import contextlib
from importlib.util import find_spec
import json
import logging
import secrets
import struct
from threading import Lock
import time
from typing import Any
from weakref import WeakSet

from ..core.peer import hostname, is_loopback
from ..wire.message import Encoded
from .linger import NoLinger
from .presence import Presence
from .voice import Voice
from .zenoh_options import Zenoh

POSITION = struct.Struct('<Q')
EACH, ALL = 64 << 20, 256 << 20
"""Bytes that may wait for a loop, of one key and together: more is lost, as places tell."""
COST = 512
"""Bytes that a word takes beside itself."""
CERTIFIED = ('tls', 'quic')
"""Ways on which others can be asked for certificates."""
BACK = {'period_init_ms': 100, 'period_max_ms': 500, 'period_increase_factor': 2}
"""When a connection that was lost is tried again: operators wait for it."""
LEASE, OPENING = 2000, 1000
"""
Milliseconds without a sign of life after which a connection is given up, and in which one opens.

Whoever is cut off looks for another router then; all of TLS takes five ways there and back.
"""
BLOCKED = 500_000
"""
Microseconds for which a router waits for one that takes nothing, until it closes its connection.

What comes from the robot waits as long, whomever it is for.
"""
BATCH = 16_384
"""
Bytes that go at once, of which each has to come within a lease: 8 kB/s are enough for that.

Of Zenoh's usual 65,535, less than 260 kbit/s lost every connection again and again.
"""
FAREWELL = 0.2
"""Seconds in which what voices have not said yet may still be said at the end."""
INSTALL = (
    'sharing by Zenoh needs the package eclipse-zenoh: pip install "ros_viz_bridge[zenoh]",'
    ' or pip install eclipse-zenoh'
)

Undo = Callable[[], None]

logger = logging.getLogger(__name__)


def check_installed() -> None:
    """Raise ImportError that says what to install."""
    if find_spec('zenoh') is None:
        raise ImportError(INSTALL)


class NetworkError(ConnectionError):
    """There is no way into the network; the text says why and what to do."""


class Network:
    """
    An open session; what is heard and seen is told on the loop that asked.

    All words of voices have one priority and one way, so that those on one key stay in order; what
    waits for what is the business of who speaks.
    """

    def __init__(self, session: Any) -> None:
        self._session = session
        self._voices: WeakSet[Voice] = WeakSet()
        self._tokens: set[Any] = set()
        """Zenoh takes one back that nobody holds."""
        self._no_linger = NoLinger()
        self.who = secrets.token_hex(4)
        """By what others know it again that lost it from sight."""

    @classmethod
    async def enter(cls, options: Zenoh) -> Network:
        """Come into the network; who is cancelled meanwhile is not in it. Raises NetworkError."""
        # No task: those are cancelled as the loop ends, and what came of it would be nobody's.
        opening = asyncio.get_running_loop().run_in_executor(None, cls.open, options)
        try:
            return await asyncio.shield(opening)
        except asyncio.CancelledError:
            opening.add_done_callback(_leave)
            raise

    @classmethod
    def open(cls, options: Zenoh) -> Network:
        """Come into the network; this may take seconds. Raises NetworkError."""
        import zenoh

        try:
            config = _config(zenoh, options)
            network = cls(zenoh.open(config))
        except Exception as error:  # zenoh's own kind
            where = ', '.join((*options.connect, *options.listen)) or options.config
            raise NetworkError(f'cannot come into the Zenoh network ({where}): {error}') from None
        for endpoint in _open_to_all(config):
            logger.warning(
                '%s lets in everybody who reaches it: they see what robots show, and can say'
                ' what viewers say. Let a Zenoh config ask for certificates (docs/scale.md,'
                ' Who may), or keep it to a network of your own',
                endpoint,
            )
        return network

    async def leave(self) -> None:
        """``close``, while the loop goes on; who is cancelled meanwhile has left all the same."""
        await asyncio.shield(asyncio.get_running_loop().run_in_executor(None, self.close))

    def close(self) -> None:
        """Leave, which may take a moment; who watches sees it at once."""
        until = time.monotonic() + FAREWELL
        for voice in list(self._voices):
            voice.finish(max(0.0, until - time.monotonic()))
        self._session.close()
        self._no_linger.stop()

    def voice(self, key: str) -> Voice:
        """Return what says something to all who hear this key."""
        import zenoh

        publisher = self._session.declare_publisher(
            key,
            congestion_control=zenoh.CongestionControl.BLOCK,
            priority=zenoh.Priority.INTERACTIVE_HIGH,
            express=True,
        )

        def put(data: bytes, position: int) -> None:
            publisher.put(data, attachment=POSITION.pack(position))

        voice = Voice(put, publisher.undeclare)
        self._voices.add(voice)
        return voice

    def say(self, key: str, data: Encoded) -> None:
        """Say a word beside voices to who hears this key, at once; lost where there is no way."""
        import zenoh

        with contextlib.suppress(zenoh.ZError):
            self._session.put(
                key,
                bytes(data),
                attachment=POSITION.pack(0),
                congestion_control=zenoh.CongestionControl.DROP,
                # Of one priority it would wait, though it may be dropped, while a voice does.
                priority=zenoh.Priority.REAL_TIME,
                express=True,
            )

    def hear(self, key: str, take: Callable[[str, int, bytes], None]) -> Undo:
        """
        Call ``take`` with key, position and data of what is said on keys like this one.

        What comes faster than the loop takes it is lost in the end, of its key first.
        """
        tell = _Waiting(take).tell

        def heard(sample: Any) -> None:
            raw = sample.attachment.to_bytes() if sample.attachment is not None else b''
            if len(raw) == POSITION.size:
                tell(str(sample.key_expr), POSITION.unpack(raw)[0], sample.payload.to_bytes())

        undo: Undo = self._session.declare_subscriber(key, heard).undeclare
        return undo

    def appear(self, key: str) -> Undo:
        """Be seen under a key for as long as the connection lasts."""
        token = self._session.liveliness().declare_token(key)
        self._tokens.add(token)

        def undo() -> None:
            self._tokens.discard(token)
            token.undeclare()

        return undo

    def watch(self, key: str, changed: Callable[[str, bool], None]) -> Undo:
        """Call ``changed`` with each key like this one under which something is, or is no more."""
        import zenoh

        presence = Presence(changed)
        tell, find = _on_loop(presence.tell), _on_loop(presence.find)

        def seen(sample: Any) -> None:
            tell(str(sample.key_expr), sample.kind == zenoh.SampleKind.PUT)

        def found(reply: Any) -> None:
            if reply.ok is not None:
                find(str(reply.ok.key_expr))

        watching = self._session.liveliness().declare_subscriber(key, seen, history=True)
        # Who appears just as somebody begins to watch may be in neither history nor news.
        self._session.liveliness().get(key, zenoh.handlers.Callback(found, _on_loop(presence.end)))
        undo: Undo = watching.undeclare
        return undo


class _Waiting:
    """Words on their way to this loop: who says too many loses them, and costs no memory."""

    def __init__(self, take: Callable[[str, int, bytes], None]) -> None:
        self._take = take
        self._pass_on = _on_loop(self._taken)
        self._lock = Lock()
        self._all = 0
        self._each: Counter[str] = Counter()

    def tell(self, key: str, position: int, data: bytes) -> None:
        """Let a word wait, from any thread."""
        cost = len(data) + COST
        with self._lock:
            if self._each[key] + cost > EACH or self._all + cost > ALL:
                return
            self._each[key] += cost
            self._all += cost
        self._pass_on(key, position, data)

    def _taken(self, key: str, position: int, data: bytes) -> None:
        cost = len(data) + COST
        with self._lock:
            self._all -= cost
            self._each[key] -= cost
            if not self._each[key]:
                del self._each[key]
        self._take(key, position, data)


def _on_loop(call: Callable[..., None]) -> Callable[..., None]:
    """Return what calls on this loop, from Zenoh's threads."""
    loop = asyncio.get_running_loop()

    def tell(*words: Any) -> None:
        with contextlib.suppress(RuntimeError):  # the loop has ended
            loop.call_soon_threadsafe(call, *words)

    return tell


def _leave(opening: asyncio.Future[Network]) -> None:
    """Leave a network that nobody wants any more."""
    if not opening.cancelled() and opening.exception() is None:
        opening.result().close()


def _open_to_all(config: Any) -> list[str]:
    """Return the endpoints by which anybody comes in who reaches this machine."""
    listening = json.loads(config.get_json('listen/endpoints'))
    if isinstance(listening, dict):  # by mode
        listening = listening.get(json.loads(config.get_json('mode')), [])
    if json.loads(config.get_json('transport/auth/usrpwd/dictionary_file')):
        return []
    certified = json.loads(config.get_json('transport/link/tls/enable_mtls'))
    found = []
    for endpoint in listening:
        kind, _, address = str(endpoint).partition('/')
        here = kind.startswith('unix') or is_loopback(hostname(f'//{address}'))
        if not here and not (kind in CERTIFIED and certified):
            found.append(str(endpoint))
    return found


def _config(zenoh: Any, options: Zenoh) -> Any:
    """Return the file's settings; of what it leaves open, nothing that talks to strangers."""
    usual = zenoh.Config()
    config = zenoh.Config.from_file(str(options.config)) if options.config else zenoh.Config()
    defaults = {
        'mode': options.mode,
        'scouting/multicast/enabled': False,
        'scouting/gossip/enabled': False,
        'listen/endpoints': [],
        'connect/retry': BACK,
        'transport/link/tx/lease': LEASE,
        'transport/unicast/open_timeout': OPENING,
        'transport/link/tx/batch_size': BATCH,
    }
    if options.listen:
        defaults['transport/link/tx/queue/congestion_control/block/wait_before_close'] = BLOCKED
    for key, ours in defaults.items():
        if config.get_json(key) == usual.get_json(key):
            config.insert_json5(key, json.dumps(ours))
    for name in ('connect', 'listen'):
        if getattr(options, name):
            config.insert_json5(f'{name}/endpoints', json.dumps(list(getattr(options, name))))
    return config
