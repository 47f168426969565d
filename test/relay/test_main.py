# SPDX-License-Identifier: Apache-2.0
"""The relay as people start it."""

from __future__ import annotations

import os
from pathlib import Path
import signal
import subprocess
import sys

import pytest
from support.relays import KEY

from ros_viz_bridge.api.server import Server
from ros_viz_bridge.relay.main import main

ROOT = Path(__file__).resolve().parents[2]


def test_a_process_of_its_own_serves_until_it_is_ended() -> None:
    command = [sys.executable, '-m', 'ros_viz_bridge', 'relay', '--port', '0']
    environment = {**os.environ, 'ROS_VIZ_BRIDGE_RELAY_KEY': KEY}
    relay = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True)
    try:
        assert relay.stdout is not None
        url = relay.stdout.readline().split()[-1]
        with Server(port=0, relay=url, relay_key=KEY) as server:
            assert server.request_share_url(verbose=False).startswith(f'{url}s/')
    finally:
        relay.send_signal(signal.SIGINT)
        assert relay.wait(20) == 0


def test_it_says_what_is_wrong(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv('ROS_VIZ_BRIDGE_RELAY_KEY', raising=False)
    assert main(['--host', '0.0.0.0']) == 1
    assert '--key' in capsys.readouterr().err
    assert main(['--key', 'short']) == 1
    assert '16 characters' in capsys.readouterr().err
