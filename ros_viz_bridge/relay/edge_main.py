# SPDX-License-Identifier: Apache-2.0
"""Runs an edge: serves the robots of a Zenoh network to any number of viewers."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
import sys

from ..runtime.serve import own_names, ServeError
from ..runtime.zenoh_network import check_installed
from ..runtime.zenoh_options import Zenoh
from .edge_site import EdgeSite
from .fleet import Fleet
from .process import add_site, serve
from .rules import Rules


def main(words: Sequence[str] | None = None) -> int:
    """Serve until Ctrl+C; return the exit status."""
    options = _parse(sys.argv[1:] if words is None else words)
    try:
        check_installed()
        rules = Rules(
            public_url=options.public_url,
            allowed_hosts=tuple(options.allowed_host),
            viewers=options.viewers,
            memory=options.memory << 20,
        )
        network = Zenoh(
            name=options.robot,
            connect=options.connect,
            listen=options.listen,
            config=options.config,
        )
        fleet = Fleet(network, rules, robot=options.robot)
        names = own_names(options.host)
        site = EdgeSite(fleet, rules, own_names=names, robot=options.robot)
        told = 'ros_viz_bridge edge: viewers find it at'
        serve(site.asgi, options, told, attach=fleet.start, detach=fleet.stop)
    except (ImportError, ServeError, ValueError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _parse(words: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog='ros-viz-bridge edge',
        description=__doc__,
        epilog='Who may come in, and as what, each robot decides by its own tokens.',
    )
    parser.add_argument(
        '--connect',
        action='append',
        default=[],
        metavar='ENDPOINT',
        help='router, robot or other edge of the network, such as tcp/10.0.0.1:7447; may be given'
        ' again',
    )
    parser.add_argument(
        '--listen',
        action='append',
        default=[],
        metavar='ENDPOINT',
        help='be a router of the network, such as tcp/0.0.0.0:7447; may be given again',
    )
    parser.add_argument('--config', default='', help="file of Zenoh's own: TLS, access control")
    parser.add_argument('--robot', default='', help='serve this robot alone, also at the root')
    add_site(parser, port=8091)
    return parser.parse_args(list(words))


if __name__ == '__main__':
    sys.exit(main())
