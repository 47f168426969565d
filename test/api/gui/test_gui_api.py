# SPDX-License-Identifier: Apache-2.0
"""Widgets of a script, in step between viewers."""

from __future__ import annotations

from typing import Any

from support.page import Page
from support.served import in_loop, serving, soon

from ros_viz_bridge.api.gui.event import GuiEvent
from ros_viz_bridge.wire.client import WidgetChanged
from ros_viz_bridge.wire.gui import WidgetState
from ros_viz_bridge.wire.gui_inputs import GuiCheckbox, GuiSlider
from ros_viz_bridge.wire.scene import Remove
from ros_viz_bridge.wire.session import Notice


async def value_of(page: Page, key: str, value: Any) -> None:
    await page.wait_for(lambda m: isinstance(m, WidgetState) and (m.key, m.value) == (key, value))


@in_loop
async def test_a_slider_is_in_step_everywhere() -> None:
    with serving() as server:
        slider = server.gui.add_slider('Speed', 0.0, 2.0, 0.1, unit='m/s')
        moved: list[Any] = []
        slider.on_update(lambda event: moved.append((event.target.value, event.client_id)))
        async with Page(server.url) as one, Page(server.url) as two:
            widget = await one.wait_for(GuiSlider)
            assert (widget.maximum, widget.unit) == (2.0, 'm/s')
            await one.send(WidgetChanged(slider.key, 1.5, 3))
            await value_of(two, slider.key, 1.5)
            await soon(lambda: moved == [(1.5, 'c1')])
            slider.value = 0.5
            for page in (one, two):
                await value_of(page, slider.key, 0.5)
            await soon(lambda: moved == [(1.5, 'c1'), (0.5, None)])
            slider.remove()
            assert (await two.wait_for(Remove)).key == slider.key


@in_loop
async def test_a_button_clicks_once_per_click() -> None:
    with serving() as server:
        clicks: list[GuiEvent[Any]] = []
        button = server.gui.add_button('Dock')
        button.on_click(clicks.append)
        async with Page(server.url) as page:
            for i in range(3):
                await page.send(WidgetChanged(button.key, True, i))
            await soon(lambda: len(clicks) == 3)
            await page.send(WidgetChanged('gui-0', True, 9))
            assert 'no widget' in (await page.wait_for(Notice)).text
            assert clicks[0].client is server.get_clients()['c1']
    assert {event.target for event in clicks} == {button}


@in_loop
async def test_a_clients_own_widgets_are_its_own() -> None:
    with serving() as server:
        async with Page(server.url) as one, Page(server.url) as two:
            await soon(lambda: len(server.get_clients()) == 2)
            changed: list[Any] = []
            folder = server.gui.add_folder('All')
            with folder:
                own = server.get_clients()['c1'].gui.add_checkbox('Mine')
            own.on_update(lambda event: changed.append(event.target.value))
            assert (await one.wait_for(GuiCheckbox)).container == folder.key
            await two.send(WidgetChanged(own.key, True, 1))
            assert 'no widget' in (await two.wait_for(Notice)).text
            await one.send(WidgetChanged(own.key, True, 1))
            await soon(lambda: changed == [True])
            assert 'GuiCheckbox' not in two.seen
            folder.remove()
            assert own.removed


@in_loop
async def test_callbacks_come_in_order_and_one_that_fails_harms_no_other() -> None:
    with serving() as server:
        heard: list[Any] = []
        slider = server.gui.add_slider('Speed', 0, 100, 1)

        @slider.on_update
        def failing(event: GuiEvent[Any]) -> None:
            raise RuntimeError('this callback is broken')

        @slider.on_update
        def told(event: GuiEvent[Any]) -> None:
            heard.append(('told', event.target.value >= len(heard) // 2))

        @slider.on_update
        async def later(event: GuiEvent[Any]) -> None:
            heard.append(('later', True))

        async with Page(server.url) as page:
            for i in range(1, 20):
                await page.send(WidgetChanged(slider.key, float(i), i))
            await soon(lambda: len(heard) == 38)
            assert 'this callback is broken' in (await page.wait_for(Notice)).text
        assert all(fine for _, fine in heard)
        slider.remove_update_callback(told)
        slider.remove_update_callback()


@in_loop
async def test_reset_removes_what_was_added_with_it() -> None:
    with serving() as server:
        async with Page(server.url) as page:
            await soon(lambda: server.get_clients())
            own = server.get_clients()['c1'].gui.add_text('Own')
            with server.gui.add_folder('Folder'):
                inner = server.gui.add_number('Number')
            server.gui.reset()
            assert inner.removed
            assert not own.removed
            await page.wait_for(lambda m: isinstance(m, Remove) and m.key == inner.key)
