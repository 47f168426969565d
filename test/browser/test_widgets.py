# SPDX-License-Identifier: Apache-2.0
"""Widgets moved by hand in one browser reach ROS once, and the other browser; they follow ROS."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any

from geometry_msgs.msg import Pose, Twist
from playwright.sync_api import Locator
from playwright.sync_api import TimeoutError as PlaywrightTimeoutError
import pytest
from rcl_interfaces.msg import FloatingPointRange, ParameterDescriptor
from sensor_msgs.msg import BatteryState
from std_msgs.msg import Bool, ColorRGBA, Empty, Float64, Int8, String
from std_srvs.srv import SetBool

pytest.importorskip('control_msgs')
from support.gripper import Gripper

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
  - {vector: Offset, topic: /offset.position, type: geometry_msgs/msg/Pose}
  - {color: Lamp, topic: /lamp, type: std_msgs/msg/ColorRGBA}
  - {button_group: Gear, topic: /gear, type: std_msgs/msg/Int8, choices: [-1, 0, 1]}
  - {joystick: Drive, topic: /drive, max: [0.5, 1], group: ''}
  - {gauge: Charge, topic: /battery.percentage, type: sensor_msgs/msg/BatteryState, min: 0, max: 1,
     states: {0: red, 0.2: yellow, 0.5: green}}
  - {indicator: Plugged in, topic: /battery.present, type: sensor_msgs/msg/BatteryState,
     states: {true: green, false: {color: red, text: Battery only}}}
  - {plot: Voltage, topic: /battery.voltage, seconds: 10}
  - {number: Speed limit, parameter: '/robot:speed_limit'}
  - {button: Motor, service: /motor, type: std_srvs/srv/SetBool, confirm: Sure?}
  - {button: Grip, action: /gripper, type: control_msgs/action/GripperCommand,
     goal: {command: {max_effort: 5}}, progress: {field: position, to: 0.1}}
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
    lab.wait(lambda: len(data(heard)) >= len(expected), 'the subscriber has the last')
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
    lab.wait(lambda: len(data(heard)) >= 2, 'the subscriber has the last')
    assert data(heard) == [1.75, 0.75]


def test_checkbox(lab: Any, pages: list[Any]) -> None:
    heard = lab.robot.hear(Bool, '/lights', matched=True)
    moved, other = (page.page.get_by_role('switch', name='Lights') for page in pages)
    moved.click()
    lab.wait(lambda: data(heard) == [True], 'it is published')
    lab.wait(other.is_checked, 'the other browser follows')
    lab.robot.say('/lights', Bool(data=False))
    lab.wait(lambda: not moved.is_checked() and not other.is_checked(), 'both follow the topic')
    lab.wait(lambda: len(data(heard)) >= 2, 'the subscriber has the last')
    assert data(heard) == [True, False]


def test_dropdown(lab: Any, pages: list[Any]) -> None:
    heard = lab.robot.hear(String, '/mode', matched=True)
    moved, other = (page.page.get_by_role('combobox', name='Mode') for page in pages)
    moved.select_option('wave')
    lab.wait(lambda: data(heard) == ['wave'], 'it is published')
    lab.wait(lambda: other.input_value() == 'wave', 'the other browser follows')
    lab.robot.say('/mode', String(data='wait'))
    lab.wait(lambda: moved.input_value() == other.input_value() == 'wait', 'both follow the topic')
    lab.wait(lambda: len(data(heard)) >= 2, 'the subscriber has the last')
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
    lab.wait(lambda: len(data(heard)) >= 2, 'the subscriber has the last')
    assert data(heard) == ['Grüezi 日本', 'later']


def test_button(lab: Any, pages: list[Any]) -> None:
    """Each press is one message, however fast."""
    heard = lab.robot.hear(Empty, '/dock', matched=True)
    for page in pages:
        page.page.get_by_role('button', name='Dock').click(click_count=3)
    lab.wait(lambda: len(heard) == 6, 'each press arrives')


def test_every_other_kind_reaches_its_field(lab: Any, pages: list[Any]) -> None:
    """Vector, colour, buttons in a row: what is chosen is what the robot gets."""
    page = pages[0].page
    offset = lab.robot.hear(Pose, '/offset', matched=True)
    lamp = lab.robot.hear(ColorRGBA, '/lamp', matched=True)
    gear = lab.robot.hear(Int8, '/gear', matched=True)
    page.get_by_label('Offset y').fill('2.5')
    page.get_by_label('Lamp').fill('#ff0000')
    page.get_by_role('button', name='-1', exact=True).click()
    lab.wait(lambda: offset and offset[-1][1].position.y == 2.5, 'the vector arrives')
    lab.wait(lambda: lamp and lamp[-1][1].r == 1.0 and lamp[-1][1].g == 0.0, 'the colour arrives')
    lab.wait(lambda: data(gear) == [-1], 'the press arrives')


def test_a_stick_is_held_and_let_go(lab: Any, pages: list[Any]) -> None:
    heard = lab.robot.hear(Twist, '/drive', matched=True)
    page = pages[0].page
    stick = page.get_by_role('slider', name='Drive')
    stick.focus()

    def by_key() -> None:
        page.keyboard.up('ArrowUp')
        page.keyboard.down('ArrowUp')

    def by_mouse() -> None:
        box = stick.bounding_box()
        x, y = box['x'] + box['width'] / 2, box['y'] + box['height'] / 2
        page.mouse.up()
        page.mouse.move(x, y)
        page.mouse.down()
        page.mouse.move(x - box['width'], y)

    def until_told(moves: Callable[[Twist], bool], hold: Callable[[], None]) -> None:
        """Hold it; where the page stalled it is let go, and has to be held anew."""
        seen = len(heard)
        hold()

        def told() -> bool:
            nonlocal seen
            if len(heard) > seen and heard[-1][1] == Twist():
                seen = len(heard)
                hold()
            return bool(heard) and moves(heard[-1][1])

        lab.wait(told, 'it is told while it is held')

    def until_rest() -> None:
        lab.wait(lambda: heard[-1][1] == Twist(), 'it rests when it is let go')

    until_told(lambda twist: twist.linear.x == 0.5, by_key)
    page.keyboard.up('ArrowUp')
    until_rest()
    until_told(lambda twist: twist.angular.z == 1.0, by_mouse)
    page.mouse.up()
    until_rest()


def test_what_only_shows(lab: Any, pages: list[Any]) -> None:
    page = pages[0].page
    lab.robot.say('/battery', BatteryState(percentage=0.75, present=False, voltage=12.5))
    gauge = page.get_by_role('meter', name='Charge')
    lab.wait(lambda: gauge.get_attribute('aria-valuenow') == '0.75', 'the gauge follows')
    lamp = page.get_by_role('status', name='Plugged in')
    lab.wait(lambda: lamp.inner_text() == 'Battery only', 'and the lamp')
    lab.wait(page.get_by_role('img', name='Plot of /battery.voltage').is_visible, 'it is plotted')


def test_parameter_service_and_action(lab: Any, pages: list[Any]) -> None:
    """Each against a real server, from the page: set, asked, called, followed, canceled."""
    page = pages[0].page
    node = lab.robot.node
    span = FloatingPointRange(from_value=0.0, to_value=3.0)
    node.declare_parameter('speed_limit', 1.0, ParameterDescriptor(floating_point_range=[span]))
    limit = page.get_by_label('Speed limit')
    lab.wait(limit.is_enabled, 'the parameter is found')
    limit.fill('2.5')
    lab.wait(lambda: node.get_parameter('speed_limit').value == 2.5, 'it is set')

    called = []

    def motor(request: Any, response: Any) -> Any:
        called.append(request.data)
        response.success, response.message = True, 'it hums'
        return response

    node.create_service(SetBool, '/motor', motor)
    form = page.get_by_role('region', name='Motor')
    form.get_by_role('switch', name='data').click()
    result = form.get_by_role('status', name='Result')

    def hums() -> bool:
        form.get_by_role('button', name='Motor', exact=True).last.click()
        form.get_by_role('button', name='Yes').click()
        lab.wait(lambda: result.count() and result.is_visible(), 'it is answered')
        return bool(called)

    lab.wait(hums, 'the service is called')
    lab.wait(lambda: result.inner_text() == 'it hums', 'the answer is shown')
    assert set(called) == {True}

    gripper = Gripper(node, lab.robot._executor.create_task)
    grip = page.get_by_role('region', name='Grip')
    grip.get_by_label('command › position').fill('0.05')
    button = grip.get_by_role('button', name='Grip', exact=True).last
    told = grip.get_by_role('status', name='Result')

    def sent() -> bool:
        with suppress(PlaywrightTimeoutError):  # it cannot be clicked while its goal runs
            button.click(timeout=500.0)
        return bool(gripper.goals)

    lab.wait(sent, 'the goal is sent')
    lab.wait(lambda: told.inner_text() == 'accepted', 'it is accepted')
    gripper.say(0.05)
    bar = grip.get_by_role('progressbar')
    lab.wait(lambda: bar.get_attribute('aria-valuenow') == '50', 'the bar follows')
    grip.get_by_role('button', name='Cancel').click()
    lab.wait(lambda: told.inner_text().startswith('canceled'), 'it is canceled')
    assert gripper.goals == [(0.05, 5.0)]
    assert gripper.ends == ['canceled']
