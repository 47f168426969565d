# SPDX-License-Identifier: Apache-2.0
"""Configurations of RViz: what both have is taken over, what not is named."""

from __future__ import annotations

import math
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from ros_viz_bridge.displays.registry import builtin
from ros_viz_bridge.layout.rviz import Import, is_rviz, read_rviz
from ros_viz_bridge.layout.rviz_table import RULES
from ros_viz_bridge.layout.yaml_nodes import LayoutError, read_yaml
from ros_viz_bridge.wire.layouts import LayoutView

DATA = Path(__file__).parents[1] / 'data'
TYPES = builtin()


def read(name: str) -> Import:
    return read_rviz(read_yaml((DATA / f'{name}.rviz').read_text(), file=name), TYPES)


def view(found: Import, title: str) -> LayoutView:
    (one,) = [each for each in found.layout.views if each.title == title]
    return one


COMMON = {
    'nav2': {
        'RobotModel': 'std_msgs/msg/String',
        'TF': 'tf2_msgs/msg/TFMessage',
        'LaserScan': 'sensor_msgs/msg/LaserScan',
        'Map': 'nav_msgs/msg/OccupancyGrid',
        'Global Costmap': 'nav_msgs/msg/OccupancyGrid',
        'Path': 'nav_msgs/msg/Path',
        'Polygon': 'geometry_msgs/msg/PolygonStamped',
        'Trajectories': 'visualization_msgs/msg/MarkerArray',
        'Amcl Particle Swarm': 'geometry_msgs/msg/PoseArray',
        'Odometry': 'nav_msgs/msg/Odometry',
        'Waypoints': 'visualization_msgs/msg/MarkerArray',
    },
    'moveit': {
        'RobotModel': 'std_msgs/msg/String',
        'MarkerArray': 'visualization_msgs/msg/MarkerArray',
        'InteractiveMarkers': 'visualization_msgs/msg/InteractiveMarkerUpdate',
        'Depth camera': 'sensor_msgs/msg/PointCloud2',
        'Depth': 'sensor_msgs/msg/Image',
        'Wrench': 'geometry_msgs/msg/WrenchStamped',
    },
}


@pytest.mark.parametrize('name', COMMON)
def test_every_display_that_both_have_is_taken_over(name: str) -> None:
    found = read(name)
    wanted = {title: kind for title, kind in COMMON[name].items() if kind in TYPES}
    assert {each.title: each.type for each in found.layout.views} == wanted


def test_a_depth_cloud_is_its_image_drawn_as_a_cloud() -> None:
    text = """
Visualization Manager:
  Displays:
    - Class: rviz_default_plugins/DepthCloud
      Name: D435
      Enabled: true
      Depth Map Topic: camera/depth/image_raw
      Color Image Topic: camera/color/image_raw
      Auto Size: {Value: true, Auto Size Factor: 2}
      Style: Spheres
"""
    found = read_rviz(read_yaml(text, file='depth'), TYPES)
    one = view(found, 'D435')
    assert (one.topic, one.type) == ('/camera/depth/image_raw', 'sensor_msgs/msg/Image')
    assert one.options == {
        'show': 'cloud',
        'style': 'spheres',
        'size_factor': 2.0,
        'color_topic': '/camera/color/image_raw',
    }


def test_what_is_not_here_is_named_with_the_reason() -> None:
    left_out = read('moveit').left_out + read('nav2').left_out
    assert any(text.startswith('MotionPlanning: the panel of MoveIt') for text in left_out)
    assert 'Particles: nav2_rviz_plugins/ParticleCloud has no counterpart' in left_out
    assert 'the tool SetInitialPose on /initialpose: the page has none like it' in left_out


def test_topics_switches_and_settings_are_as_in_the_file() -> None:
    nav2, moveit = read('nav2'), read('moveit')
    assert view(nav2, 'TF').options == {'hidden': 'odom', 'scale': 0.2, 'names': False}
    hidden = view(nav2, 'Trajectories')
    assert (hidden.topic, hidden.visible, hidden.options) == ('/marker', False, {'hidden': 'all'})
    depth = view(moveit, 'Depth')
    assert depth.options == {'range': 'fixed', 'min': 0.5, 'max': 4.0}
    cloud = view(moveit, 'Depth camera').options
    wanted = {'color_by': 'axis', 'range': 'fixed', 'max': 2.0, 'invert': True, 'decay': 2.0}
    assert cloud.items() >= wanted.items()


def test_the_frame_and_the_camera_are_taken_over() -> None:
    nav2, moveit = read('nav2').layout, read('moveit').layout
    assert (nav2.fixed_frame, nav2.view_mode) == ('map', 'top_down')
    assert nav2.camera[:2] == [-0.044, 0.0187]
    assert (moveit.fixed_frame, moveit.view_mode) == ('panda_link0', 'orbit')
    x, y, z, qx, qy, qz, qw = moveit.camera
    ahead = (1 - 2 * (qy * qy + qz * qz), 2 * (qx * qy + qz * qw), 2 * (qx * qz - qy * qw))
    # RViz looks at the focal point from 2 m away.
    at = [start + 2 * step for start, step in zip((x, y, z), ahead, strict=True)]
    assert at == pytest.approx([0.5, 0.0, 0.25], abs=1e-9)
    assert math.hypot(qx, qy, qz, qw) == pytest.approx(1)


def display(text: str, **types: Any) -> Import:
    indented = text.replace('\n', '\n     ')
    whole = f'Visualization Manager:\n  Displays:\n   - {indented}\n'
    return read_rviz(read_yaml(whole, file='f'), {**TYPES, **types})


def test_a_value_that_does_not_fit_is_left_out_and_the_rest_is_taken() -> None:
    found = display(
        'Class: rviz_default_plugins/TF\nName: T\nMarker Scale: {a: 1}\nFrame Timeout: x\n'
        'Show Names: 3\nShow Axes: false\nAngle Of Attack: 4'
    )
    assert found.layout.views[0].options == {'axes': False}
    assert any("Frame Timeout cannot be 'x' here" in text for text in found.left_out)
    assert any("'Angle Of Attack' has no counterpart" in text for text in found.left_out)


def test_files_of_ros_1_name_their_topics_otherwise() -> None:
    found = display('Class: rviz/Marker\nMarker Topic: visualization_marker\nEnabled: true')
    assert found.layout.views[0].topic == '/visualization_marker'


def test_a_display_of_a_type_that_is_not_here_is_left_out() -> None:
    rule = RULES['TF']
    whole = 'Visualization Manager:\n  Displays: [{Class: rviz_default_plugins/TF, Name: T}]'
    found = read_rviz(read_yaml(whole, file='f'), {'x/msg/X': SimpleNamespace()})
    assert found.left_out == [f'T: there is no display for {rule.type}']


@pytest.mark.parametrize('text', ['[]', 'a: 1', 'displays: []'])
def test_other_files_are_none_of_rviz(text: str) -> None:
    assert not is_rviz(read_yaml(text, file='f'))


@pytest.mark.parametrize(
    'text', ['Visualization Manager: 3', 'Visualization Manager: {Displays: [3]}']
)
def test_a_broken_file_is_refused_with_its_line(text: str) -> None:
    with pytest.raises(LayoutError, match='f, line 1'):
        read_rviz(read_yaml(text, file='f'), TYPES)


def test_many_displays_and_complaints_are_bounded() -> None:
    many = ', '.join(['{Class: rviz_default_plugins/TF, Foo: 1}'] * 3000)
    whole = f'Visualization Manager: {{Displays: [{many}]}}'
    found = read_rviz(read_yaml(whole, file='f'), TYPES)
    assert len(found.layout.views) == 500
    assert len(found.left_out) == 201
    assert found.left_out[-1] == 'and 2800 more'
