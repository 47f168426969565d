# SPDX-License-Identifier: Apache-2.0
"""Runs a relay: robots connect out to it, and are seen by whoever has their links."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
import os
import signal
import sys
import threading

from ..runtime.serve import own_names, ServeError, Serving
from .relay import Relay
from .rules import Rules

KEY = 'ROS_VIZ_BRIDGE_RELAY_KEY'
FRAME_BYTES = 16 << 20
"""Servers send large messages in pieces of at most a mebibyte; some things go whole."""


def main(words: Sequence[str] | None = None) -> int:
    """Serve until Ctrl+C; return the exit status."""
    options = _parse(sys.argv[1:] if words is None else words)
    keys = [*options.key, *filter(None, os.environ.get(KEY, '').split(','))]
    try:
        relay = Relay(
            keys=keys,
            public_url=options.public_url,
            allowed_hosts=options.allowed_host,
            servers=options.servers,
            viewers=options.viewers,
            memory=options.memory << 20,
            own_names=own_names(options.host),
            mounted=False,
        )
        relay.rules.check_bind(options.host)
        serving = Serving(
            relay.asgi,
            host=options.host,
            port=options.port,
            attach=lambda: None,
            detach=relay.close,
            tls_cert=options.tls_cert,
            tls_key=options.tls_key,
            max_message_bytes=FRAME_BYTES,
        )
    except (ServeError, ValueError) as error:
        print(error, file=sys.stderr)
        return 1
    ended = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: ended.set())
    scheme = 'https' if options.tls_cert else 'http'
    url = options.public_url or f'{scheme}://{options.host}:{serving.port}/'
    print(f'ros_viz_bridge relay: robots connect to {url}', flush=True)
    ended.wait()
    serving.stop()
    return 0


def _parse(words: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog='ros_viz_bridge relay',
        description=__doc__,
        epilog=f'Keys are also taken from {KEY}, with commas between them.',
    )
    parser.add_argument('--host', default='127.0.0.1', help='address to listen on')
    parser.add_argument('--port', type=int, default=8090, help='0 takes any free one')
    parser.add_argument(
        '--key',
        action='append',
        default=[],
        help='what a robot must know to share by this relay (16 characters or more); may be given'
        ' again. Others see the command line: the environment is a better place',
    )
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
        '--servers', type=int, default=Rules.servers, help='robots per key (%(default)s)'
    )
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
    return parser.parse_args(list(words))


if __name__ == '__main__':
    sys.exit(main())
