# SPDX-License-Identifier: Apache-2.0
"""A script's widgets in real pages: set by hand and by the script, seen in two browsers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from playwright.sync_api import Browser, Page
import pytest
from support.served import serving, until
from support.viewer_page import ViewerPage

pytestmark = pytest.mark.browser
SIZE = {'width': 1000, 'height': 900}


@pytest.fixture(scope='module')
def shown(browser: Browser) -> Iterator[tuple[Any, list[ViewerPage]]]:
    """Return a server, and two browsers that show it."""
    with serving() as server:
        pages = []
        for _ in range(2):
            page = ViewerPage(browser.new_context(viewport=SIZE), server.url)
            until(lambda page=page: page.is_there() and page.phase == 'connected')
            pages.append(page)
        yield server, pages
        for page in pages:
            assert page.complaints == []
            assert page.foreign == []
            page.context.close()


@pytest.fixture
def server(shown: Any) -> Iterator[Any]:
    found = shown[0]
    yield found
    found.gui.reset()


@pytest.fixture
def one(shown: Any) -> Page:
    return shown[1][0].page


@pytest.fixture
def two(shown: Any) -> Page:
    return shown[1][1].page


def test_every_input_is_set_by_hand_and_by_the_script(
    shown: Any, server: Any, one: Page, two: Page
) -> None:
    gui = server.gui
    slider = gui.add_slider('Speed', 0, 10, 1, 3, marks=((0, 'slow'), 5, (10, 'fast')))
    multi = gui.add_multi_slider('Range', 0, 100, 1, (20, 80), min_range=5)
    number = gui.add_number('Count', 1, min=0)
    vector = gui.add_vector3('Place', (1.0, 2.0, 3.0), step=0.5)
    text = gui.add_text('Name', 'a')
    long = gui.add_text('Notes', 'b', multiline=True)
    mode = gui.add_dropdown('Mode', ('walk', 'fly'))
    box = gui.add_checkbox('Lights', False)
    colour = gui.add_rgb('Colour', (255, 0, 0))
    clear = gui.add_rgba('Clear', (0, 0, 255, 128))
    group = gui.add_button_group('Go', ('left', 'right'))
    button = gui.add_button('Dock', color='teal', icon='player-play', hint='Docks the robot')
    presses: list[Any] = []
    group.on_click(lambda event: presses.append(event.target.value))
    button.on_click(lambda event: presses.append(event.client_id))
    set_by: list[Any] = []
    slider.on_update(lambda event: set_by.append((event.target.value, event.client_id)))

    one.get_by_role('slider', name='Speed').press('ArrowRight')
    one.get_by_role('slider', name='Range 1').press('ArrowRight')
    for _ in range(60):
        one.get_by_role('slider', name='Range 2').press('ArrowLeft')
    one.get_by_role('textbox', name='Count').fill('7')
    one.get_by_role('textbox', name='Place y').fill('2.5')
    one.get_by_role('textbox', name='Name').press('End')
    one.get_by_role('textbox', name='Name').press_sequentially('bc')
    one.get_by_role('textbox', name='Notes').fill('x\ny')
    one.get_by_role('combobox', name='Mode').select_option('fly')
    one.get_by_role('switch', name='Lights').click()
    one.get_by_role('textbox', name='Colour').fill('#00ff10')
    one.get_by_role('textbox', name='Clear').fill('#00ff1020')
    one.get_by_role('textbox', name='Clear').blur()
    one.get_by_role('button', name='right').click(click_count=2)
    one.get_by_role('button', name='Dock').click()
    made = (slider, multi, number, vector, text, long, mode, box, colour, clear)
    expected = [
        4,
        (21, 26),
        7,
        (1.0, 2.5, 3.0),
        'abc',
        'x\ny',
        'fly',
        True,
        (0, 255, 16),
        (0, 255, 16, 32),
    ]
    until(lambda: [handle.value for handle in made] == expected)
    until(lambda: sorted(presses) == ['c1', 'right', 'right'])
    until(lambda: set_by == [(4, 'c1')])
    shown[1][0].shot('gui_inputs')
    for page in (one, two):
        until(lambda page=page: page.get_by_role('textbox', name='Name').input_value() == 'abc')
        until(lambda page=page: page.locator('[data-icon=player-play] path').count() == 1)

    slider.value, vector.value, text.value, box.value = 9, (7, 8, 9), 'script', False
    slider.label, button.visible, mode.disabled = 'Pace', False, True
    for page in (one, two):
        pace = page.get_by_role('slider', name='Pace')
        pace.wait_for()
        assert pace.get_attribute('aria-valuenow') == '9'
        until(lambda page=page: page.get_by_role('textbox', name='Place z').input_value() == '9')
        until(lambda page=page: page.get_by_role('textbox', name='Name').input_value() == 'script')
        assert not page.get_by_role('switch', name='Lights').is_checked()
        assert page.get_by_role('combobox', name='Mode').is_disabled()
        assert page.get_by_role('button', name='Dock').count() == 0
    until(lambda: set_by == [(4, 'c1'), (9, None)])


def test_what_does_not_fit_is_refused_where_it_was_said(server: Any, one: Page) -> None:
    number = server.gui.add_number('Count', 1, max=5)
    row = one.locator(f'[data-widget={number.key}]')
    row.wait_for()
    one.evaluate(f"vizBridge.setWidget('{number.key}', 9)")
    row.get_by_role('alert').wait_for()
    assert row.get_by_role('alert').inner_text() == 'Count is at most 5, not 9'
    until(lambda: one.get_by_role('textbox', name='Count').input_value() == '1')
    assert number.value == 1


def test_a_button_is_held_until_it_is_let_go_or_left(server: Any, one: Page) -> None:
    jog = server.gui.add_button('Jog')
    calls: list[Any] = []

    @jog.on_hold(callback_hz=50.0)
    def moving(event: Any) -> None:
        calls.append(event.client_id)

    button = one.get_by_role('button', name='Jog')
    one.locator('button[data-hold]').wait_for()
    lets_go = one.mouse.up
    for end in (lets_go, lambda: one.evaluate("window.dispatchEvent(new Event('blur'))")):
        calls.clear()
        button.hover()
        one.mouse.down()
        until(lambda: len(calls) >= 5)
        end()
        # What was on its way is there when a later word is: one socket, one lane.
        later = server.gui.add_checkbox('Later')
        one.get_by_role('switch', name='Later').evaluate('(box) => box.click()')
        until(lambda later=later: later.value)
        settled = len(calls)
        one.wait_for_timeout(200)
        assert len(calls) == settled
        later.remove()
        lets_go()
    assert set(calls) == {'c1'}
