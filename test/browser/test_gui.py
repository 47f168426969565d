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
    # Presses that come faster than pictures may be one step.
    upper = one.get_by_role('slider', name='Range 2')
    for _ in range(200):
        if upper.get_attribute('aria-valuenow') == '26':
            break
        upper.press('ArrowLeft')
    upper.press('ArrowLeft')
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
    try:
        until(lambda: [handle.value for handle in made] == expected)
    except TimeoutError:
        assert [handle.value for handle in made] == expected
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
        until(lambda pace=pace: pace.get_attribute('aria-valuenow') == '9')
        until(lambda page=page: page.get_by_role('textbox', name='Place z').input_value() == '9')
        until(lambda page=page: page.get_by_role('textbox', name='Name').input_value() == 'script')
        until(lambda page=page: not page.get_by_role('switch', name='Lights').is_checked())
        until(lambda page=page: page.get_by_role('combobox', name='Mode').is_disabled())
        until(lambda page=page: page.get_by_role('button', name='Dock').count() == 0)
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


def test_containers_hold_widgets_and_windows_lie_where_the_script_says(
    shown: Any, server: Any, one: Page, two: Page
) -> None:
    gui = server.gui
    submits: list[Any] = []
    with gui.add_folder('Settings', expand_by_default=False):
        gui.add_checkbox('Hidden at first')
    with gui.add_form('Profile') as form:
        name = gui.add_text('Name')
    form.on_submit(lambda event: submits.append((event.client_id, name.value)))
    tabs = gui.add_tab_group()
    with tabs.add_tab('Drive', 'steering-wheel'):
        gui.add_slider('Pace', 0, 1, 0.1, 0.5)
    with tabs.add_tab('Arm'), gui.add_folder('Joints'):
        gui.add_number('Elbow', 1.5)
    stats, low = gui.add_panel(), gui.add_panel()
    with stats.add_tab('Stats'):
        gui.add_number('Count', 1)
    with low.add_tab('Left'):
        gui.add_button('In the left tab')
    with low.add_tab('Right'):
        gui.add_button('In the right tab')
    stats.dock_left()
    stats.set_width(240)
    low.dock_below(stats)
    gui.set_panel_label('My robot')

    one.get_by_role('heading', name='My robot').wait_for()
    assert one.get_by_role('switch', name='Hidden at first').count() == 0
    one.get_by_role('button', name='Settings').click()
    one.get_by_role('switch', name='Hidden at first').wait_for()
    one.get_by_role('tab', name='Drive').press('ArrowRight')
    one.get_by_role('textbox', name='Elbow').wait_for()
    one.get_by_role('tab', name='Right').click()
    one.get_by_role('button', name='In the right tab').wait_for()
    column = one.locator(f'[data-panel={stats.key}]').bounding_box()
    below = one.locator(f'[data-panel={low.key}]').bounding_box()
    assert column and below
    assert abs(column['width'] - 240) < 2
    assert below['x'] == column['x'] < 500
    assert below['y'] >= column['y'] + column['height']

    one.get_by_role('textbox', name='Name').press_sequentially('Ada')
    two.get_by_role('img', name='Edited, not submitted').wait_for()
    shown[1][0].shot('gui_containers')
    one.get_by_role('textbox', name='Name').press('Enter')
    until(lambda: submits == [('c1', 'Ada')])
    until(lambda: two.get_by_role('img', name='Edited, not submitted').count() == 0)

    low.float(x=-20, y=20, width=300)
    until(lambda: one.locator(f'[data-panel={low.key}][data-floating]').count() == 1)
    head = one.locator(f'[data-panel={low.key}] header h2')
    head.hover()
    one.mouse.down()
    one.mouse.move(400, 300, steps=4)
    one.mouse.up()
    floating = one.locator(f'[data-panel={low.key}]')
    until(lambda: (floating.bounding_box() or {'y': 0})['y'] > 200)
    low.minimize()
    until(lambda: one.get_by_role('tab', name='Right').count() == 0)
    gui.main_panel.dock_left()
    until(lambda: (one.locator('[data-panel=main-panel]').bounding_box() or {'x': 900})['x'] < 500)
    gui.main_panel.dock_right()

    with gui.add_modal('Really?') as modal:
        sure = gui.add_button('Yes')
    sure.on_click(lambda event: modal.close())
    dialog = one.get_by_role('dialog', name='Really?')
    dialog.wait_for()
    shown[1][0].shot('gui_modal')
    one.get_by_role('button', name='Stop', exact=False).first.click(trial=True)
    dialog.get_by_role('button', name='Yes').click()
    dialog.wait_for(state='hidden')
    two.get_by_role('dialog').wait_for(state='hidden')
    stats.remove()
    until(lambda: one.locator(f'[data-panel={stats.key}]').count() == 0)


def test_a_phone_has_all_of_it_in_a_sheet(browser: Browser, server: Any) -> None:
    with server.gui.add_folder('Settings'):
        server.gui.add_slider('Pace', 0, 1, 0.1, 0.5)
        server.gui.add_dropdown('Gait', ('walk', 'trot'))
        server.gui.add_button('Home')
    server.gui.add_multi_slider('Range', 0, 10, 1, (2, 8))
    server.gui.add_text('Name', 'a')
    panel = server.gui.add_panel()
    with panel.add_tab('Stats'):
        server.gui.add_number('Count', 1)
    small = {'width': 390, 'height': 800}
    context = browser.new_context(viewport=small, color_scheme='dark', has_touch=True)
    phone = ViewerPage(context, server.url)
    phone.page.get_by_role('button', name='Controls').click()
    phone.page.get_by_role('slider', name='Pace').wait_for()
    assert phone.page.get_by_role('textbox', name='Count').count() == 0, 'panels start closed'
    phone.page.get_by_role('button', name='Stats').click()
    phone.page.get_by_role('textbox', name='Count').wait_for()
    phone.shot('gui_phone')
    # For a finger.
    touched = {'button': 'Home', 'textbox': 'Name', 'combobox': 'Gait'}
    found = [phone.page.get_by_role(role, name=name) for role, name in touched.items()]
    found.append(phone.page.get_by_role('button', name='Stop'))
    assert min(each.bounding_box()['height'] for each in found) >= 40
    assert phone.complaints == []
    context.close()
