# SPDX-License-Identifier: Apache-2.0
"""What the graph holds is offered: late, vanished, conflicting and unknown topics included."""

from __future__ import annotations

from diagnostic_msgs.msg import DiagnosticArray, DiagnosticStatus
import pytest
from sensor_msgs.msg import Image as RosImage
from sensor_msgs.msg import PointCloud2
from std_msgs.msg import Empty, String
from support.messages import cloud, cube, transform
from support.world import raw, Robot, running_bridge, say, until
from tf2_msgs.msg import TFMessage
from visualization_msgs.msg import MarkerArray

from ros_viz_bridge.ros import discovery
from ros_viz_bridge.topics.plan import make_plan
from ros_viz_bridge.wire.display import Display, Topics
from ros_viz_bridge.wire.point_cloud import PointCloud
from ros_viz_bridge.wire.scene import Remove

pytestmark = pytest.mark.ros


def topics(page, *names: str, test=lambda found: True):
    """Wait until the list of topics has these, as wanted; return them by name."""

    def find(message):
        found = {info.topic: info for info in message.topics}
        return found if found.keys() >= set(names) and test(found) else None

    return find(page.wait_for(lambda m: isinstance(m, Topics) and find(m)))


def test_publisher_that_comes_late_is_shown(bridge, robot, open_page):
    """The order in which things are started does not matter."""
    page = open_page(bridge, '/points')
    page.wait_for(Topics)
    publisher = robot.publisher(PointCloud2, '/points')
    assert page.display('/points').ros_type == 'sensor_msgs/msg/PointCloud2'
    say(publisher, cloud())
    page.wait_for(PointCloud)


def test_what_is_the_same_is_not_planned_again(bridge, robot, open_page, monkeypatch):
    """An idle bridge only looks; a new topic is seen at once."""
    plans = []

    def planned(*words, **named):
        plans.append(make_plan(*words, **named))
        return plans[-1]

    monkeypatch.setattr(discovery, 'make_plan', planned)
    robot.publisher(MarkerArray, '/first')
    page = open_page(bridge)
    topics(page, '/first')
    polls = []
    poll = bridge.watches.poll
    monkeypatch.setattr(bridge.watches, 'poll', lambda: (polls.append(len(plans)), poll()))
    until(lambda: len(polls) > 3 and polls[-1] == polls[-3], 'two polls without a plan')
    robot.publisher(MarkerArray, '/second')
    topics(page, '/second')
    assert len(plans) > polls[-3]


def test_transforms_are_one_display_and_come_first(bridge, robot, open_page, monkeypatch):
    """Two topics of every robot's tree are one thing to a viewer, in each namespace."""
    names = {'/a_markers', '/tf_static', '/tf', '/r2/tf_static'}
    look = bridge.discovery._graph

    def all_at_once():
        found = look()
        return found if names <= {name for name, *_ in found} else []

    monkeypatch.setattr(bridge.discovery, '_graph', all_at_once)
    for name in names:
        robot.publisher(MarkerArray if name == '/a_markers' else TFMessage, name)
    page = open_page(bridge)
    found: dict[str, Display] = {}
    while '/a_markers' not in found:
        display = page.wait_for(Display)
        found[display.display] = display
    # Beside them there is what the bridge itself publishes.
    robots = [name for name in found if name in {'/r2/tf', *names}]
    assert robots == ['/r2/tf', '/tf', '/a_markers']
    assert topics(open_page(bridge), '/tf_static')['/tf_static'].display == '/tf'


def test_vanished_topic_says_so_and_goes_when_nobody_looks(bridge, robot, open_page):
    """A node that died is seen to be dead, and does not stay in the list for ever."""
    other = Robot('mortal')
    publisher = other.publisher(PointCloud2, '/points')
    page = open_page(bridge, '/points')
    say(publisher, cloud())
    page.wait_for(PointCloud)
    other.close()
    status = page.status('/points', lambda s: s.publishers == 0)
    assert (status.level, status.text) == ('stale', 'nobody publishes this topic')
    page.look_at()
    page.wait_for(lambda m: isinstance(m, Remove) and m.key == '/points')


def test_topics_that_cannot_be_shown_say_why(request, bridge, robot, open_page):
    """Two types on one topic, and a type without display, are told, not hidden."""
    robot.publisher(PointCloud2, '/both')
    # One DDS participant cannot have two types on a topic.
    other = Robot('other')
    request.addfinalizer(other.close)
    other.publisher(String, '/both')
    robot.publisher(Empty, '/words')
    page = open_page(bridge)
    found = topics(page, '/both', '/words', test=lambda t: len(t['/both'].types) == 2)
    both = found['/both']
    assert 'published as' in both.note
    assert 'shown as sensor_msgs/msg/PointCloud2' in both.note
    assert found['/words'].note == 'there is no display for std_msgs/msg/Empty'
    warned = open_page(bridge).status('/both', lambda s: s.level == 'warning')
    assert warned.text == both.note


def test_denied_topics_are_not_there(robot, open_page):
    """What must not be shown is neither listed nor offered."""
    with running_bridge("subscribe.deny:=['/secret/.*']", "subscribe.allow:=['/.*']") as bridge:
        robot.publisher(PointCloud2, '/secret/points')
        robot.publisher(PointCloud2, '/points')
        page = open_page(bridge, '/secret/points')
        until(lambda: bridge.node.count_publishers('/secret/points'))
        robot.publisher(PointCloud2, '/later')
        found = []
        while '/later' not in [info.topic for info in found]:
            found = page.wait_for(Topics).topics
        assert '/secret/points' not in [info.topic for info in found]
        assert '/secret/points' not in bridge.discovery._displays
        page.close()
        page.close = lambda: None


def test_layout_says_what_is_shown_and_how(tmp_path, robot, open_page):
    """Displays of the layout come first, in its order, with its settings, before all topics do."""
    path = tmp_path / 'layout.yaml'
    path.write_text(
        'fixed_frame: map\ncamera: {mode: top_down, follow: base}\ndiscover: none\ndisplays:\n'
        '  - {topic: /points, color: {by: intensity}, size: 0.05 m, title: Lidar}\n'
        '  - {topic: /markers, visible: false}\n'
    )
    with running_bridge(f'layout_file:={path}') as bridge:
        robot.publisher(MarkerArray, '/markers')
        robot.publisher(RosImage, '/image')
        page = open_page(bridge)
        hello = page.page.hello
        assert (hello.fixed_frame, hello.view_mode, hello.follow) == ('map', 'top_down', 'base')
        waiting = page.status('/points', lambda s: s.level == 'waiting')
        assert waiting.text == 'nobody publishes this topic'
        robot.publisher(PointCloud2, '/points')
        lidar = page.wait_for(
            lambda m: isinstance(m, Display) and m.display == '/points' and m.ros_type
        )
        assert (lidar.title, lidar.order, lidar.visible) == ('Lidar', 0, True)
        assert (lidar.options['field'], lidar.options['size_m']) == ('intensity', 0.05)
        assert topics(open_page(bridge), '/image')['/image'].display == ''
        page.close()
        page.close = lambda: None


def test_setting_that_does_not_fit_the_type_is_shown_at_the_display(tmp_path, robot, open_page):
    """A layout can be wrong in a way that only the graph reveals: file and line are told."""
    path = tmp_path / 'layout.yaml'
    path.write_text('displays:\n  - {topic: /markers, decay: 3 s}\n')
    with running_bridge(f'layout_file:={path}') as bridge:
        publisher = robot.publisher(MarkerArray, '/markers')
        page = open_page(bridge, '/markers')
        said = page.status('/markers', lambda s: s.level == 'warning').text
        assert f'{path}, line 2: displays[0].decay' in said
        say(publisher, cube(1))
        page.status('/markers', lambda s: s.count == 1)
        page.close()
        page.close = lambda: None


def test_diagnostics_name_the_faulty_display(bridge, robot, open_page):
    """Whoever watches /diagnostics sees what a viewer sees."""
    heard = robot.hear(DiagnosticArray, '/diagnostics')
    publisher = robot.publisher(TFMessage, '/tf')
    say(publisher, raw(transform('map', 'base'))[:20])

    def faults():
        found = [s for m in heard for s in m.status if s.name == 'ros_viz_bridge: /tf']
        return [s for s in found if s.level == DiagnosticStatus.ERROR]

    fault = until(faults)[0]
    assert 'transforms' in fault.message or 'bytes' in fault.message
    assert heard[-1].status[0].name == 'ros_viz_bridge'


def test_the_bridges_own_topics_are_not_the_robots(tmp_path, robot, open_page):
    """Widgets and states of the bridge do not fill the list; others' of that name do."""
    layout = tmp_path / 'layout.yaml'
    layout.write_text(
        'version: 1\ndiscover: all\nwidgets: [{button: Go, topic: /go, type: std_msgs/msg/Empty}]'
    )
    robot.publisher(PointCloud2, '/points')
    with running_bridge(f'layout_file:={layout}') as bridge:
        page = open_page(bridge)
        found = topics(page, '/points')
        assert '/go' not in found
        assert not [name for name in found if name.startswith('/ros_viz_bridge/')]
        robot.publisher(Empty, '/go')
        topics(page, '/go')
