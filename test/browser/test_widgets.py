# SPDX-License-Identifier: Apache-2.0
"""Widgets moved by hand in one browser reach ROS once, and the other browser; they follow ROS."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from playwright.sync_api import Locator
import pytest
from std_msgs.msg import Bool, Empty, Float64, String

pytestmark = [pytest.mark.browser, pytest.mark.ros]

LAYOUT = """
version: 1
discover: none
widgets:
  - {slider: Speed, topic: /speed, min: 0, max: 2, step: 0.25, value: 0.5}
  - {checkbox: Lights, topic: /lights, type: std_msgs/msg/Bool}
  - {dropdown: Mode, topic: /mode, type: std_msgs/msg/String, choices: [drive, wait, wave]}
  - {text: Say, topic: /say, type: std_msgs/msg/String}
  - {button: Dock, topic: /dock, type: std_msgs/msg/Empty}
"""


@pytest.fixture(scope='module')
def url(lab: Any) -> str:
    """Start a bridge with one widget of each kind."""
    return lab.bridge(LAYOUT).url


@pytest.fixture(scope='module')
def pages(lab: Any, url: str) -> Iterator[list[Any]]:
    """Return two browsers that show the widgets."""
    opened = [lab.open(url), lab.open(url)]
    for page in opened:
        lab.wait(lambda page=page: slider(page).is_visible(), 'the widgets are drawn')
    yield opened
    lab.close_pages()


def slider(page: Any) -> Locator:
    return page.page.get_by_role('slider', name='Speed')


def speed(page: Any) -> float:
    return float(slider(page).get_attribute('aria-valuenow'))


def data(heard: list[Any]) -> list[Any]:
    return [message.data for _, message in heard]


def test_slider_by_keyboard(lab: Any, pages: list[Any]) -> None:
    """Each step is one message, and is seen in the other browser."""
    moved, other = pages
    heard = lab.robot.hear(Float64, '/speed', matched=True)
    start = speed(moved)
    expected = [start + 0.25, start + 0.5, start + 0.75, start + 0.5]
    slider(moved).focus()
    for count, (key, value) in enumerate(zip(['Right'] * 3 + ['Left'], expected, strict=True), 1):
        moved.page.keyboard.press(f'Arrow{key}')
        lab.wait(lambda count=count: len(heard) >= count, f'step {count} arrives')
        assert speed(moved) == value
        lab.wait(lambda value=value: speed(other) == value, 'the other browser follows')
    assert data(heard) == expected


def test_slider_by_mouse(lab: Any, pages: list[Any]) -> None:
    """A drag through all steps publishes each value at most once, in order, the last for sure."""
    moved, other = pages
    heard = lab.robot.hear(Float64, '/speed', matched=True)
    lab.robot.say('/speed', Float64(data=0.0))
    lab.wait(lambda: speed(moved) == 0.0 and data(heard) == [0.0], 'it starts at 0')
    thumb = slider(moved).bounding_box()
    x, y = thumb['x'] + thumb['width'] / 2, thumb['y'] + thumb['height'] / 2
    moved.page.mouse.move(x, y)
    moved.page.mouse.down()
    moved.page.mouse.move(x + 400, y, steps=40)
    moved.page.mouse.up()
    lab.wait(lambda: speed(moved) == speed(other) == 2.0, 'both stand at the end')
    lab.wait(lambda: data(heard)[-1] == 2.0, 'the last value arrives')
    values = data(heard)
    assert values == sorted(set(values)), 'none twice, none out of order'
    assert all(value % 0.25 == 0 for value in values)


def test_slider_follows_its_topic(lab: Any, pages: list[Any]) -> None:
    """What others publish moves the slider everywhere, and is not published again."""
    heard = lab.robot.hear(Float64, '/speed', matched=True)
    for value in (1.75, 0.75):
        lab.robot.say('/speed', Float64(data=value))
        for page in pages:
            lab.wait(lambda page=page, value=value: speed(page) == value, 'it follows')
    assert data(heard) == [1.75, 0.75]


def test_checkbox(lab: Any, pages: list[Any]) -> None:
    heard = lab.robot.hear(Bool, '/lights', matched=True)
    moved, other = (page.page.get_by_role('switch', name='Lights') for page in pages)
    moved.click()
    lab.wait(lambda: data(heard) == [True], 'it is published')
    lab.wait(other.is_checked, 'the other browser follows')
    lab.robot.say('/lights', Bool(data=False))
    lab.wait(lambda: not moved.is_checked() and not other.is_checked(), 'both follow the topic')
    assert data(heard) == [True, False]


def test_dropdown(lab: Any, pages: list[Any]) -> None:
    heard = lab.robot.hear(String, '/mode', matched=True)
    moved, other = (page.page.get_by_role('combobox', name='Mode') for page in pages)
    moved.select_option('wave')
    lab.wait(lambda: data(heard) == ['wave'], 'it is published')
    lab.wait(lambda: other.input_value() == 'wave', 'the other browser follows')
    lab.robot.say('/mode', String(data='wait'))
    lab.wait(lambda: moved.input_value() == other.input_value() == 'wait', 'both follow the topic')
    assert data(heard) == ['wave', 'wait']


def test_text(lab: Any, pages: list[Any]) -> None:
    """It is published when it is finished, not letter by letter."""
    heard = lab.robot.hear(String, '/say', matched=True)
    moved, other = (page.page.get_by_role('textbox', name='Say') for page in pages)
    moved.press_sequentially('Grüezi 日本')
    moved.press('Enter')
    lab.wait(lambda: data(heard) == ['Grüezi 日本'], 'it is published')
    lab.wait(lambda: other.input_value() == 'Grüezi 日本', 'the other browser follows')
    lab.robot.say('/say', String(data='later'))
    lab.wait(lambda: moved.input_value() == other.input_value() == 'later', 'both follow')
    assert data(heard) == ['Grüezi 日本', 'later']


def test_button(lab: Any, pages: list[Any]) -> None:
    """Each press is one message, however fast."""
    heard = lab.robot.hear(Empty, '/dock', matched=True)
    for page in pages:
        page.page.get_by_role('button', name='Dock').click(click_count=3)
    lab.wait(lambda: len(heard) == 6, 'each press arrives')
