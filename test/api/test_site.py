# SPDX-License-Identifier: Apache-2.0
"""Where a server listens, from arguments and environment."""

from __future__ import annotations

from pathlib import Path

import pytest

from ros_viz_bridge.api.site import Site
from ros_viz_bridge.core.access import Access


def test_from_arguments_and_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    plain = Site.of(None, None, None, None, None, None, None)
    assert plain == Site('127.0.0.1', 8080, (), (), '', '', '', False, '', '')
    environment = {
        'HOST': '::1',
        'PORT': '9',
        'STATIC_ROOT': 'models',
        'CERT': 'c',
        'TLS_AUTO': '1',
        'RELAY': 'wss://r',
    }
    for name, value in environment.items():
        monkeypatch.setenv(f'ROS_VIZ_BRIDGE_{name}', value)
    told = Site.of(None, None, 'https://a, https://b', None, None, None, None)
    assert told == Site(
        *('::1', 9, ('https://a', 'https://b'), ('models',), 'c', '', ''),
        *(True, 'wss://r', ''),
    )
    given = Site.of('127.0.0.1', 1, None, [Path('a'), 'b'], '', '', '')
    assert given.static_roots == (Path('a'), 'b') and (given.host, given.tls_cert) == (
        '127.0.0.1',
        '',
    )


def test_origins_come_on_top() -> None:
    site = Site.of('127.0.0.1', 1, 'https://b', None, '', '', '')
    assert site.allow(Access(cors_origins=('https://a',))).cors_origins == (
        'https://a',
        'https://b',
    )
    access = Access()
    assert Site.of('127.0.0.1', 1, None, None, '', '', '').allow(access) is access
