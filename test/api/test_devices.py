# SPDX-License-Identifier: Apache-2.0
"""A program hears of the keys and gamepads of operators, from pages that it asked."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from support.examples import example
from support.page import Page
from support.served import in_loop, serving, soon

from ros_viz_bridge.core.access import Access
from ros_viz_bridge.wire.page_events import GamepadMoved, KeyChanged, WantedEvents

DOWN = replace(
    example(KeyChanged),
    **{'event': 'down', 'key': 'w', 'code': 'KeyW', 'repeat': False},
    **{'shift': False, 'ctrl': False, 'alt': False, 'meta': False},
)


@in_loop
async def test_keys_and_gamepads_of_operators() -> None:
    heard: list[Any] = []
    with serving(access=Access(operator_token='o', viewer_token='v')) as server:

        @server.on_key(key='W', modifier=None)
        def pressed(event: Any) -> None:
            heard.append((event.client_id, event.event))

        assert server.on_key(pressed, key='Enter') is pressed
        assert server.on_gamepad(heard.append) is not None
        async with Page(server.url, token='o') as page, Page(server.url, token='v') as viewer:
            wanted = await page.wait_for(WantedEvents)
            assert (wanted.kinds, wanted.keys) == (['gamepads', 'keys'], ['enter', 'w'])
            await viewer.send(DOWN)
            await page.send(replace(DOWN, key='s', code='KeyS'))
            await page.send(replace(DOWN, ctrl=True))
            await page.send(DOWN)
            await soon(lambda: len(heard) == 1)
            server.get_clients()['c1'].role = 'viewer'
            await soon(lambda: len(heard) == 2)
            server.get_clients()['c1'].role = 'operator'
            server.flush()
            await page.send(replace(example(GamepadMoved), id='pad'))
            await soon(lambda: len(heard) == 3)
        await soon(lambda: len(heard) == 4)
    assert heard[:2] == [('c1', 'down'), ('c1', 'up')]
    assert [each.id for each in heard[2:]] == ['pad', '']


def test_wrong_keys_are_refused() -> None:
    with serving() as server:
        with pytest.raises(ValueError, match='space bar stops'):
            server.on_key(print, key=' ')
        with pytest.raises(TypeError, match='key must be a str or None, not int'):
            server.on_key(print, key=3)  # type: ignore[call-overload]
        with pytest.raises(ValueError, match='modifier must be'):
            server.on_key(print, modifier='fn')  # type: ignore[call-overload]
