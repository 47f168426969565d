# SPDX-License-Identifier: Apache-2.0
"""A router of Zenoh: ``python -m support.zenoh_router CONFIG LISTEN [CONNECT...]``."""

from __future__ import annotations

import sys

from ros_viz_bridge import Zenoh
from ros_viz_bridge.runtime.zenoh_network import Network


def main(config: str, listen: str, *connect: str) -> None:
    """Route until the standard input ends."""
    network = Network.open(Zenoh(listen=[listen], connect=connect, config=config))
    print('routing', flush=True)
    sys.stdin.read()
    network.close()


if __name__ == '__main__':
    main(*sys.argv[1:])
