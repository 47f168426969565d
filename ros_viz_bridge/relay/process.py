# SPDX-License-Identifier: Apache-2.0
"""Serves an application in a process of its own until Ctrl+C."""

from __future__ import annotations

import argparse
from collections.abc import Callable
import signal
import threading
from typing import Any

from ..runtime.serve import Serving

FRAME_BYTES = 16 << 20
"""Servers send large messages in pieces of at most a mebibyte; some things go whole."""


def add_site(parser: argparse.ArgumentParser, *, port: int) -> None:
    """Let a command line say where it is served, and what one server may cost."""
    from .rules import Rules

    parser.add_argument('--host', default='127.0.0.1', help='address to listen on')
    parser.add_argument('--port', type=int, default=port, help='0 takes any free one')
    parser.add_argument(
        '--public-url', default='', help='where viewers find it, if a proxy stands before it'
    )
    parser.add_argument(
        '--allowed-host',
        action='append',
        default=[],
        help='further name by which it may be called (Host header); may be given again',
    )
    parser.add_argument('--tls-cert', default='', help='certificate (PEM)')
    parser.add_argument('--tls-key', default='', help='its key (PEM)')
    parser.add_argument(
        '--viewers', type=int, default=Rules.viewers, help='viewers per robot (%(default)s)'
    )
    parser.add_argument(
        '--memory',
        type=int,
        default=Rules.memory >> 20,
        metavar='MIB',
        help='what is kept of one scene (%(default)s)',
    )


def serve(
    app: Any,
    options: argparse.Namespace,
    told: str,
    *,
    attach: Callable[[], None],
    detach: Callable[[], None],
) -> None:
    """Serve until ended; print ``told`` and where. Raises ServeError."""
    serving = Serving(
        app,
        host=options.host,
        port=options.port,
        attach=attach,
        detach=detach,
        tls_cert=options.tls_cert,
        tls_key=options.tls_key,
        max_message_bytes=FRAME_BYTES,
    )
    ended = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: ended.set())
    scheme = 'https' if options.tls_cert else 'http'
    print(told, options.public_url or f'{scheme}://{options.host}:{serving.port}/', flush=True)
    ended.wait()
    serving.stop()
