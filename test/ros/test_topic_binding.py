# SPDX-License-Identifier: Apache-2.0
"""Widgets on fields of any message: together, within their rate, and at rest when nobody holds."""

from __future__ import annotations

from collections.abc import Iterator
import functools
import math
import time
from typing import Any

from geometry_msgs.msg import PoseStamped, Twist
import pytest
from rclpy.serialization import deserialize_message, serialize_message
from sensor_msgs.msg import BatteryState
from std_msgs.msg import ColorRGBA, Float64MultiArray
from support.world import LATCHED_ONE, running_bridge, say, until, until_heard, Viewer

from ros_viz_bridge.cdr import MessageType, Reader
from ros_viz_bridge.core.session import ClientInfo
from ros_viz_bridge.layout.layout_widgets import read_widgets
from ros_viz_bridge.layout.yaml_nodes import LayoutError, read_yaml
from ros_viz_bridge.ros import topic_binding
from ros_viz_bridge.ros.topic_binding import STALL
from ros_viz_bridge.widgets.bound_fields import BoundFields
from ros_viz_bridge.widgets.draft import Draft
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
    until_heard(bridge, topic, by=count)
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
    until_heard(bridge, '/goal')
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
    until(lambda: heard[-1].linear.x == 0.0, 'a page that stalls lets go')
    assert shown(page, 'drive', [0.0, 0.0]).origin == ''
    press(page, 'drive', [0.0, 0.0])
    until(moved)
    other.send(Stop('test'))
    until(lambda: heard[-1].linear.x == 0.0 and heard[-1].angular.z == 0.0, 'a stop lets go')


def test_what_only_shows_follows(bridge, robot, open_page):
    page = open_page(bridge)
    plot = page.wait_for(GuiPlot)
    assert page.wait_for(GuiGauge).maximum == 1.0
    assert plot.paths == ['/battery.current', '/battery.voltage']
    publisher = robot.publisher(BatteryState, '/battery')
    say(publisher, BatteryState(percentage=0.5, present=True))
    found: dict[str, Any] = {}
    while not {'charge', 'plugged'} <= set(found):
        one = page.wait_for(lambda m: isinstance(m, WidgetState) and m.known and not m.origin)
        found[one.key] = one.value
    assert {k: found[k] for k in ('charge', 'plugged')} == {'charge': 0.5, 'plugged': True}
    # What the sensor does not know any more does not stay as it was.
    say(publisher, BatteryState(percentage=math.nan, present=True))
    page.wait_for(lambda m: isinstance(m, WidgetState) and m.key == 'charge' and m.value == '')
    say(publisher, BatteryState(percentage=0.5, present=True))
    page.wait_for(lambda m: isinstance(m, WidgetState) and m.key == 'charge' and m.value == 0.5)


class World:
    """A binding on /drive in place of the node: time, queue and topic are the test's."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, text: str) -> None:
        self.now = 0.0
        self.stops = 0
        self.stopped = self.held_back = False
        self.room = True
        self.sent: list[Any] = []
        self.told: list[Any] = []
        self.waiting: list[tuple[float, Any]] = []
        monkeypatch.setattr(topic_binding, 'CommandTopic', lambda *_, **__: None)
        message_type = MessageType.from_class(Twist)
        shared = Draft(message_type, None)
        entries = read_widgets(read_yaml(text, file='f'))
        self.binding = topic_binding.TopicBinding(
            None,  # type: ignore[arg-type]
            self,
            self,  # type: ignore[arg-type]
            '/drive',
            [(float(i), BoundFields(e, message_type), shared) for i, e in enumerate(entries)],
            ros_time=lambda: 0.0,
            clock=lambda: self.now,
        )

    # As a server, and as publications.

    def submit(self, call: Any) -> None:
        call()

    def prepare(self, *_: Any, **__: Any) -> None:
        pass

    def postpone(self, due: float, call: Any, *args: Any) -> bool:
        if self.room:
            self.waiting.append((due, functools.partial(self.run, self.stops, call, *args)))
        return self.room

    def publish(self, first: Any, *data: Any, **how: Any) -> bool:
        if not isinstance(first, str):
            self.told.append(first)
            return True
        if self.held_back and how.get('moves', True):
            return False
        twist = deserialize_message(data[1], Twist)
        self.last = twist.linear
        self.sent.append((twist.linear.x, twist.angular.z))
        return True

    # What happens.

    def run(self, stops: int, call: Any, *args: Any) -> None:
        self.held_back = stops != self.stops
        call(*args)
        self.held_back = False

    def stop(self) -> None:
        self.stops += 1
        self.binding.stopped()

    def say(self, value: Any, client: str = 'c1', key: str = 'drive') -> None:
        self.binding.changed(ClientInfo(client, 'operator'), WidgetChanged(key, value, 1))

    def wait(self, seconds: float) -> None:
        """Let time pass, and what was postponed happen in it."""
        end = self.now + seconds
        while due := [one for one in self.waiting if one[0] <= end]:
            first = min(due, key=lambda one: one[0])
            self.waiting.remove(first)
            self.now = max(self.now, first[0])
            first[1]()
        self.now = end


STICK = '- {joystick: Drive, topic: /drive}'


@pytest.mark.parametrize('end', ['stall', 'long stall', 'stop', 'handover', 'leave'])
def test_a_hold_that_was_ended_never_goes_on(monkeypatch, end):
    """A page whose words come again after a gap, or that missed the stop, moves nothing."""
    world = World(monkeypatch, STICK)
    world.say([1.0, 0.0])
    {
        'stall': lambda: world.wait(STALL + 0.01),
        'long stall': lambda: world.wait(10.0 * STALL),
        'stop': world.binding.stopped,
        'handover': lambda: world.binding.handed_over('robot', 'c2'),
        'leave': lambda: world.binding.left('c1'),
    }[end]()
    assert world.sent == [(1.0, 0.0), (0.0, 0.0)], 'zero at once'
    for _ in range(20):
        world.say([1.0, 0.0])
        world.wait(1 / 15)
    assert world.sent[2:] == []
    world.say([0.0, 0.0])
    world.say([0.5, 0.0])
    assert world.sent[2:] == [(0.5, 0.0)], 'taken hold of anew'


def test_another_group_or_the_holder_of_this_one_lets_go_of_nothing(monkeypatch):
    world = World(monkeypatch, STICK)
    world.say([1.0, 0.0])
    world.binding.handed_over('drive', '')
    world.binding.handed_over('robot', 'c1')
    world.binding.left('c2')
    assert world.sent == [(1.0, 0.0)]


SLOW = """
- {slider: Ahead, topic: /drive.linear.x, type: geometry_msgs/Twist, min: -1, max: 1, rate: 2,
   group: robot}
- {slider: Turn, topic: /drive.angular.z, type: geometry_msgs/Twist, min: -1, max: 1, rate: 2}
"""


@pytest.mark.parametrize(
    ('end', 'sent'),
    [
        (lambda binding: binding.handed_over('drive', 'c2'), (0.75, 0.5)),
        (lambda binding: binding.handed_over('robot', 'c1'), (0.75, 0.5)),
        (lambda binding: binding.handed_over('robot', 'c2'), (0.25, 0.5)),
        (lambda binding: binding.handed_over('robot', ''), (0.25, 0.5)),
        (lambda binding: binding.stopped(), None),
    ],
    ids=['another', 'holder', 'handover', 'release', 'stop'],
)
def test_what_waits_for_its_rate_does_not_go_out_for_who_may_not_any_more(monkeypatch, end, sent):
    world = World(monkeypatch, SLOW)
    world.say(0.25, key='ahead')
    world.say(0.75, key='ahead')
    world.say(0.5, 'c3', 'turn')
    world.told.clear()
    end(world.binding)
    dropped = [m for m in world.told if isinstance(m, WidgetState) and m.key == 'ahead']
    assert [m.value for m in dropped] == ([] if sent == (0.75, 0.5) else [0.25])
    world.wait(10.0)
    assert world.sent == [(0.25, 0.0), *([sent] if sent else [])]
    world.say(1.0, 'c3', 'turn')
    assert world.sent[-1] == ((sent or (0.25,))[0], 1.0), 'nor with what others set later'


def test_what_is_set_after_a_stop_goes_out_in_its_own_time(monkeypatch):
    world = World(monkeypatch, SLOW)
    world.say(0.25, key='ahead')
    world.say(0.75, key='ahead')
    world.stop()
    world.say(0.5, key='ahead')
    world.wait(10.0)
    assert world.sent == [(0.25, 0.0), (0.5, 0.0)]


def test_what_a_stop_kept_from_going_out_does_not_go_out_with_what_others_set_later(monkeypatch):
    world = World(monkeypatch, SLOW.replace(', rate: 2', ''))
    publish = world.publish
    monkeypatch.setattr(world, 'publish', lambda *a, **k: a[0] != '/drive' and publish(*a, **k))
    world.say(0.75, key='ahead')
    monkeypatch.undo()
    world.stop()
    world.say(0.5, 'c3', 'turn')
    assert world.sent == [(0.0, 0.5)]


def test_a_stick_that_is_let_go_during_a_stop_takes_nothing_along_that_waits(monkeypatch):
    """Its holder may leave before the binding is told of the stop."""
    up = '- {slider: Up, topic: /drive.linear.z, type: geometry_msgs/Twist, min: 0, max: 1'
    world = World(monkeypatch, f'{up}, rate: 2}}\n{STICK}')
    world.say([0.5, 0.0])
    world.say(0.75, key='up')
    world.stopped = True
    world.binding.left('c1')
    assert (world.last.x, world.last.z) == (0.0, 0.0)


def test_each_stick_is_watched_once(monkeypatch):
    """One that crosses its middle again and again does not fill the queue of the thread."""
    world = World(monkeypatch, STICK)
    for _ in range(50):
        world.say([1.0, 0.0])
        world.say([0.0, 0.0])
    assert len(world.waiting) == 1


def test_a_stick_that_cannot_be_watched_moves_nothing(monkeypatch):
    world = World(monkeypatch, STICK)
    world.room = False
    world.say([1.0, 0.0])
    assert world.sent == [] and isinstance(world.told[-2], Notice)


def test_a_slider_does_not_repeat_the_velocity_of_whoever_else_drives(monkeypatch):
    """The fields of a stick are what is held of it, never what somebody else published."""
    turn = '- {slider: Turn, topic: /drive.angular.z, type: geometry_msgs/Twist, min: 0, max: 1}'
    world = World(monkeypatch, f'{STICK}\n{turn}')
    other = Twist()
    other.linear.x = 5.0
    reader = Reader(MessageType.from_class(Twist))
    world.binding._hear(reader.read(bytes(serialize_message(other))))
    world.say(0.5, key='turn')
    assert world.sent == [(0.0, 0.5)]


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
