# SPDX-License-Identifier: Apache-2.0
"""Scenes of RViz's own tests: poses, vectors, markers, a robot, frames."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from geometry_msgs.msg import (
    AccelStamped,
    Point,
    PoseArray,
    PoseStamped,
    PoseWithCovarianceStamped,
    TwistStamped,
    WrenchStamped,
)
from nav_msgs.msg import Odometry, Path
import numpy as np
from std_msgs.msg import String
from visualization_msgs.msg import Marker, MarkerArray

from .camera import as_rviz_tests, Place
from .rviz_differences import DIFFERS
from .scene import color, header, links, pose, Scene, vector

COVARIANCE = np.zeros((6, 6))
COVARIANCE[:3, :3] = [[0.75, 0.04, 0.1], [0.04, 0.7, 0.4], [0.1, 0.4, 0.5]]
COVARIANCE[3:, 3:] = [[0.8, 0.25, 0.06], [0.25, 0.3, 0.22], [0.06, 0.22, 0.6]]
OVER: Place = (2.0, 2.0, 16.0)
UNDER: Place = (2.0, 2.0, 0.0)
ARROW = {
    'color': '#6400ff',
    'shaft_length': 5.0,
    'shaft_radius': 2.0,
    'head_length': 3.0,
    'head_radius': 3.0,
}
TURNING = {'orientation_color_style': 'rgb', 'orientation_alpha': 1.0, 'orientation_scale': 5.0}
SURE = {'position_scale': 5.0, 'position_alpha': 1.0, 'orientation': False}
MESH = 'package://ros_viz_bridge/meshes/body.stl'
TURNED = (0, 0, 1, 0)
"""What the tests leave unset: all zero in 2018, when RViz's pictures were taken, half a turn."""
URDF = f"""
<robot name="test_robot">
  <material name="cyan"><color rgba="0 1 1 1"/></material>
  <material name="green"><color rgba="0 1 0 1"/></material>
  <material name="blue"><color rgba="0 0 1 1"/></material>
  <link name="rviz_robot">
    <collision><geometry><box size="1 1 1"/></geometry></collision>
    <visual><geometry><mesh filename="{MESH}"/></geometry></visual>
  </link>
  <joint name="right" type="fixed">
    <parent link="rviz_robot"/><child link="rviz_right_arm"/></joint>
  <link name="rviz_right_arm"><visual><origin xyz="0 -2 0"/>
    <geometry><box size="1 3 1"/></geometry><material name="cyan"/></visual></link>
  <joint name="left" type="fixed">
    <parent link="rviz_robot"/><child link="rviz_left_arm"/></joint>
  <link name="rviz_left_arm"><visual><origin xyz="0 2 0"/>
    <geometry><box size="1 3 1"/></geometry><material name="blue"/></visual></link>
  <joint name="neck" type="continuous"><axis xyz="0 0 1"/>
    <parent link="rviz_robot"/><child link="rviz_head"/></joint>
  <link name="rviz_head"><visual><origin xyz="0 0 2"/>
    <geometry><sphere radius="1"/></geometry><material name="green"/></visual></link>
</robot>
"""


def scenes() -> list[Scene]:
    """Return the pictures."""
    return [*poses(), *sure(), *path(), *screws(), *markers(), *robots(), *frames()]


def seen(
    name: str,
    says: str,
    message: Any,
    options: dict[str, Any],
    eye: Sequence[float],
    target: Sequence[float] | None = (0.0, 0.0, 0.0),
    **more: Any,
) -> Scene:
    """Return a scene that is seen as in RViz's test; without a target it looks along -z."""
    x, y, z = (float(value) for value in eye)
    aim = (x, y, z - 1) if target is None else target
    return Scene(
        f'rviz_{name}',
        says,
        message,
        options,
        eye=(x, y, z),
        turn=as_rviz_tests(eye, aim),
        grid=False,
        rviz=name,
        differs=DIFFERS.get(name, ''),
        **more,
    )


def poses() -> list[Scene]:
    """Return poses."""
    one = PoseStamped(header=header(), pose=pose())
    three = PoseArray(header=header(), poses=[pose((0, i - 1, 0)) for i in range(3)])
    arrow = {'shaft_length': 5.0, 'shaft_radius': 6.0, 'head_length': 5.0, 'head_radius': 7.0}
    thick = {'shape': 'axes', 'axes_length': 6.0, 'axes_radius': 4.0}
    array = {
        'shape': 'arrow_3d',
        'color': '#feb606',
        'shaft_length': 3.0,
        'shaft_radius': 2.0,
        'head_length': 3.0,
        'head_radius': 5.0,
    }
    return [
        seen(
            'axes_display_visual_test',
            'Axes of 5 m, 3 m thick, seen against their x axis.',
            one,
            {'shape': 'axes', 'axes_length': 5.0, 'axes_radius': 3.0},
            (10, 0, 0),
            topic='/gallery/rviz_pose',
        ),
        seen(
            'pose_display_with_arrow',
            'An arrow.',
            one,
            arrow,
            (4, 0, 12),
            None,
            topic='/gallery/rviz_pose',
        ),
        seen('pose_display_with_axes', 'Axes.', one, thick, (9, 9, 9), topic='/gallery/rviz_pose'),
        seen(
            'pose_array_display_with_arrow3d',
            'Three arrows.',
            three,
            array,
            (2.7, 0, 8),
            None,
            topic='/gallery/rviz_pose_array',
        ),
        seen(
            'pose_array_display_with_axes',
            'Three axes, in a row along y.',
            three,
            thick,
            (7, 7, 7),
            topic='/gallery/rviz_pose_array',
        ),
    ]


def sure() -> list[Scene]:
    """Return poses with covariance."""
    back = PoseWithCovarianceStamped(header=header())
    back.pose.pose, back.pose.covariance = pose(turn=(1, 0, 0, 0)), COVARIANCE.ravel().tolist()
    odometry = Odometry(header=header(), child_frame_id='base')
    odometry.pose.pose, odometry.pose.covariance = pose(), COVARIANCE.ravel().tolist()
    odometry.twist.twist.linear.x = 0.3
    none = {**ARROW, 'alpha': 0.0}
    found = []
    for name, message, thing in (
        ('pose_with_covariance', back, 'a pose that is turned about x by half a turn'),
        ('odometry', odometry, 'an odometry'),
    ):
        covariance = 'odometry_covariance' if name == 'odometry' else name
        topic = f'/gallery/rviz_{name}'
        found += [
            seen(
                f'{name}_arrow',
                f'The arrow of {thing}.',
                message,
                {**ARROW, 'covariance': False},
                OVER,
                UNDER,
                topic=topic,
            ),
            seen(
                f'{covariance}_orientation',
                f'How sure the orientation of {thing} is.',
                message,
                {**none, **TURNING},
                OVER,
                UNDER,
                topic=topic,
            ),
            seen(
                f'{covariance}_position',
                f'How sure the position of {thing} is.',
                message,
                {**none, **SURE},
                OVER,
                UNDER,
                topic=topic,
            ),
        ]
    found.append(
        seen(
            'odometry_axes',
            'The axes of an odometry.',
            odometry,
            {'shape': 'axes', 'axes_length': 7.0, 'axes_radius': 3.0, 'covariance': False},
            OVER,
            UNDER,
            topic='/gallery/rviz_odometry',
        )
    )
    return found


def path() -> list[Scene]:
    """Return a path."""
    made = Path(header=header())
    made.poses = [
        PoseStamped(header=header(), pose=pose(at)) for at in ((0.0, 0.0, 0.0), (4.0, 4.0, 0.0))
    ]
    options = {
        'line_style': 'billboards',
        'line_width': 20.0,
        'color': '#0000c8',
        'pose_style': 'axes',
        'axes_length': 8.0,
        'axes_radius': 3.0,
    }
    return [seen('test_with_path', 'A band 20 m broad, and axes.', made, options, OVER, UNDER)]


def screws() -> list[Scene]:
    """Return vectors in pairs."""
    twist, accel, wrench = (
        kind(header=header()) for kind in (TwistStamped, AccelStamped, WrenchStamped)
    )
    for part in (twist.twist, accel.accel):
        part.linear, part.angular = vector(1, 3, 2), vector(3, 2, 1)
    wrench.wrench.force, wrench.wrench.torque = vector(1, 3, 2), vector(3, 2, 1)
    return [
        seen(
            name,
            says,
            message,
            {
                f'{a}_color': '#ffff00',
                f'{b}_color': '#00ffff',
                f'{a}_arrow_scale': 2.0,
                f'{b}_arrow_scale': 2.0,
                'arrow_width': 4.0,
            },
            (10, 10, 16),
        )
        for name, says, message, a, b in (
            ('twists_are_displayed', 'A velocity.', twist, 'linear', 'angular'),
            ('accels_are_displayed', 'An acceleration.', accel, 'linear', 'angular'),
            ('wrenches_are_displayed', 'Force and torque.', wrench, 'force', 'torque'),
        )
    ]


def shape(number: int, kind: int, size: Sequence[float], tint: Sequence[float]) -> Marker:
    """Return a marker as the tests have them."""
    return Marker(
        header=header(),
        ns='test_ns',
        id=number,
        type=kind,
        pose=pose(),
        scale=vector(*size),
        color=color(*tint),
    )


def at(*rows: Sequence[float]) -> list[Point]:
    """Return points."""
    return [Point(x=float(x), y=float(y), z=float(z)) for x, y, z in rows]


def ball(number: int, x: float, tint: Sequence[float]) -> Marker:
    """Return a sphere of 6 m."""
    made = shape(number, Marker.SPHERE, (6, 6, 6), tint)
    made.pose = pose((x, 0, -2), TURNED)
    return made


def band(number: int) -> Marker:
    """Return a line 3 m broad around three sides of a square."""
    made = shape(number, Marker.LINE_STRIP, (3, 0, 0), (0, 1, 0))
    made.pose, made.points = pose(turn=TURNED), at((3, 3, 0), (3, -3, 0), (-3, -3, 0), (-3, 3, 0))
    return made


def cubes(number: int, tint: Sequence[float]) -> Marker:
    """Return four cubes of 3 m."""
    made = shape(number, Marker.CUBE_LIST, (3, 3, 3), tint)
    made.points = at((3, 3, 0), (-3, -3, 0), (-3, 3, 0), (3, -3, 0))
    return made


def markers() -> list[Scene]:
    """Return markers of many types."""
    blue = (0, 0, 1)
    array = MarkerArray(
        markers=[ball(1, -2, blue), ball(2, 2, blue), band(3), cubes(4, (1, 0, 0))]
    )
    mesh = shape(4, Marker.MESH_RESOURCE, (5, 5, 5), (0, 0, 0, 0))
    mesh.pose, mesh.mesh_resource = pose((0, 5, 0)), MESH
    mesh.mesh_use_embedded_materials = True
    arrow = shape(5, Marker.ARROW, (5, 5, 5), blue)
    arrow.pose, arrow.points = pose((0, -4, 0)), at((5, 0, 0), (-5, 0, 0))
    triangle = shape(6, Marker.TRIANGLE_LIST, (5, 5, 5), (0, 0, 1, 0))
    triangle.pose = pose((-6, -1, 1))
    triangle.points = at((1, 0, 0), (0, 1, 0), (0, 0, 0))
    triangle.colors = [color(1, 0, 0), color(0, 1, 0), color(0, 0, 1)]
    first, *later = (ball(1, 0, (0, 1, 0)), band(2), cubes(3, (1, 1, 0)), mesh, arrow, triangle)
    up = (0, 0, 16)
    return [
        seen(
            'test_marker_array_with_three_marker_types',
            'Spheres, a broad line, cubes.',
            array,
            {},
            up,
        ),
        seen(
            'test_marker_with_multiple_marker_types',
            'The types of markers, one by one.',
            first,
            {},
            up,
            later=later,
        ),
    ]


def robots() -> list[Scene]:
    """Return a robot of simple bodies."""
    robot, topic = String(data=URDF), '/gallery/rviz/robot_description'
    return [
        seen(
            'robot_model_display_with_visuals',
            'The visual bodies of a robot.',
            robot,
            {'joint_states': ''},
            (8, 0, 0),
            topic=topic,
        ),
        seen(
            'robot_model_display_with_collision',
            'Its collision body.',
            robot,
            {'joint_states': '', 'visual': False, 'collision': True, 'collision_color': '#ff0000'},
            (8, 0, 0),
            topic=topic,
        ),
    ]


def frames() -> list[Scene]:
    """Return two frames."""
    tree = links(('map', 'rviz_tf_frame', (1.0, 0.0, 0.0)))
    hidden = 'fixed, gallery_*, rviz_robot, rviz_*arm, rviz_head, base, arm, camera'
    large = {'names': False, 'scale': 10.0}
    near = (3, 3, 3)
    return [
        seen(
            'tf_display',
            'Two frames, one metre apart, with axes of 10 m.',
            tree,
            {**large, 'hidden': hidden},
            near,
            topic='/gallery/rviz/tf_static',
        ),
        seen(
            'tf_display_frame_disabled',
            'One of them is hidden.',
            tree,
            {**large, 'hidden': f'{hidden}, rviz_tf_frame'},
            near,
            topic='/gallery/rviz/tf_static',
        ),
    ]
