# SPDX-License-Identifier: Apache-2.0
"""Widgets of a script, in step between viewers."""

from __future__ import annotations

from typing import Any

import pytest
from support.page import Page
from support.served import in_loop, serving, soon

from ros_viz_bridge.api.gui import GuiHandle
from ros_viz_bridge.api.server import Server
from ros_viz_bridge.wire.client import WidgetChanged
from ros_viz_bridge.wire.gui import Widget, WidgetState
from ros_viz_bridge.wire.scene import Remove
from ros_viz_bridge.wire.session import Notice


@pytest.fixture
def server() -> Any:
    found = Server(serve=False)
    yield found
    found.stop()


async def value_of(page: Page, key: str, value: Any) -> None:
    await page.wait_for(lambda m: isinstance(m, WidgetState) and (m.key, m.value) == (key, value))


@in_loop
async def test_a_slider_is_in_step_everywhere() -> None:
    with serving() as server:
        slider = server.gui.add_slider('Speed', min=0.0, max=2.0, step=0.1, unit='m/s')
        moved: list[Any] = []
        slider.on_update(lambda handle: moved.append((handle.value, handle.client.client_id)))
        async with Page(server.url) as one, Page(server.url) as two:
            widget = await one.wait_for(Widget)
            assert (widget.kind, widget.maximum, widget.unit) == ('slider', 2.0, 'm/s')
            await one.send(WidgetChanged(slider.key, 1.5, 3))
            await value_of(two, slider.key, 1.5)
            await soon(lambda: moved == [(1.5, 'c1')])
            slider.value = 0.5
            for page in (one, two):
                await value_of(page, slider.key, 0.5)
            assert slider.client is None
            slider.remove()
            assert (await two.wait_for(Remove)).key == slider.key


@in_loop
async def test_a_button_clicks_once_per_click() -> None:
    with serving() as server:
        clicks: list[GuiHandle] = []
        button = server.gui.add_button('Dock')
        button.on_click(clicks.append)
        async with Page(server.url) as page:
            for i in range(3):
                await page.send(WidgetChanged(button.key, True, i))
            await soon(lambda: len(clicks) == 3)
            await page.send(WidgetChanged('gui-0', True, 9))
            assert 'no widget' in (await page.wait_for(Notice)).text
    assert clicks == [button] * 3


@in_loop
async def test_a_clients_own_widgets_are_its_own() -> None:
    with serving() as server:
        async with Page(server.url) as one, Page(server.url) as two:
            await soon(lambda: len(server.get_clients()) == 2)
            changed: list[Any] = []
            own = server.get_clients()['c1'].gui.add_checkbox('Mine')
            own.on_update(lambda handle: changed.append(handle.value))
            await one.wait_for(Widget)
            await two.send(WidgetChanged(own.key, True, 1))
            assert 'no widget' in (await two.wait_for(Notice)).text
            await one.send(WidgetChanged(own.key, True, 1))
            await soon(lambda: changed == [True])
            assert 'Widget' not in two.seen


def test_every_kind_starts_with_its_value(server: Server) -> None:
    gui = server.gui
    made = [
        gui.add_slider('s', min=1.0, max=2.0),
        gui.add_number('n', value=5.0),
        gui.add_checkbox('c', value=True),
        gui.add_dropdown('d', choices=['a', 'b']),
        gui.add_text('t', value='x'),
    ]
    assert [handle.value for handle in made] == [1.0, 5.0, True, 'a', 'x']
    assert len({handle.key for handle in made}) == 5


def test_values_that_do_not_fit_are_refused(server: Server) -> None:
    slider = server.gui.add_slider('Speed', min=0.0, max=1.0)
    with pytest.raises(ValueError, match='Speed goes from 0 to 1'):
        slider.value = 2.0
    assert slider.value == 0.0
    with pytest.raises(ValueError, match='no choice'):
        server.gui.add_dropdown('d', choices=['a'], value='z')
    with pytest.raises(ValueError, match='at least one choice'):
        server.gui.add_dropdown('d', choices=[])
    with pytest.raises(ValueError, match='Speed goes'):
        server.gui.add_slider('Speed', min=0.0, max=1.0, value=3.0)
