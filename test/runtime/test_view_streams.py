# SPDX-License-Identifier: Apache-2.0
"""Who may not see the page sees no picture of it either; wrong addresses are told why."""

from __future__ import annotations

import sys

import pytest
from support.served import get, serving

from ros_viz_bridge.core.access import Access
from ros_viz_bridge.runtime.chromium import VARIABLE


@pytest.fixture(autouse=True)
def _no_browser(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, '/nowhere/chrome')


def test_tokens_and_other_sites_are_as_with_the_page() -> None:
    with serving(access=Access(viewer_token='v', cors_origins=('https://lab.example',))) as server:

        def ask(**headers: str) -> int:
            return get(server.get_port(), '/view.mjpeg', **headers).status

        let_in = 503  # as far as to the browser, which there is not
        assert ask() == 403
        assert ask(authorization='Bearer x') == 403
        allowed = {'authorization': 'Bearer v'}
        assert ask(**allowed) == let_in
        assert ask(**allowed, sec_fetch_site='same-origin') == let_in
        assert ask(**allowed, sec_fetch_site='cross-site') == 403
        assert ask(**allowed, sec_fetch_site='cross-site', referer='https://evil.example/') == 403
        assert (
            ask(**allowed, sec_fetch_site='cross-site', referer='https://lab.example/') == let_in
        )
        assert ask(**allowed, origin='https://evil.example') == 403
        assert ask(**allowed, referer='http://evil.example/') == 403
        assert ask(**allowed, referer='https://lab.example/') == let_in
        assert ask(**allowed, referer=f'http://127.0.0.1:{server.get_port()}/') == let_in


def test_parameters_and_what_is_missing_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    with serving() as server:
        port = server.get_port()
        wrong = get(port, '/view.mjpeg?width=9')
        assert (wrong.status, wrong.text) == (
            400,
            "width must be a number from 16 to 2560, not '9'",
        )
        assert get(port, '/view.mp4?fps=nan').status == 400
        assert '/nowhere/chrome' in get(port, '/view.mjpeg').text
        monkeypatch.setitem(sys.modules, 'av', None)
        missing = get(port, '/view.mp4')
        assert missing.status == 501 and 'ros_viz_bridge[video]' in missing.text
