# SPDX-License-Identifier: Apache-2.0
"""What a viewer puts down arrives where RViz would have published it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from geometry_msgs.msg import PointStamped, PoseStamped, PoseWithCovarianceStamped
from inputs.tools import PLACE, used
from nav_msgs.msg import Path as PathMessage
import pytest
from support.world import Robot, running_bridge, until, until_heard

from ros_viz_bridge.layout.layout import load_layout
from ros_viz_bridge.layout.yaml_nodes import LayoutError
from ros_viz_bridge.ros import gizmos, tools
from ros_viz_bridge.ros.parameters import Parameters
from ros_viz_bridge.wire.client import Stop, TakeControl
from ros_viz_bridge.wire.session import Notice
from ros_viz_bridge.wire.tools import ViewTools

pytestmark = pytest.mark.ros


def test_rviz_tools_are_there_by_default(robot: Robot, bridge: Any, open_page: Any):
    """Their topics, types, frames and stamps; and a word on who listens."""
    goals = robot.hear(PoseStamped, '/goal_pose')
    points = robot.hear(PointStamped, '/clicked_point')
    page = open_page(bridge)
    told = page.wait_for(
        lambda m: (
            isinstance(m, ViewTools)
            and [(t.tool, t.topic, t.listeners) for t in m.targets]
            == [
                ('goal_pose', '/goal_pose', 1),
                ('initial_pose', '/initialpose', 0),
                ('clicked_point', '/clicked_point', 1),
            ]
        )
    )
    assert told.measure
    for topic in ('/goal_pose', '/clicked_point'):
        until_heard(bridge, topic)
    page.send(used('goal_pose'))
    page.send(used('clicked_point'))
    until(lambda: goals and points)
    assert goals[0].pose.position.x == PLACE[0]
    assert goals[0].header.stamp.sec > 0 and goals[0].header.frame_id == 'map'
    said = page.wait_for(Notice)
    assert said.level == 'info'
    assert said.text == 'Goal pose: (1.00, 2.00) m, 74° in map published on /goal_pose.'
    page.send(used('initial_pose'))
    said = page.wait_for(lambda m: isinstance(m, Notice) and m.about == 'initial_pose')
    assert said.level == 'warning' and said.text.endswith('but nobody listens to it.')


def test_what_a_link_held_back_is_not_published(robot: Robot, bridge: Any, open_page: Any):
    goals = robot.hear(PoseStamped, '/goal_pose')
    page = open_page(bridge)
    page.wait_for(ViewTools)
    until_heard(bridge, '/goal_pose')
    (client,) = bridge.server.get_clients()
    until(lambda: bridge.tools._times.uncertainty(client) < 1.0, 'both clocks are known')
    old, new = used('goal_pose'), used('goal_pose', (7.0, *PLACE[1:]))
    page.send(replace(old, page_time=old.page_time - 10_000.0))
    said = page.wait_for(Notice)
    assert said.level == 'warning' and 'it came 10 s late, and is not published' in said.text
    page.send(new)
    until(lambda: goals)
    assert [goal.pose.position.x for goal in goals] == [7.0]


def test_names_and_types_are_parameters(robot: Robot, tmp_path: Path, open_page: Any):
    file = tmp_path / 'layout.yaml'
    file.write_text('tools: [initial_pose, waypoints]\n')
    paths = robot.hear(PathMessage, '/nav/route')
    estimates = robot.hear(PoseWithCovarianceStamped, '/robot/estimate')
    with running_bridge(
        f'layout_file:={file}',
        'tools.waypoints:=/nav/route',
        'tools.waypoints_as_path:=true',
        'tools.initial_pose:=estimate',
        'publish.allow:=[/nothing]',
        arguments=['-r', '__ns:=/robot'],
    ) as bridge:
        page = open_page(bridge)
        for topic in ('/nav/route', '/robot/estimate'):
            until_heard(bridge, topic)
        page.send(used('waypoints', PLACE, PLACE))
        page.send(used('initial_pose'))
        until(lambda: paths and estimates)
        assert len(paths[0].poses) == 2
        page.send(used('goal_pose'))
        assert (
            'no such tool'
            in page.wait_for(lambda m: isinstance(m, Notice) and m.about == 'goal_pose').text
        )


def test_what_must_not_be_is_refused(robot: Robot, open_page: Any):
    """By an allow-list, while another operator drives, while outputs are stopped."""
    goals = robot.hear(PoseStamped, '/goal_pose')
    with running_bridge('publish.allow:=[/goal_pose]') as bridge:
        page, other = open_page(bridge), open_page(bridge)
        tools = page.wait_for(ViewTools)
        assert [each.tool for each in tools.targets] == ['goal_pose']
        other.send(TakeControl('drive'))
        until(lambda: bridge.server.get_holder('drive') == other.client_id)
        page.send(used('goal_pose'))
        assert 'has the control' in page.wait_for(Notice).text
        other.send(used('goal_pose', frame=''))
        assert 'no fixed frame' in other.wait_for(Notice).text
        other.send(Stop('no'))
        until(lambda: bridge.publications.stopped)
        other.send(used('goal_pose'))
        other.wait_for(lambda m: isinstance(m, Notice) and 'stopped by' in m.text)
        assert goals == []


@pytest.mark.parametrize(
    ('entry', 'said'),
    [
        ('gizmos: [{gizmo: A, topic: goal_pose, frame: map, latched: true}]', 'not latched'),
        ('widgets: [{number: A, topic: /goal_pose, type: std_msgs/Float64}]', 'as geometry_msgs'),
        ('gizmos: [{gizmo: A, topic: goal_pose, frame: map}]', ''),
        ('widgets: [{gauge: A, topic: /goal_pose.pose.position.x, min: 0, max: 1,'
         ' type: geometry_msgs/PoseStamped}]', ''),
    ],
)  # fmt: skip
def test_one_topic_is_not_two_things(robot: Robot, tmp_path: Path, entry: str, said: str) -> None:
    path = tmp_path / 'layout.yaml'
    path.write_text(f'version: 1\n{entry}\n')
    layout = load_layout(str(path), {})
    entries = (*layout.widgets, *gizmos.resolved(robot.node, layout.gizmos, layout.widgets))
    if not said:
        assert tools.targets(robot.node, ['goal_pose'], Parameters(), entries)
        return
    with pytest.raises(LayoutError, match=r'line 2: .*the tool goal_pose publishes') as error:
        tools.targets(robot.node, ['goal_pose'], Parameters(), entries)
    assert said in str(error.value) and 'parameter tools.goal_pose' in str(error.value)
