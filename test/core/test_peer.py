# SPDX-License-Identifier: Apache-2.0
"""Where a request comes from."""

from __future__ import annotations

from typing import Any

import pytest

from ros_viz_bridge.core.peer import hostname, ip, is_loopback, Peer


def peer(address: str = '127.0.0.1', host: str = 'localhost:8080', **headers: str) -> Peer:
    named: dict[str, Any] = {'host': host, **{k.replace('_', '-'): v for k, v in headers.items()}}
    raw = [(name.encode(), value.encode()) for name, value in named.items()]
    return Peer.of({'headers': raw, 'client': (address, 5) if address else None})


@pytest.mark.parametrize(
    'host', ['localhost', 'localhost:1', '127.0.0.1:8', '[::1]:80', '127.9.9.9']
)
def test_this_machine_itself(host: str) -> None:
    assert peer(host=host).direct_loopback


@pytest.mark.parametrize(
    'header', ['forwarded', 'via', 'x_forwarded_for', 'x_forwarded_proto', 'x_real_ip']
)
def test_what_a_proxy_passed_on_is_not_this_machine(header: str) -> None:
    assert not peer(**{header: 'anything'}).direct_loopback


def test_other_machines_and_foreign_names_are_not_this_machine() -> None:
    assert not peer('192.168.0.5').direct_loopback
    assert not peer(host='robot.example').direct_loopback
    assert not peer('').direct_loopback
    assert peer('::ffff:127.0.0.1').direct_loopback


@pytest.mark.parametrize(
    'name', ['127.0.0.1.evil.example', 'localhost.evil.example', '', '0.0.0.0', '10.0.0.1']
)
def test_names_that_only_look_like_loopback(name: str) -> None:
    assert not is_loopback(name)


def test_nonsense_is_no_host() -> None:
    assert hostname('//[::1') == ''
    assert ip('robot') is None
    assert peer(host='[bad').hostname == ''


def test_nobody_asks_in_the_name_of_others() -> None:
    assert peer('8.8.8.8').asker == '8.8.8.8'
    assert peer('8.8.8.8', x_forwarded_for='somebody else').asker == '8.8.8.8'
    assert peer(x_forwarded_for='1.2.3.4').asker == '1.2.3.4'
    for forged in ('a', 'b, c', 'x' * 1000):
        assert peer('172.17.0.2', x_forwarded_for=f'{forged}, 1.2.3.4').asker == '1.2.3.4'
