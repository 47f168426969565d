# SPDX-License-Identifier: Apache-2.0
"""Views are few, are closed with their viewers, and get no parameters but the camera's."""

from __future__ import annotations

from typing import Any

import pytest
from support.served import in_loop

from ros_viz_bridge.runtime.devtools import BrowserGoneError
from ros_viz_bridge.runtime.views import NoRoomError, ViewEndedError, Views
from ros_viz_bridge.wire.camera import FrameRequest
from ros_viz_bridge.wire.view import TouchPoint, ViewMouse, ViewTouch


class Tabs:
    """Stands for the browser; each page notes what is done to it."""

    client_id = 'c1'

    def __init__(self) -> None:
        self.options: list[dict[str, Any]] = []
        self.closed = 0
        self.calls: list[tuple[str, dict[str, Any]]] = []

    async def open(self, role: str, **options: Any) -> Any:
        self.options.append({'role': role, **options})
        return self

    async def close(self, tab: Any) -> None:
        self.closed += 1

    async def call(self, method: str, **parameters: Any) -> None:
        self.calls.append((method, parameters))


@in_loop
async def test_each_has_a_page_while_it_is_looked_at_and_there_are_few() -> None:
    tabs: Any = Tabs()
    views = Views(tabs, None, most=1)  # type: ignore[arg-type]
    query = 'initialCameraPosition=1,2,3&token=x&unattended=0'
    async with views.open('operator', width=64, height=48, query=query):
        assert tabs.options[0]['query'] == {'initialCameraPosition': '1,2,3'}
        assert tabs.options[0]['role'] == 'operator'
        with pytest.raises(NoRoomError, match='1 views are drawn here already'):
            async with views.open('viewer', width=64, height=48):
                pass
    assert tabs.closed == 1
    with pytest.raises(ZeroDivisionError):
        async with views.open('viewer', width=64, height=48):
            raise ZeroDivisionError
    assert tabs.closed == 2


@in_loop
async def test_mouse_and_fingers_reach_the_page() -> None:
    tabs: Any = Tabs()
    async with Views(tabs, None).open('viewer', width=64, height=48) as view:  # type: ignore[arg-type]
        await view.mouse(ViewMouse('mousePressed', 1.0, 2.0, 'left', 1, 8, 0.0, 0.0))
        await view.touch(ViewTouch('touchStart', [TouchPoint(3, 1.0, 2.0)]))
    (_, mouse), (_, touch) = tabs.calls
    assert mouse == {
        'type': 'mousePressed', 'x': 1.0, 'y': 2.0, 'button': 'left', 'buttons': 1,
        'modifiers': 8, 'clickCount': 1, 'deltaX': 0.0, 'deltaY': 0.0,
    }  # fmt: skip
    assert touch == {'type': 'touchStart', 'touchPoints': [{'id': 3, 'x': 1.0, 'y': 2.0}]}


@in_loop
async def test_who_was_sent_away_is_told_apart_from_a_browser_that_died() -> None:
    async def ended(client_id: str, request: Any) -> bytes:
        raise ViewEndedError('ended')

    tabs: Any = Tabs()
    async with Views(tabs, ended).open('viewer', width=64, height=48) as view:
        with pytest.raises(ViewEndedError):
            await view.draw(FrameRequest('', 'jpeg', 0.8, False))

        async def gone(method: str, **parameters: Any) -> None:
            raise BrowserGoneError('the browser has ended')

        tabs.call = gone
        with pytest.raises(BrowserGoneError):
            await view.draw(FrameRequest('', 'jpeg', 0.8, False))


@in_loop
async def test_the_browser_is_told_of_fingers_that_change_and_that_it_knows() -> None:
    tabs: Any = Tabs()
    first, second, moved = (
        TouchPoint(1, 1.0, 1.0),
        TouchPoint(2, 5.0, 5.0),
        TouchPoint(2, 7.0, 5.0),
    )
    async with Views(tabs, None).open('viewer', width=64, height=48) as view:  # type: ignore[arg-type]
        for kind, points in (
            ('touchMove', [first]),  # of a finger from before the connection
            ('touchEnd', []),
            ('touchCancel', []),
            ('touchStart', [first]),
            ('touchStart', [first, second]),
            ('touchMove', [first, moved]),
            ('touchEnd', [first]),
            ('touchEnd', []),
            ('touchStart', [first]),
            ('touchCancel', []),
            ('touchEnd', []),
        ):
            await view.touch(ViewTouch(kind, points))  # type: ignore[arg-type]
    told = [
        (each['type'], [point['id'] for point in each['touchPoints']]) for _, each in tabs.calls
    ]
    assert told == [
        ('touchStart', [1]),
        ('touchStart', [2]),
        ('touchMove', [2]),
        ('touchEnd', [2]),
        ('touchEnd', [1]),
        ('touchStart', [1]),
        ('touchCancel', []),
    ]
    assert tabs.calls[3][1]['touchPoints'] == [{'id': 2, 'x': 7.0, 'y': 5.0}]
