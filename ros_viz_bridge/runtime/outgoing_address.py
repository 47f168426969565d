# SPDX-License-Identifier: Apache-2.0
"""Which of its addresses this machine has in the network that leads elsewhere."""

import socket


def outgoing_address() -> str:
    """Return this machine's IPv4 address towards others, '' where nothing leads there."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(('192.0.2.1', 9))  # for documentation: nobody's; nothing is sent
        except OSError:
            return ''
        return str(probe.getsockname()[0])
