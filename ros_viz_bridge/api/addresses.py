# SPDX-License-Identifier: Apache-2.0
"""Where a server is found: from its own machine, and from others."""

from __future__ import annotations

import socket

from ..runtime.outgoing_address import outgoing_address

_EVERYWHERE = ('', '0.0.0.0', '::')


class Addresses:
    """The part of ``Server`` that says where it listens."""

    _host: str
    _port: int
    _scheme: str
    _base_path: str

    def get_host(self) -> str:
        """Return the host that the server was told to listen on."""
        return self._host

    def get_port(self) -> int:
        """Return the port it listens on, the real one if 0 was asked for."""
        return self._port

    @property
    def url(self) -> str:
        """Where to find the page, from this machine; ``network_url`` is for others."""
        here = {'0.0.0.0': '127.0.0.1', '::': '::1', '': '127.0.0.1'}
        return self._url(here.get(self._host, self._host))

    @property
    def network_url(self) -> str:
        """
        Where to find the page, from other machines; ``url`` where it listens on one address.

        With a ``host`` that stands for every address of this machine ('0.0.0.0', '::') it is the
        one towards other networks, the machine's name where there is none.
        """
        if self._host not in _EVERYWHERE:
            return self.url
        address = '' if self._host == '::' else outgoing_address()
        return self._url(address or socket.gethostname())

    def _url(self, host: str) -> str:
        host = f'[{host}]' if ':' in host else host
        path = f'/{self._base_path}/' if self._base_path else '/'
        return f'{self._scheme}://{host}:{self._port}{path}'
