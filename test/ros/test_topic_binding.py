# SPDX-License-Identifier: Apache-2.0
"""Widgets on fields of any message: together, within their rate, and at rest when nobody holds."""

from __future__ import annotations

from collections.abc import Iterator
import time
from typing import Any

from geometry_msgs.msg import PoseStamped, Twist
import pytest
from sensor_msgs.msg import BatteryState
from std_msgs.msg import ColorRGBA, Float64MultiArray
from support.world import LATCHED_ONE, running_bridge, say, until, Viewer

from ros_viz_bridge.layout.yaml_nodes import LayoutError
from ros_viz_bridge.ros.topic_binding import STALL
from ros_viz_bridge.wire.client import Stop, TakeControl, WidgetChanged
from ros_viz_bridge.wire.gui import WidgetState
from ros_viz_bridge.wire.gui_signals import GuiGauge, GuiPlot
from ros_viz_bridge.wire.session import Notice

pytestmark = pytest.mark.ros
LAYOUT = """
widgets:
  - {slider: Ahead, topic: /cmd.linear.x, type: geometry_msgs/msg/Twist, min: -1, max: 1,
     template: {linear: {z: 0.5}}}
  - {number: Turn, topic: /cmd.angular.z, type: geometry_msgs/msg/Twist}
  - {joystick: Drive, topic: /drive, max: [2, 0.5]}
  - {slider: Fast, topic: /fast, min: 0, max: 100, rate: 5, latched: true}
  - {number: Third, topic: '/many.data[2]', type: std_msgs/msg/Float64MultiArray}
  - {color: Lamp, topic: /lamp}
  - {button: Home, topic: /goal, type: geometry_msgs/PoseStamped,
     template: {header: {frame_id: map}, pose: {position: {x: 3}}}}
  - {gauge: Charge, topic: /battery.percentage, type: sensor_msgs/msg/BatteryState, min: 0, max: 1}
  - {indicator: Plugged, topic: /battery.present, type: sensor_msgs/msg/BatteryState}
  - {plot: Power, topic: [/battery.current, /battery.voltage], seconds: 10}
"""


@pytest.fixture
def bridge(tmp_path) -> Iterator[Any]:
    path = tmp_path / 'layout.yaml'
    path.write_text(LAYOUT)
    with running_bridge(f'layout_file:={path}') as node:
        yield node


def hear(bridge: Any, robot: Any, cls: Any, topic: str) -> list[Any]:
    heard = robot.hear(cls, topic)
    # The bridge hears what it follows, too; a stick follows nobody.
    count = 1 if topic == '/drive' else 2
    publisher = until(lambda: bridge.publications._publishers.get(topic))
    until(lambda: publisher.get_subscription_count() >= count)
    return heard


def press(page: Viewer, key: str, value: Any) -> None:
    page.send(WidgetChanged(key, value, 1))


def shown(page: Viewer, key: str, value: Any) -> WidgetState:
    return page.wait_for(
        lambda m: isinstance(m, WidgetState) and m.key == key and m.value == value
    )


def test_fields_of_one_message_go_out_together(bridge, robot, open_page):
    """What is not set stays as the template, or whoever published last, said."""
    page = open_page(bridge)
    heard = hear(bridge, robot, Twist, '/cmd')
    press(page, 'ahead', 0.25)
    press(page, 'turn', -2.0)
    until(lambda: len(heard) == 2)
    twist = heard[1]
    assert (twist.linear.x, twist.linear.z, twist.angular.z) == (0.25, 0.5, -2.0)
    other = Twist()
    other.linear.x, other.linear.y, other.angular.z = -0.5, 0.75, 1.0
    say(robot.publisher(Twist, '/cmd'), other)
    shown(page, 'ahead', -0.5)
    press(page, 'ahead', 0.0)
    until(lambda: len(heard) == 4)
    assert (heard[3].linear.x, heard[3].linear.y, heard[3].angular.z) == (0.0, 0.75, 1.0)


def test_arrays_colours_and_whole_messages(bridge, robot, open_page):
    page = open_page(bridge)
    many = hear(bridge, robot, Float64MultiArray, '/many')
    lamp = hear(bridge, robot, ColorRGBA, '/lamp')
    goal = robot.hear(PoseStamped, '/goal')
    until(lambda: bridge.publications._publishers['/goal'].get_subscription_count())
    press(page, 'third', 4.0)
    press(page, 'lamp', [255.0, 0.0, 51.0, 255.0])
    press(page, 'home', True)
    assert list(until(lambda: many)[0].data) == [0.0, 0.0, 4.0]
    assert until(lambda: lamp)[0].b == pytest.approx(0.2)
    pose = until(lambda: goal)[0]
    assert (pose.header.frame_id, pose.pose.position.x) == ('map', 3.0)
    assert abs(pose.header.stamp.sec - time.time()) < 60.0


def test_a_rate_limits_but_the_last_goes_out_and_stays(bridge, robot, open_page):
    from std_msgs.msg import Float64

    page = open_page(bridge)
    heard = hear(bridge, robot, Float64, '/fast')
    for step in range(1, 41):
        press(page, 'fast', float(step))
    until(lambda: heard and heard[-1].data == 40.0)
    assert len(heard) <= 5
    late = robot.hear(Float64, '/fast', LATCHED_ONE)
    assert until(lambda: late)[0].data == 40.0


def test_a_stick_rests_as_soon_as_nobody_holds_it(bridge, robot, open_page):
    page, other = open_page(bridge), open_page(bridge)
    heard = hear(bridge, robot, Twist, '/drive')
    press(page, 'drive', [1.0, 0.0])
    assert 'robot' in page.wait_for(Notice).text, 'it belongs to who has the lease'
    page.send(TakeControl('robot'))

    def moved() -> bool:
        press(page, 'drive', [0.5, -1.0])
        return bool(heard) and heard[-1].linear.x == 1.0

    until(moved)
    assert heard[-1].angular.z == -0.5
    began = time.monotonic()
    until(lambda: heard[-1].linear.x == 0.0, 'a page that stalls lets go')
    assert time.monotonic() - began < 3 * STALL + 1.0
    assert shown(page, 'drive', [0.0, 0.0]).origin == ''
    until(moved)
    other.send(Stop('test'))
    until(lambda: heard[-1].linear.x == 0.0 and heard[-1].angular.z == 0.0, 'a stop lets go')


def test_what_only_shows_follows(bridge, robot, open_page):
    page = open_page(bridge)
    plot = page.wait_for(GuiPlot)
    assert page.wait_for(GuiGauge).maximum == 1.0
    assert plot.paths == ['/battery.current', '/battery.voltage']
    say(robot.publisher(BatteryState, '/battery'), BatteryState(percentage=0.5, present=True))
    found: dict[str, Any] = {}
    while not {'charge', 'plugged'} <= set(found):
        one = page.wait_for(lambda m: isinstance(m, WidgetState) and m.known and not m.origin)
        found[one.key] = one.value
    assert {k: found[k] for k in ('charge', 'plugged')} == {'charge': 0.5, 'plugged': True}


@pytest.mark.parametrize(
    ('entry', 'said'),
    [
        (
            '{number: A, topic: /a, type: no_such_msgs/msg/B}',
            'line 3: widgets[0].type: no_such_ms',
        ),
        (
            '{number: A, topic: /a.c, type: geometry_msgs/msg/Twist}',
            'widgets[0].topic: geometry_m',
        ),
        ('{color: A, topic: /a, template: {x: 1}}', "has no field 'x'"),
        (
            '{button: A, service: /a, type: std_srvs/SetBool, request: {x: 1}}',
            '.request: std_srvs',
        ),
        (
            '{button: A, service: /a, type: std_srvs/SetBool, form: [x]}',
            '.form: std_srvs/srv/SetB',
        ),
        ('{checkbox: A, topic: /a, group: arm}', 'widgets[0].group: must be one of robot'),
        (
            '{text: A, topic: /a, template: {data: x}}\n'
            '  - {text: B, topic: a, template: {data: y}}',
            'line 4: widgets[1].template: another widget of /a has a different one (line 3)',
        ),
        ('{slider: A, topic: /a, min: 0, max: 1, value: 5}', 'widgets[0].value: A goes from 0'),
    ],
)
def test_what_does_not_fit_its_type_ends_the_start(tmp_path, entry, said):
    path = tmp_path / 'layout.yaml'
    path.write_text(f'version: 1\nwidgets:\n  - {entry}\n')
    with pytest.raises(LayoutError) as error:
        with running_bridge(f'layout_file:={path}'):
            pass
    assert str(path) in str(error.value) and said in str(error.value)
