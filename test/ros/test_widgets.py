# SPDX-License-Identifier: Apache-2.0
"""The layout's widgets and their topics: each step once, all viewers in step, others followed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from std_msgs.msg import Bool, Empty, Float64, Int16, String
from std_srvs.srv import Trigger
from support.world import (
    BEST_EFFORT,
    LATCHED,
    RELIABLE,
    running_bridge,
    say,
    until,
    until_heard,
    Viewer,
)

from ros_viz_bridge.wire.client import WidgetChanged
from ros_viz_bridge.wire.gui import Widget, WidgetState
from ros_viz_bridge.wire.session import Notice

pytestmark = pytest.mark.ros

LAYOUT = """
widgets:
  - {slider: Max speed, topic: /limits/speed, min: 0, max: 2, step: 0.05, value: 0.5, unit: m/s}
  - {checkbox: Lights, topic: /lights}
  - {dropdown: Mode, topic: /mode, choices: [slow, fast], value: fast}
  - {dropdown: Gear, topic: /gear, type: std_msgs/msg/Int16, choices: [-1, 0, 1]}
  - {text: Greeting, topic: /greeting}
  - {number: Count, topic: /count, type: std_msgs/msg/Int16, min: 0, max: 10}
  - {number: Exact speed, topic: /limits/speed}
  - {button: Home, topic: /home}
  - {button: Dock, service: /dock}
"""


@pytest.fixture
def bridge(tmp_path) -> Iterator[Any]:
    path = tmp_path / 'layout.yaml'
    path.write_text(LAYOUT)
    # What the layout binds may be published, whatever the list says.
    with running_bridge(f'layout_file:={path}', 'publish.allow:=[nothing]') as node:
        yield node


def changes(viewer: Viewer, widget: str) -> list[WidgetState]:
    found = [m for m in viewer.page.messages if isinstance(m, WidgetState)]
    return [m for m in found if m.key == widget]


def state(viewer: Viewer, widget: str, value: Any) -> WidgetState:
    return viewer.wait_for(
        lambda m: isinstance(m, WidgetState) and m.key == widget and m.value == value
    )


def test_widgets_are_offered_as_the_layout_says(bridge, open_page):
    """The page draws what the layout lists, in its order, with the values it starts from."""
    page = open_page(bridge)
    found: dict[str, Any] = {}
    while len(found) < 16:
        message = page.wait_for(lambda m: isinstance(m, (Widget, WidgetState)))
        found[f'{type(message).__name__} {message.key}'] = message
    slider = found['GuiSlider max_speed']
    assert (slider.maximum, slider.unit, slider.order) == (2.0, 'm/s', 0)
    assert '/limits/speed' in slider.hint
    start = found['WidgetState max_speed']
    assert (start.value, start.known) == (0.5, False)
    assert found['WidgetState gear'].value == '-1'


def test_each_step_is_published_once_and_seen_by_the_other_viewer(bridge, robot, open_page):
    """A slider that is dragged sends every step, neither twice nor again as an echo."""
    heard = robot.hear(Float64, '/limits/speed')
    first, second = open_page(bridge), open_page(bridge)
    until_heard(bridge, '/limits/speed', by=2)
    assert heard == [], 'the value of the layout must not be published'
    steps = [0.05 * i for i in range(1, 31)]
    for seq, value in enumerate(steps):
        first.send(WidgetChanged('max_speed', value, seq))
    state(second, 'max_speed', steps[-1])
    until(lambda: len(heard) >= len(steps))
    assert [m.data for m in heard] == steps
    own = state(first, 'max_speed', steps[-1])
    assert (own.origin, own.seq) == (first.client_id, 29)
    # Its own echo has come by now, and must not have been taken for somebody else's.
    say(robot.publisher(Float64, '/limits/speed'), Float64(data=1.99))
    seen = []
    while not seen or seen[-1].value != 1.99:
        seen.append(second.wait_for(lambda m: isinstance(m, WidgetState) and m.key == 'max_speed'))
    assert [(m.value, m.origin) for m in seen] == [(1.99, '')]


@pytest.mark.parametrize(
    'qos', [RELIABLE, BEST_EFFORT, LATCHED], ids=['reliable', 'best', 'latched']
)
def test_widget_follows_its_topic(bridge, robot, open_page, qos):
    """Whoever else sets the value, and however, the viewers see what is true."""
    page = open_page(bridge)
    publisher = robot.publisher(Bool, '/lights', qos)
    until(
        lambda: any(m.value is True for m in changes(page, 'lights')),
        doing=lambda: publisher.publish(Bool(data=True)),
    )


def test_every_kind_reaches_its_topic(bridge, robot, open_page):
    """Checkbox, dropdown, text, number and button publish the type that the layout names."""
    page = open_page(bridge)
    wanted = [
        ('lights', True, Bool, '/lights', True),
        ('mode', 'slow', String, '/mode', 'slow'),
        ('gear', '-1', Int16, '/gear', -1),
        ('greeting', 'grüß dich', String, '/greeting', 'grüß dich'),
        ('count', 2.9999999999, Int16, '/count', 3),
        ('home', True, Empty, '/home', None),
    ]
    for widget, value, cls, topic, expected in wanted:
        heard = robot.hear(cls, topic)
        others = 1 if widget == 'home' else 2
        until_heard(bridge, topic, by=others)
        page.send(WidgetChanged(widget, value, 1))
        assert getattr(until(lambda h=heard: h)[0], 'data', None) == expected


def test_two_widgets_of_one_topic_are_in_step(bridge, robot, open_page):
    """A slider and an exact number for the same thing never show two values."""
    page = open_page(bridge)
    page.send(WidgetChanged('max_speed', 1.5, 1))
    state(page, 'exact_speed', 1.5)
    page.send(WidgetChanged('exact_speed', 0.25, 2))
    assert state(page, 'max_speed', 0.25).origin == ''
    say(robot.publisher(Float64, '/limits/speed'), Float64(data=1.0))
    until(lambda: changes(page, 'max_speed') and changes(page, 'exact_speed'))
    assert [m.value for m in changes(page, 'max_speed')] == [1.0]


def test_value_that_does_not_fit_is_refused_with_a_sentence(bridge, robot, open_page):
    """A page cannot set more than the layout allows."""
    heard = robot.hear(Float64, '/limits/speed')
    page = open_page(bridge)
    page.send(WidgetChanged('max_speed', 99.0, 1))
    assert 'from 0 to 2' in page.wait_for(Notice).text
    assert heard == []


def test_viewer_cannot_set_a_widget(tmp_path, robot, open_page):
    """The role is enforced in the bridge, not in the page."""
    path = tmp_path / 'layout.yaml'
    path.write_text(LAYOUT)
    tokens = ('auth.operator_token:=secret', 'auth.viewer_token:=look')
    with running_bridge(f'layout_file:={path}', *tokens) as bridge:
        heard = robot.hear(Bool, '/lights')
        page = open_page(bridge, token='look')
        page.send(WidgetChanged('lights', True, 1))
        assert 'operator' in page.wait_for(Notice).text
        assert heard == []
        page.close()
        page.close = lambda: None


def test_button_calls_its_service(bridge, robot, open_page):
    """The answer of the robot is what the viewer reads."""
    page = open_page(bridge)
    page.send(WidgetChanged('dock', True, 1))
    assert 'no node offers the service /dock' in page.wait_for(Notice).text

    def dock(request, response):
        response.success, response.message = False, 'the battery is full'
        return response

    robot.node.create_service(Trigger, '/dock', dock)
    until(bridge.widgets._by_key['dock']._call._client.service_is_ready)
    page.send(WidgetChanged('dock', True, 2))
    notice = page.wait_for(Notice)
    assert (notice.level, notice.text) == ('error', 'Dock: the battery is full')


def test_nobody_waits_for_echoes_that_cannot_come(bridge, open_page):
    """Nothing follows the topic of a button."""
    page = open_page(bridge)
    for seq in range(20):
        page.send(WidgetChanged('home', True, seq))
    page.send(WidgetChanged('lights', True, 1))
    state(page, 'lights', True)
    assert bridge.widgets._by_key['home'].echoes is None
    assert bridge.widgets._by_key['lights'].echoes is not None
