# SPDX-License-Identifier: Apache-2.0
"""A script for viser finds its server."""

from __future__ import annotations

from typing import Any

from ros_viz_bridge import viser


def test_the_server_takes_viser_s_arguments_and_the_next_free_port(capsys: Any) -> None:
    with viser.ViserServer('127.0.0.1', 0, 'arm', False) as first:
        taken = first.get_port()
        with viser.ViserServer(port=taken, label='leg') as second:
            assert second.get_port() > taken
            assert capsys.readouterr().out == f'leg: {second.url}\n'
