# SPDX-License-Identifier: Apache-2.0
"""Ends an earlier server of this package that still has the port, and nothing else."""

from __future__ import annotations

import http.client
import json
import os
from pathlib import Path
import signal
import socket
import ssl
import time

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response

from ..core.peer import Peer
from .serve import ServeError

WHO = '/.ros_viz_bridge'
"""Address at which a server says, to its own machine alone, which process it is."""
NAME = 'ros_viz_bridge'
PATIENCE = 5.0
_LISTENS = '0A'


async def who(request: Request) -> Response:
    """Say which process this is, to who asks from this machine."""
    if not Peer.of(request.scope).direct_loopback:
        return PlainTextResponse('there is no such page', 404)
    return JSONResponse({'server': NAME, 'pid': os.getpid()})


def free_port(host: str, port: int, *, patience: float = PATIENCE) -> bool:
    """
    End the server of this package that listens on a port; False where nothing listens there.

    Raises ServeError for any other program, for a server of another user, for one in this process,
    and for one that does not end in ``patience`` seconds.
    """
    if port == 0 or not _listens(host, port):
        return False
    pid = _asked(host, port)
    if pid is None:
        raise ServeError(
            f'port {port} is used by a program that is no server of this package: stop it'
            ' yourself, or choose another port (0 takes any that is free)'
        )
    if pid == os.getpid():
        raise ServeError(f'port {port} is used by another server of this very program: stop() it')
    owners = listeners(port)
    if owners is not None and pid not in owners:
        raise ServeError(f'port {port}: whoever answers there is not process {pid} of this user')
    if owners is None:
        raise ServeError(f'port {port}: this system does not tell which process has it; stop it')
    try:
        os.kill(pid, signal.SIGTERM)
    except OSError as error:
        raise ServeError(f'port {port}: process {pid} cannot be ended: {error.strerror}') from None
    end = time.monotonic() + patience
    while _listens(host, port):
        if time.monotonic() > end:
            raise ServeError(f'port {port}: process {pid} was asked to end {patience:g} s ago')
        time.sleep(0.05)
    return True


def listeners(port: int) -> set[int] | None:
    """Return the processes of this user that listen on a port; None where nobody tells."""
    tables = [Path('/proc/net/tcp'), Path('/proc/net/tcp6')]
    if not tables[0].exists():
        return None
    rows = (line.split() for table in tables if table.exists()
            for line in table.read_text().splitlines()[1:])  # fmt: skip
    sockets = {
        f'socket:[{row[9]}]'
        for row in rows
        if row[3] == _LISTENS and int(row[1].rsplit(':', 1)[1], 16) == port
    }
    found = set()
    for process in Path('/proc').glob('[0-9]*'):
        try:
            if any(os.readlink(each) in sockets for each in (process / 'fd').iterdir()):
                found.add(int(process.name))
        except OSError:
            continue  # another user's, or gone meanwhile
    return found


def _address(host: str) -> str:
    return {'0.0.0.0': '127.0.0.1', '': '127.0.0.1', '::': '::1'}.get(host, host)


def _listens(host: str, port: int) -> bool:
    try:
        socket.create_connection((_address(host), port), timeout=2.0).close()
    except OSError:
        return False
    return True


def _asked(host: str, port: int) -> int | None:
    """Return the process that says to be a server of this package, over HTTP or HTTPS."""
    context = ssl.create_default_context()
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    for connection in (
        http.client.HTTPConnection(_address(host), port, timeout=3.0),
        http.client.HTTPSConnection(_address(host), port, timeout=3.0, context=context),
    ):
        try:
            connection.request('GET', WHO, headers={'host': '127.0.0.1'})
            said = json.loads(connection.getresponse().read(1000))
            if said['server'] == NAME:
                return int(said['pid'])
        except (OSError, http.client.HTTPException, ValueError, KeyError, TypeError):
            continue
        finally:
            connection.close()
    return None
