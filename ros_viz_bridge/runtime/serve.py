# SPDX-License-Identifier: Apache-2.0
"""uvicorn in a thread of its own."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from email.utils import formatdate
import errno
import logging
import socket
import ssl
import threading
import time
from typing import Any

import uvicorn
from uvicorn.server import ServerState

from .certificate_files import CertificateFiles
from .direct_socket import websocket_protocol
from .first_request import FirstRequest
from .tls_door import TlsDoor

logger = logging.getLogger(__name__)

START_TIME = 30.0
RENEW_PERIOD = 60.0
LOOK_PERIOD = 10.0
PARTINGS, PARTING_TIME = 10, 0.01
BACKLOG = 2048


class ServeError(OSError):
    """The server cannot start; the text says why and what to do."""


class PortTakenError(ServeError):
    """Another program listens there."""


class _State(ServerState):
    """Says the date as of when it is asked; uvicorn itself would write it down each second."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__()
        self._config = config

    @property
    def default_headers(self) -> list[tuple[bytes, bytes]]:  # type: ignore[override]
        """What every answer begins with."""
        date = formatdate(time.time(), usegmt=True).encode()
        return [(b'date', date), *self._config.encoded_headers]

    @default_headers.setter
    def default_headers(self, headers: list[tuple[bytes, bytes]]) -> None:
        """Nothing that anybody else says of it holds."""


class _Server(uvicorn.Server):
    """Says when it listens, ends when it is told; with TLS it has a door of its own."""

    def __init__(self, config: uvicorn.Config, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self.server_state = _State(config)
        self._ready = ready
        self._ending = asyncio.Event()

    def end(self) -> None:
        """End soon; on the loop's thread, or before it runs."""
        self.should_exit = True
        self._ending.set()

    async def main_loop(self) -> None:
        """Wait for the end; uvicorn itself looks for it ten times a second."""
        ending = asyncio.ensure_future(self._ending.wait())
        while not self.should_exit:
            await asyncio.wait((ending,), timeout=LOOK_PERIOD)
        ending.cancel()
        for _ in range(PARTINGS):  # who was just told that all ends closes first, with its reason
            if self.server_state.connections:
                await asyncio.sleep(PARTING_TIME)

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        tls = self.config.ssl
        await super().startup(sockets=sockets if tls is None else [])
        if tls is not None:
            for listener in sockets or []:
                self.servers.append(TlsDoor(listener, self._protocol, tls))  # type: ignore[arg-type]
        self._ready()

    def _protocol(self) -> FirstRequest:
        state = self.lifespan.state
        return FirstRequest(config=self.config, server_state=self.server_state, app_state=state)


class Serving:
    """
    Serves an ASGI app from construction until ``stop``.

    ``attach`` and ``detach`` are called on the loop when it starts and when it shall end,
    ``ended`` after the loop is closed. ``tls_renew`` is asked in a thread, now and then, whether
    the files of the certificate are others now; without it the files themselves tell. Connections
    from then on get the new one.

    Raises ServeError, ValueError for a bad certificate.
    """

    def __init__(
        self,
        app: Any,
        *,
        host: str,
        port: int,
        attach: Callable[[], None],
        detach: Callable[[], None],
        ended: Callable[[], None] = lambda: None,
        tls_cert: str = '',
        tls_key: str = '',
        tls_ca: str = '',
        tls_renew: Callable[[], bool] | None = None,
        max_message_bytes: int = 1024 * 1024,
    ) -> None:
        if bool(tls_cert) != bool(tls_key):
            raise ValueError('TLS needs both, tls.cert and tls.key')
        if tls_cert:
            check_certificate(tls_cert, tls_key)
        if tls_ca:
            check_authority(tls_ca, tls_cert)
        self._listener = listen(host, port)
        self.port: int = self._listener.getsockname()[1]
        self._attach, self._detach, self._ended = attach, detach, ended
        self._certificate = (tls_cert, tls_key)
        self._renew = tls_renew
        if tls_cert and tls_renew is None:
            self._renew = CertificateFiles(tls_cert, tls_key, check_certificate).renewed
        self._started = threading.Event()
        self._error: BaseException | None = None
        config = uvicorn.Config(
            app,
            log_config=None,
            log_level='warning',
            access_log=False,
            lifespan='off',
            # By h11: the other one, httptools, takes headers of any size.
            http=FirstRequest,
            ws=websocket_protocol(),
            ws_per_message_deflate=False,
            # The session refuses what is larger than max_message_bytes, with a reason; this is for
            # what is absurd.
            ws_max_size=4 * max_message_bytes,
            ws_max_queue=4,
            ws_ping_interval=10.0,
            ws_ping_timeout=20.0,
            proxy_headers=False,
            server_header=False,
            timeout_graceful_shutdown=2,
            ssl_certfile=tls_cert or None,
            ssl_keyfile=tls_key or None,
            ssl_ca_certs=tls_ca or None,
            ssl_cert_reqs=ssl.CERT_REQUIRED if tls_ca else ssl.CERT_NONE,
        )
        self._config = config
        self._server = _Server(config, self._started.set)
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread = threading.Thread(target=self._run, name='ros_viz_bridge.loop', daemon=True)
        self._thread.start()
        if not self._started.wait(START_TIME) or self._error is not None:
            self._end()
            self._listener.close()
            raise ServeError(f'the server did not start: {self._error or "it took too long"}')

    def stop(self, timeout: float = 10.0) -> None:
        """
        Close all connections and end the thread.

        From the loop thread itself, it ends soon after.
        """
        self._end(self._detach)
        if self._thread is not threading.current_thread():
            self._thread.join(timeout)

    def _end(self, before: Callable[[], None] = lambda: None) -> None:
        loop = self._loop
        if loop is not None and not loop.is_closed():
            try:
                loop.call_soon_threadsafe(before)
                loop.call_soon_threadsafe(self._server.end)
            except RuntimeError:
                logger.debug('the loop was closed already')
        self._server.should_exit = True  # also where the loop does not run yet

    def _run(self) -> None:
        try:
            asyncio.run(self._main())
        except BaseException as error:
            self._error = error
            if self._started.is_set():
                logger.exception('the server has stopped')
        finally:
            self._ended()
            self._started.set()

    async def _main(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._attach()
        renewing = asyncio.create_task(self._renewing(self._renew)) if self._renew else None
        try:
            await self._server.serve(sockets=[self._listener])
        finally:
            if renewing is not None:
                renewing.cancel()

    async def _renewing(self, renew: Callable[[], bool]) -> None:
        while True:
            await asyncio.sleep(RENEW_PERIOD)
            try:
                if await asyncio.to_thread(renew):
                    # On the loop, where connections begin: none gets half of it.
                    self._config.ssl.load_cert_chain(*self._certificate)  # type: ignore[union-attr]
                    logger.info('another certificate holds now')
            except Exception:  # the one that holds may be good for long
                logger.exception('the certificate cannot be renewed')


def listen(host: str, port: int) -> socket.socket:
    """Return a bound socket. Raises ServeError that names address and remedy."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
    except OSError as error:
        raise ServeError(f'cannot listen on {host!r}: {error.strerror or error}') from None
    family, _, _, _, address = found[0]
    # Named, or asyncio does not know that it may turn Nagle's algorithm off: a small message would
    # wait until the one before it is acknowledged, which takes a round trip or 40 ms.
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    try:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(address)
        listener.listen(BACKLOG)
        listener.setblocking(False)
    except OSError as error:
        listener.close()
        kind = PortTakenError if error.errno == errno.EADDRINUSE else ServeError
        raise kind(_why_not(error, host, port)) from None
    return listener


def _why_not(error: OSError, host: str, port: int) -> str:
    if error.errno == errno.EADDRINUSE:
        return (
            f'{host}:{port} is in use by another program: choose another port (0 takes any that is'
            ' free), or stop the other program (a script of yours ends its own forgotten server'
            ' with Server(free_port=True))'
        )
    if error.errno == errno.EACCES:
        return f'{host}:{port}: ports below 1024 need privileges; choose a higher port'
    if error.errno == errno.EADDRNOTAVAIL:
        return f'{host}:{port}: this machine has no such address'
    return f'cannot listen on {host}:{port}: {error.strerror or error}'


def own_names(host: str) -> frozenset[str]:
    """Return the names by which this machine calls itself, lower case."""
    name = socket.gethostname().lower()
    local = f'{name.partition(".")[0]}.local'
    return frozenset(each for each in (name, local, f'{name}.local', host.lower()) if each)


def check_certificate(cert: str, key: str) -> None:
    """Raise ValueError that names the file and what is wrong with it."""
    for name, path in (('tls.cert', cert), ('tls.key', key)):
        try:
            open(path, 'rb').close()
        except OSError as error:
            raise ValueError(f'{name}: cannot read {path!r}: {error.strerror}') from None
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    try:
        context.load_cert_chain(cert, key, password='')
    except ssl.SSLError as error:
        raise ValueError(
            f'tls.cert {cert!r} and tls.key {key!r} do not go together, or are not PEM files'
            f' without a password: {error.reason or error}'
        ) from None


def check_authority(ca: str, cert: str) -> None:
    """Raise ValueError for certificates of clients that could not be checked."""
    if not cert:
        raise ValueError('tls.ca asks clients for certificates; that needs tls.cert and tls.key')
    try:
        ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER).load_verify_locations(ca)
    except (OSError, ssl.SSLError) as error:
        raise ValueError(f'tls.ca: {ca!r} is no PEM file with certificates: {error}') from None
