# SPDX-License-Identifier: Apache-2.0
"""Displays put together by keyboard in the real page: added, doubled, undone, kept, shared."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from support.robot_messages import marker
from visualization_msgs.msg import MarkerArray

pytestmark = [pytest.mark.browser, pytest.mark.ros]

DATA = Path(__file__).parents[1] / 'data'
LAYOUT = """
# by hand
version: 1
fixed_frame: map
discover: offer
widgets:
  - {button: Dock, topic: /dock}
"""
LONG = '/a_robot_with_a_long_name/perception/front_left/obstacles/tracked/markers_for_people'


@pytest.fixture(scope='module')
def bridge(lab: Any) -> Any:
    """A bridge that lets its layout be saved, and real topics, hundreds of them."""
    for topic in ('/boxes', LONG, *(f'/robot_{i}/markers' for i in range(200))):
        lab.robot.latch(topic, MarkerArray(markers=[marker(1)]))
    return lab.bridge(LAYOUT, layout_writable=True)


def shown(page: Any) -> list[str]:
    """Return the views that draw something."""
    displays = page.ask('status')['displays']
    return sorted(view for view, one in displays.items() if one['visible'] and one['drawn'])


def plots_beside(page: Any) -> bool:
    """Return whether the plot lies on the right, with the number that was saved."""
    panel = page.page.get_by_label('Right panels')
    return bool(panel.get_by_label('Series').get_by_text('/odom').count())


def add(lab: Any, page: Any, words: str) -> None:
    page.page.keyboard.press('+')
    field = page.page.get_by_role('combobox', name='Search add a display')
    field.fill(words)
    lab.wait(lambda: page.page.locator('[role=option]').count() > 0, 'the topic is found')
    page.page.keyboard.press('Enter')


def test_views_by_keyboard(lab: Any, bridge: Any, open_page: Any) -> None:
    page = open_page(bridge.url, color_scheme='dark', reduced_motion='reduce')
    lab.wait(lambda: '/boxes' in page.ask('status')['displays'], 'the topics are known')
    page.page.keyboard.press('+')
    page.page.locator('[role=option]').first.wait_for()
    page.shot('layouts_add_dark')
    page.page.keyboard.press('Escape')
    add(lab, page, 'boxes')
    lab.wait(lambda: shown(page) == ['/boxes'], 'it is drawn')
    page.ask('duplicateView', '/boxes')
    lab.wait(lambda: shown(page) == ['/boxes', '/boxes#2'], 'both views are drawn')
    second = page.page.locator('[aria-controls="display-/boxes#2"]')
    second.focus()
    page.page.keyboard.press('F2')
    page.page.keyboard.type('Nearby')
    page.page.keyboard.press('Enter')
    lab.wait(lambda: page.display('/boxes#2')['title'] == 'Nearby', 'it has its name')
    second.focus()
    page.page.keyboard.press('Alt+ArrowUp')
    rows = page.page.get_by_role('list', name='Displays', exact=True).locator('[data-row]')
    lab.wait(lambda: 'Nearby' in rows.first.inner_text(), 'it is the first of the list')
    second.focus()
    page.page.keyboard.press('Delete')
    lab.wait(lambda: shown(page) == ['/boxes'], 'it is gone')
    page.page.keyboard.press('Control+z')
    lab.wait(lambda: shown(page) == ['/boxes', '/boxes#2'], 'it is back, and drawn')
    page.shot('layouts_two_views')


def test_saved_shared_and_taken_from_rviz(lab: Any, bridge: Any, open_page: Any) -> None:
    page = open_page(bridge.url, color_scheme='light', reduced_motion='reduce')
    lab.wait(lambda: '/boxes' in page.ask('status')['displays'], 'the topics are known')
    add(lab, page, LONG)
    lab.wait(lambda: shown(page) == [LONG], 'it is drawn')
    page.ask('setOption', LONG, 'alpha', 0.5)
    page.page.get_by_role('button', name='Plot', exact=True).click()
    field = page.page.get_by_label('Number to plot')
    field.fill('/odom.twist.twist.linear.x')
    field.press('Enter')
    plotted = page.page.get_by_label('Series').get_by_text('/odom')
    lab.wait(lambda: plotted.count() > 0, 'the number is plotted')
    page.page.get_by_role('button', name='Move Plot to the right').click()
    link = page.ask('layoutLink')
    other = open_page(link)
    lab.wait(lambda: shown(other) == [LONG], 'the link shows the same')
    assert other.ask('layout')['views'] == page.ask('layout')['views']
    lab.wait(lambda: plots_beside(other), 'and the same panel, with what is plotted')
    page.page.keyboard.press('Control+k')
    page.page.get_by_role('combobox', name='Search commands').fill(
        "save the layout to the server's"
    )
    first = page.page.locator('[role=option]').first
    lab.wait(lambda: 'Save the layout' in first.inner_text(), 'the command is the first')
    page.shot('layouts_save_light')
    page.page.keyboard.press('Enter')
    lab.wait(lambda: LONG in bridge.layout.read_text(), 'the file has it')
    text = bridge.layout.read_text()
    assert '# by hand' in text
    assert 'button: Dock' in text
    assert 'alpha: 0.5' in text
    late = open_page(bridge.url)
    lab.wait(lambda: shown(late) == [LONG], 'a viewer who comes later sees it')
    lab.wait(lambda: plots_beside(late), 'and has the panel')
    late.page.get_by_role('button', name='Close panels').click()
    late.page.reload()
    lab.wait(lambda: late.is_there() and late.phase == 'connected', 'the page is back')
    assert not plots_beside(late), 'what the viewer closed stays closed'
    page.page.keyboard.press('Control+k')
    page.page.get_by_role('combobox', name='Search commands').fill('open a layout')
    lab.wait(lambda: 'Open a layout' in first.inner_text(), 'the command is the first')
    page.page.keyboard.press('Enter')
    page.choose(DATA / 'nav2.rviz')
    lab.wait(lambda: 'Waypoints' in str(page.ask('layout')), 'the displays of RViz are there')
    page.page.get_by_text('Not taken over from nav2.rviz').wait_for()
    page.shot('layouts_rviz_light')
    page.page.keyboard.press('Escape')


def test_on_a_phone(lab: Any, bridge: Any, open_page: Any) -> None:
    phone = {'width': 390, 'height': 780}
    page = open_page(bridge.url, viewport=phone, color_scheme='dark', reduced_motion='reduce')
    page.page.get_by_role('button', name='Displays').click()
    page.page.get_by_role('button', name='Add a display').click()
    page.page.locator('[role=option]').first.wait_for()
    page.shot('layouts_add_phone')
