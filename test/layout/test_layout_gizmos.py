# SPDX-License-Identifier: Apache-2.0
"""Gizmos of a layout: what they say, and mistakes with their lines."""

from __future__ import annotations

import pytest

from ros_viz_bridge.layout.layout import read_layout
from ros_viz_bridge.layout.yaml_nodes import LayoutError

LAYOUT = """
gizmos:
  - {gizmo: Gripper, topic: target, frame: /base, pose: [1, 2, 3, 0, 0, 0, 1], rate: 10}
  - {gizmo: Gripper, transform: /camera, frame: base, latched: true, axes: [x, y], turn: false,
     size: 0.2, group: ''}
"""


def test_gizmos_are_what_the_layout_says() -> None:
    first, second = read_layout(LAYOUT, file='x', types={}).gizmos
    assert (first.id, first.topic, first.frame, first.group) == (
        'gripper',
        'target',
        'base',
        'robot',
    )
    assert (first.pose[:3], first.rate, first.axes) == ((1.0, 2.0, 3.0), 10.0, (True, True, True))
    assert (second.id, second.transform, second.latched) == ('gripper_2', 'camera', True)
    assert (second.axes, second.move, second.turn) == ((True, True, False), True, False)
    assert (second.size, second.group) == (0.2, '')


@pytest.mark.parametrize(
    ('text', 'why'),
    [
        ('topic: /t, frame: f', r'x, line 2: gizmos\[0\]: a gizmo needs the key gizmo'),
        ('gizmo: A, frame: f', 'needs the key topic or transform'),
        ('gizmo: A, topic: /t, transform: c, frame: f', 'one of them'),
        ('gizmo: A, topic: /t', 'needs the frame'),
        ('gizmo: A, topic: /t.pose, frame: f', 'no ROS name'),
        ('gizmo: A, topic: /t, frame: /', 'the name of a frame'),
        ('gizmo: A, transform: f, frame: f', 'told in itself'),
        ('gizmo: A, topic: /t, frame: f, pose: [1, 2]', r'gizmos\[0\].pose: must be seven'),
        ('gizmo: A, topic: /t, frame: f, axes: []', 'at least one of x, y, z'),
        ('gizmo: A, topic: /t, frame: f, move: false, turn: false', 'is none'),
        ('gizmo: A, topic: /t, frame: f, rate: 0', 'from 1 to 100'),
        ('gizmo: A, topic: /t, frame: f, sise: 1', 'did you mean size'),
    ],
)
def test_a_mistake_is_told_with_its_line(text: str, why: str) -> None:
    with pytest.raises(LayoutError, match=why):
        read_layout(f'gizmos:\n  - {{{text}}}', file='x', types={})


@pytest.mark.parametrize(
    ('other', 'why'),
    [
        ('gizmos: [A, {gizmo: B, topic: /t, frame: g}]', 'another gizmo has /t already'),
        ('gizmos: [A]\nwidgets: [{text: T, topic: /t}]', '/t with type std_msgs/msg/String'),
        (
            'gizmos: [A]\nwidgets: [{vector: V, topic: /t.pose.position, latched: true, '
            'type: geometry_msgs/msg/PoseStamped}]',
            'has /t otherwise',
        ),
    ],
)
def test_a_topic_is_not_said_to_be_two_things(other: str, why: str) -> None:
    text = other.replace('[A', '[{gizmo: A, topic: /t, frame: f}')
    with pytest.raises(LayoutError, match=why):
        read_layout(text, file='x', types={})
