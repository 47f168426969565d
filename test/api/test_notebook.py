# SPDX-License-Identifier: Apache-2.0
"""A notebook shows the page itself, and no other page may that was not given its address."""

from __future__ import annotations

import asyncio
from html import unescape
import re
import sys
import types
from typing import Any
from urllib.parse import urlsplit

import pytest
from support.page import Page, RejectedError
from support.served import get, serving

from ros_viz_bridge.core.access import Access
from ros_viz_bridge.runtime.pages import NOT_BUILT, STATIC


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    outputs: list[str] = []
    fake: Any = types.ModuleType('IPython.display')
    fake.HTML = str
    fake.display = outputs.append
    monkeypatch.setitem(sys.modules, 'IPython', types.ModuleType('IPython'))
    monkeypatch.setitem(sys.modules, 'IPython.display', fake)
    return outputs


@pytest.mark.skipif(not (STATIC / 'index.html').exists(), reason=NOT_BUILT)
def test_what_a_notebook_shows_may_be_framed_and_is_let_in(shown: list[str]) -> None:
    with serving(access=Access(operator_token='secret')) as server:
        server.show(height=300, dark_mode=True)
        assert 'height="300"' in shown[0] and 'secret' not in shown[0]
        found = re.search(r'src="([^"]+)"', shown[0])
        assert found is not None
        address = urlsplit(unescape(found.group(1)))
        assert 'darkMode=1' in address.query

        def framed(query: str) -> str:
            answer = get(server.get_port(), f'/?{query}')
            return answer.headers['content-security-policy'].rpartition('frame-ancestors ')[2]

        assert framed(address.query) == "'self' * vscode-webview:"
        assert framed('') == framed('embed=') == framed('embed=x') == "'self'"

        async def role(token: str) -> str:
            async with Page(server.url, token=token) as page:
                return page.hello.role

        token = address.fragment.partition('=')[2]
        assert asyncio.run(role(token)) == 'operator'
        with pytest.raises(RejectedError, match='wrong'):
            asyncio.run(role(token[:-1]))
        server.show(url='/proxy/8080/')
        assert 'src="/proxy/8080/?embed=' in shown[1] and 'darkMode' not in shown[1]


def test_wrong_use_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    wrong: Any = 'dark'
    monkeypatch.setitem(sys.modules, 'IPython.display', None)
    with serving() as server:
        with pytest.raises(TypeError, match='dark_mode must be True, False or None'):
            server.show(dark_mode=wrong)
        with pytest.raises(ImportError, match='pip install ipython'):
            server.show()
