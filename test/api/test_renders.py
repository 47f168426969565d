# SPDX-License-Identifier: Apache-2.0
"""Wrong use is told before a browser is started."""

from __future__ import annotations

from typing import Any

import pytest
from support.served import serving

from ros_viz_bridge.api.server import Server
from ros_viz_bridge.runtime.chromium import NoBrowserError, VARIABLE


def test_wrong_arguments_are_named_and_a_missing_browser_too(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv(VARIABLE, '/nowhere/chrome')
    wrong: Any = 1.5
    with serving() as server:
        with pytest.raises(TypeError, match='width must be an int'):
            server.get_render(10, wrong)
        with pytest.raises(ValueError, match='go together, and there is no wxyz'):
            server.get_render(10, 10, position=(1, 2, 3))
        with pytest.raises(ValueError, match='go together, and there is no position'):
            server.get_render(10, 10, wxyz=(1, 0, 0, 0))
        with pytest.raises(NoBrowserError, match='/nowhere/chrome'):
            server.get_render(10, 10)
        assert server.get_clients() == {}
    with pytest.raises(RuntimeError, match='was stopped'):
        server.get_render(10, 10)


def test_a_mounted_server_says_what_it_needs() -> None:
    server = Server(serve=False)
    with pytest.raises(RuntimeError, match="own_url='http"):
        server._found_at()
    assert Server(serve=False, own_url='http://127.0.0.1:8000/x/')._found_at().endswith('/x/')
