# SPDX-License-Identifier: Apache-2.0
"""Which displays there are, for any graph and layout."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from ros_viz_bridge.displays.registry import registry
from ros_viz_bridge.layout.layout import DisplayEntry, Layout
from ros_viz_bridge.topics.message_types import missing_note
from ros_viz_bridge.topics.patterns import Patterns
from ros_viz_bridge.topics.plan import display_id, make_plan, TF_TYPE, Topic

CLOUD, IMAGE = 'sensor_msgs/msg/PointCloud2', 'sensor_msgs/msg/Image'
MARKERS = 'visualization_msgs/msg/MarkerArray'
DEFAULT = Layout()
GRAPH = [
    Topic('/a_cloud', (CLOUD,), 1),
    Topic('/b_cloud', (CLOUD,), 1),
    Topic('/c_cloud', (CLOUD,), 1),
    Topic('/image', (IMAGE,), 1),
    Topic('/markers', (MARKERS,), 1),
    Topic('/silent', (MARKERS,), 0),
    Topic('/tf', (TF_TYPE,), 2),
    Topic('/tf_static', (TF_TYPE,), 1),
    Topic('/words', ('std_msgs/msg/String',), 1),
]


def plan(graph=GRAPH, layout=DEFAULT, *, deny=(), latched=(), own=()):
    rules = Patterns(['.*'], deny=deny)
    return make_plan(
        graph,
        layout,
        rules=rules,
        types=registry(),
        latched=frozenset(latched),
        missing=missing_note,
        own=frozenset(own),
    )


def visible(found):
    return {one.id: one.visible for one in found.displays}


def test_viewers_do_not_see_their_own_cameras_unless_they_ask():
    """An arrow as large as the view, where the eye is, would be all they see."""
    pose = 'geometry_msgs/msg/PoseStamped'
    graph = [
        Topic('/bridge/camera/pose', (pose,), 1),
        Topic('/bridge/state', ('std_msgs/msg/Bool',), 1),
        Topic('/goal', (pose,), 1),
    ]
    found = plan(graph, own=['/bridge/camera/pose', '/bridge/state'])
    assert visible(found) == {'/bridge/camera/pose': False, '/goal': True}
    assert {info.topic: info.own for info in found.topics} == {
        '/bridge/camera/pose': True,
        '/goal': False,
    }
    asked = Layout(displays=(DisplayEntry('/bridge/camera/pose', '', '', True, {}),))
    assert visible(plan(graph, asked, own=['/bridge/camera/pose']))['/bridge/camera/pose']


def test_cheap_shows_what_costs_little():
    """Who opens the page sees something, and a slow link is not filled by that."""
    assert visible(plan()) == {
        '/tf': True,
        '/a_cloud': True,
        '/b_cloud': True,
        '/c_cloud': False,
        '/image': False,
        '/markers': True,
    }
    assert visible(plan(latched=['/c_cloud', '/image']))['/image']


@pytest.mark.parametrize(
    ('discover', 'shown'), [('none', {False}), ('offer', {False}), ('all', {True})]
)
def test_other_ways_to_discover(discover, shown):
    """none, offer and all are what they say."""
    found = plan(layout=Layout(discover=discover))
    assert set(visible(found).values()) == shown
    assert len(found.topics) == len(GRAPH)
    if discover == 'none':
        assert [one.id for one in found.displays] == ['/tf'], 'without it nothing has a place'


def test_states_of_joints_place_robots_also_where_nothing_is_discovered():
    """They are there for the robot of a layout, and not shown by themselves."""
    kind = 'sensor_msgs/msg/JointState'
    graph = [Topic('/joint_states', (kind,), 1), Topic('/image', ('sensor_msgs/msg/Image',), 1)]
    types = {kind: SimpleNamespace(ROS_TYPE=kind)}
    found = make_plan(graph, Layout(discover='none'), rules=Patterns(['.*']), types=types)
    assert visible(found) == {'/joint_states': False}


def test_layout_comes_first_and_counts():
    """Its order, its visibility; its clouds are among the two."""
    entries = (DisplayEntry('/image'), DisplayEntry('/c_cloud'), DisplayEntry('/later'))
    found = plan(layout=Layout(displays=entries))
    assert [one.id for one in found.displays][:4] == ['/image', '/c_cloud', '/later', '/tf']
    assert visible(found)['/image']
    assert visible(found)['/a_cloud'] and not visible(found)['/b_cloud']
    later = next(one for one in found.displays if one.id == '/later')
    assert (later.type, later.note) == ('', '')


def test_transform_topics_of_a_namespace_are_one_display():
    """A second robot has a tree of its own."""
    graph = [Topic('/r2/tf_static', (TF_TYPE,), 1), Topic('/r2/tf', (TF_TYPE,), 1)]
    (one,) = plan(graph).displays
    assert (one.id, list(one.topics)) == ('/r2/tf', ['/r2/tf', '/r2/tf_static'])
    assert display_id('/tf_static') == '/tf'
    assert display_id('/motif_static') == '/motif_static'


def test_static_transforms_alone_are_shown():
    """A bag of a fixed sensor has no /tf."""
    (one,) = plan([Topic('/tf_static', (TF_TYPE,), 1)]).displays
    assert (one.id, list(one.topics), one.visible) == ('/tf', ['/tf_static'], True)
    entry = Layout(displays=(DisplayEntry('/tf'),))
    (one,) = plan([Topic('/tf_static', (TF_TYPE,), 1)], entry).displays
    assert (one.id, one.type) == ('/tf', TF_TYPE)


MAP, UPDATE = 'nav_msgs/msg/OccupancyGrid', 'map_msgs/msg/OccupancyGridUpdate'
MAPS = {MAP: SimpleNamespace(ROS_TYPE=MAP, companions=lambda topic: {f'{topic}_updates': UPDATE})}
UPDATED = [Topic('/map', (MAP,), 1), Topic('/map_updates', (UPDATE,), 1)]


def test_companion_topic_feeds_the_display_and_is_none_itself():
    """A map and its updates are one row in the panel, subscribed together."""
    found = make_plan(UPDATED, DEFAULT, rules=Patterns(['.*']), types=MAPS)
    (one,) = found.displays
    assert (one.id, one.topics) == ('/map', {'/map': MAP, '/map_updates': UPDATE})
    assert [(info.display, info.note) for info in found.topics] == [('/map', ''), ('/map', '')]
    layout = Layout(displays=(DisplayEntry('/map'),))
    (again,) = make_plan(UPDATED, layout, rules=Patterns(['.*']), types=MAPS).displays
    assert again.topics == one.topics


def test_companion_of_another_type_or_denied_is_left_out():
    """A topic that only has the name is not taken for an update."""
    graph = [UPDATED[0], Topic('/map_updates', ('std_msgs/msg/String',), 1)]
    found = make_plan(graph, DEFAULT, rules=Patterns(['.*']), types=MAPS)
    assert found.displays[0].topics == {'/map': MAP}
    assert found.topics[1].note == 'there is no display for std_msgs/msg/String'
    rules = Patterns(['.*'], deny=['/map_updates'])
    assert make_plan(UPDATED, DEFAULT, rules=rules, types=MAPS).displays[0].topics == {'/map': MAP}
    (lonely,) = make_plan(UPDATED[1:], DEFAULT, rules=Patterns(['.*']), types=MAPS).topics
    assert (lonely.display, lonely.note) == ('', f'there is no display for {UPDATE}')


def test_denied_topics_are_nowhere():
    """Not in the list, not as a display; the layout's says why."""
    layout = Layout(displays=(DisplayEntry('/image', IMAGE),))
    found = plan(layout=layout, deny=['/image', '/words'])
    assert {info.topic for info in found.topics}.isdisjoint({'/image', '/words'})
    first = found.displays[0]
    assert (first.id, first.type) == ('/image', '')
    assert 'subscribe.*' in first.note


def test_conflicts_and_unknown_types_are_noted():
    """Why something is not shown is told where the topic is listed."""
    graph = [
        Topic('/both', ('std_msgs/msg/String', CLOUD), 2),
        Topic('/custom', ('foo_bar_msgs/msg/Thing',), 1),
        Topic('/words', ('std_msgs/msg/String',), 1),
    ]
    found = plan(graph, Layout(displays=(DisplayEntry('/words', CLOUD),)))
    notes = {info.topic: info.note for info in found.topics}
    assert notes['/both'].endswith(
        f'published as std_msgs/msg/String and as {CLOUD}; shown as {CLOUD}'
    )
    assert 'message package foo_bar_msgs is not installed here' in notes['/custom']
    assert notes['/words'] == 'std_msgs/msg/String is shown only where the layout says that it is'
    words = found.displays[0]
    assert words.note == f'it is published as std_msgs/msg/String, not as {CLOUD}'
    shown = {info.topic: info.display for info in found.topics}
    assert shown == {'/both': '/both', '/custom': '', '/words': ''}


def test_a_general_type_is_shown_where_it_is_meant():
    """A text is a robot on a topic named so, or where the layout says so."""
    text = 'std_msgs/msg/String'
    graph = [Topic(name, (text,), 1) for name in ('/robot_description', '/urdf', '/words')]
    layout = Layout(displays=(DisplayEntry('/urdf', text),))
    found = plan(graph, layout)
    assert {one.id: one.type for one in found.displays} == {
        '/urdf': text,
        '/robot_description': text,
    }
    notes = {info.topic: info.note for info in found.topics}
    assert notes['/urdf'] == notes['/robot_description'] == ''
    assert 'only where the layout says' in notes['/words']


def test_what_others_draw_with_is_offered_hidden():
    """The state of joints moves a robot model; arrows at every joint are for who asks."""
    graph = [Topic('/joint_states', ('sensor_msgs/msg/JointState',), 1)]
    assert visible(plan(graph)) == {'/joint_states': False}
    assert visible(plan(graph, Layout(discover='all'))) == {'/joint_states': True}
