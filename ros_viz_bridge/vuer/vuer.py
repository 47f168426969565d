# SPDX-License-Identifier: Apache-2.0
"""``Vuer``: a ``Server`` that runs a coroutine or generator of yours for each client."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping, Sequence
from functools import wraps
import logging
import os
from typing import Any
from urllib.parse import urlencode

from ..api.checks import text
from ..api.environment import port_of, setting
from ..api.opening import opening
from ..api.server import Server
from ..core.commands import Call
from ..core.internal import internal
from ..runtime.ended import EndedError
from ..runtime.loop_call import wait_on_loop
from .events import ClientEvent
from .filters import Spawned
from .generator import check_generator
from .handlers import check_kind
from .incoming import MESSAGES
from .session import VuerSession
from .sessions import Sessions
from .uploaded import value_of
from .video_stream import QUALITY, VideoStream
from .workspace import Root, Workspace

logger = logging.getLogger(__name__)

PORT = 8012
ELSEWHERE = frozenset(('domain', 'client_url', 'client_root', 'web_port'))
"""What vuer takes to find a page that comes from somewhere else."""


class Started:
    """What ``spawn`` and ``bind`` make of a function: it can be started later."""

    def __init__(self, vuer: Vuer, function: Callable[..., Any]) -> None:
        self._vuer = vuer
        self.function = function
        self.__name__ = getattr(function, '__name__', 'handler')

    def __call__(self, session: VuerSession) -> Any:
        """Call the function itself."""
        return self.function(session)

    def start(self) -> None:
        """As ``Vuer.start``."""
        self._vuer.start()


class Vuer(Server):
    """
    A server with sessions.

    It serves from its construction on; ``start`` waits for its end. The port is 8012 where neither
    an argument nor the environment says otherwise. ``workspace`` is another word for
    ``static_root``, one or several folders or a ``Workspace``; ``cert``, ``key`` and ``ca_cert``
    for ``tls_...``. ``queries`` go into ``get_url``, ``queue_len`` events wait for a generator,
    the oldest go; ``verbose`` prints what is served. Other arguments are those of ``Server``.
    """

    queue_len: int
    streams: dict[str, VideoStream]
    """By name, what ``create_webrtc_stream`` made."""
    workspace: Workspace

    def __init__(
        self,
        *,
        port: int | None = None,
        static_root: Any = None,
        workspace: Any = None,
        cert: str | None = None,
        key: str | None = None,
        ca_cert: str | None = None,
        queue_len: int = 100,
        queries: Mapping[str, Any] | None = None,
        verbose: bool = False,
        **options: Any,
    ) -> None:
        if queue_len < 1:
            raise ValueError(f'queue_len must be at least 1, not {queue_len!r}')
        self.queue_len = queue_len
        self._queries = dict(queries or {})
        self.streams = {}
        self._sessions = Sessions(self)
        given = {'tls_cert': cert, 'tls_key': key, 'tls_ca': ca_cert}
        options |= {name: value for name, value in given.items() if value is not None}
        root = workspace if static_root is None else static_root
        found = root if isinstance(root, Workspace) else Workspace(*roots_of(root))
        for name in ELSEWHERE & options.keys():
            del options[name]
            logger.warning('%s is not used: the page comes from this server', name)
        super().__init__(port=port_of(port, PORT), static_root=found.paths, **options)
        self.workspace = found
        found.serve_at(self.get_host(), self.get_port())
        if verbose:
            shown = {'url': self.get_url(), 'static_root': found, **options}
            shown.pop('relay_key', None)
            print(''.join(f'{name:>12}: {value}\n' for name, value in shown.items()), flush=True)
        for message in MESSAGES:
            self.on(message, self._sessions.received, direct=True)
        self.on_client_disconnect(self._sessions.disconnected, direct=True)
        self.on_client_connect(self._sessions.connected, direct=True)

    def spawn(
        self, fn: Callable[..., Any] | None = None, start: bool = False, **filters: Any
    ) -> Any:
        """
        Run ``async def fn(session)`` for each client; its connection is closed when it returns.

        ``filters`` say for which: ``client='browser'``, ``role='operator'`` or what INIT tells,
        with patterns as in a shell; of several functions that match the first one runs. With
        ``start`` the program waits here until the server stops. Decorator, with or without
        arguments.
        """

        def register(function: Callable[..., Any]) -> Any:
            if not asyncio.iscoroutinefunction(function):
                raise TypeError(f'spawn takes an "async def" function, not {function!r}')
            return self._register(function, Spawned(function, filters), start)

        return register if fn is None else register(fn)

    def bind(self, fn: Callable[..., Any] | None = None, start: bool = False) -> Any:
        """
        Run a generator for each client: ``event = yield Frame(Update(...), frame_rate=60)``.

        ``async def`` with a ``yield``, or ``def``, which then must not block. Decorator, with or
        without arguments.
        """

        def register(function: Callable[..., Any]) -> Any:
            check_generator(function)
            return self._register(function, None, start)

        return register if fn is None else register(fn)

    def add_handler(
        self, event_type: str, fn: Callable[..., Any] | None = None, once: bool = False
    ) -> Any:
        """
        Call ``fn(event, session)`` for events of a kind; what is returned removes it.

        ``event_type`` is the kind, such as 'CAMERA_MOVE'; with ``once`` the first alone counts.
        An ``async def`` runs on the loop, a ``def`` on a callback thread. As a decorator it
        returns the function. Raises ValueError that says which kinds there are.
        """
        check_kind(event_type)
        self._mailbox.check_open()
        if fn is None:
            return lambda function: (self.add_handler(event_type, function, once), function)[1]
        return self._sessions.handlers.add(event_type, fn, once=once)

    def create_webrtc_stream(self, stream_id: str, *, quality: int = QUALITY) -> VideoStream:
        """
        Return a stream for ``push_frame``, shown by ``VideoPlane(src=stream.endpoint)``.

        Each frame is a JPEG of ``quality`` 1..100, encoded once for all who see it. It comes over
        the page's own connection: no other is made. Raises ValueError for a name that is taken.
        """
        self._mailbox.check_open()
        if stream_id in self.streams:
            raise ValueError(f'there is a stream {stream_id!r} already')
        stream = VideoStream(stream_id, self.url, quality=quality)
        self.streams[stream_id] = stream
        return stream

    def start(self) -> None:
        """Wait until the server stops or Ctrl+C; in a running loop (a notebook) do not wait."""
        self._mailbox.check_open()
        logger.info('%s', self.get_url())
        print(opening(self, 'Open', query=self._query), flush=True)
        try:
            asyncio.get_running_loop()
        except RuntimeError:
            try:
                self.sleep_forever()
            except KeyboardInterrupt:
                self.stop()

    run = start

    def get_url(self) -> str:
        """Return the address of the page, with ``queries``."""
        return self.url + self._query

    @property
    def _query(self) -> str:
        return f'?{urlencode(self._queries)}' if self._queries else ''

    def get_session(self, client_id: str) -> VuerSession | None:
        """Return the session of a client that is connected."""
        return self._sessions.get(text('client_id', client_id))

    @property
    @internal
    def is_on_loop(self) -> bool:
        """Whether this is the loop thread, or there is none yet."""
        return self._mailbox.loop is None or self._mailbox.on_loop()

    @internal
    def check_on_loop(self) -> None:
        """Raise RuntimeError elsewhere than on the loop, for what a session's coroutine does."""
        self._mailbox.check_on_loop()

    @internal
    def on_loop(self, call: Callable[[], Any]) -> Any:
        """Return what a call on the loop thread returns; from another thread, wait for it."""
        loop = self._mailbox.loop
        if loop is None or self.is_on_loop:
            return call()

        async def run() -> Any:
            return call()

        return wait_on_loop(self._mailbox, run, instead='session @ ...')

    @internal
    def submit(
        self,
        handler: Callable[..., Any],
        event: ClientEvent,
        session: VuerSession,
        done: Callable[[], None],
    ) -> None:
        """Run a handler on a callback thread, a client's in order; then ``done`` on the loop."""

        @wraps(handler)
        def call() -> Any:
            try:
                return handler(event, session)
            finally:
                self._mailbox.post(Call(done))

        if not self._callbacks.submit(call, lane=(id(handler), session.client.client_id)):
            done()

    @internal
    def happened(self, session: VuerSession, etype: str, key: str, told: Any) -> None:
        """A viewer did something with an element; any thread."""
        turn = session._tree.scene.turn()
        kinds = (etype, 'ADD_MARKER') if etype == 'ON_CLICK' else (etype,)
        happened = [ClientEvent(kind, key=key, value=value_of(kind, told, turn)) for kind in kinds]

        def tell() -> None:
            for event in happened:
                self._sessions.tell(session, event)

        self._mailbox.post(Call(tell))

    @internal
    def failed(self, session: VuerSession, what: str, error: BaseException) -> None:
        """Report what went wrong in a session: in the log, and to its own client."""
        if isinstance(error, EndedError):
            logger.info('%s ended: %s', what, error)
            return
        name = session.client.client_id
        logger.error('session of %s: %s failed', name, what, exc_info=error)
        said = f'{what} failed: {type(error).__name__}: {error}'
        session.client.notify(said.encode(errors='replace').decode(), level='error')

    def _register(self, function: Any, spawned: Spawned | None, start: bool) -> Any:
        def register() -> None:
            if spawned is None:
                self._sessions.bound = function
            else:
                self._sessions.spawned = (*self._sessions.spawned, spawned)
            self._sessions.begin()

        self._mailbox.post(Call(register))
        if start:
            self.start()
        return Started(self, function)


def roots_of(given: Root | Sequence[Root] | None) -> tuple[Root, ...]:
    """Return the folders to serve: those given, or those of the environment."""
    roots = setting('STATIC_ROOT', given, ())
    return (roots,) if isinstance(roots, (str, os.PathLike)) else tuple(roots)
