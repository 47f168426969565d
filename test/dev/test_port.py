# SPDX-License-Identifier: Apache-2.0
"""Who starts the demo twice is told so at once, not after minutes of building."""

from __future__ import annotations

import socket

import pytest

from dev.port import check_port, free_port
from dev.steps import SetupError


def test_a_port_that_another_has_is_named_with_what_to_do() -> None:
    with socket.create_server(('127.0.0.1', 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(SetupError, match=rf'Port {port} .*make demo PORT=\d+'):
            check_port(str(port))
    check_port(str(port))


def test_a_free_port_can_be_taken_and_is_given_to_nobody_who_connects() -> None:
    for _ in range(20):
        port = free_port()
        socket.create_server(('127.0.0.1', port)).close()
        assert port < 32768, 'where those of Linux begin'


def test_any_port_is_free() -> None:
    check_port('0')


@pytest.mark.parametrize('word', ['', 'http', '-1', '65536', '²'])
def test_what_is_no_port_is_said(word: str) -> None:
    with pytest.raises(SetupError, match='is no port'):
        check_port(word)
