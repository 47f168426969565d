# SPDX-License-Identifier: Apache-2.0
"""Poses, paths and odometry look as their messages and the settings of RViz's names say."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from support.converted import converted, settings
from support.pictures import area, extent, Studio

from ros_viz_bridge.displays import (
    odometry,
    path,
    pose_array,
    pose_stamped,
    pose_with_covariance_stamped,
)

pytestmark = pytest.mark.browser

HALF = 0.5**0.5
HEADER = {'frame_id': 'map'}


def pose(x: float = 0, y: float = 0, z: float = 0, turned: bool = False) -> dict[str, Any]:
    """Return a pose as plain values; ``turned``: a quarter to the left."""
    orientation = {'z': HALF, 'w': HALF} if turned else {'w': 1.0}
    position = {'x': float(x), 'y': float(y), 'z': float(z)}
    return {'position': position, 'orientation': orientation}


def show(studio: Studio, name: str, module: Any, values: dict[str, Any], **options: Any) -> Any:
    """Draw what a display makes of a message, with RViz's defaults but these."""
    first = converted(module, {'header': HEADER, **values})[0]
    studio.show(first, **settings(module, **options))
    return studio.draw(name)


def matrix(**variances: float) -> np.ndarray:
    """Return a covariance (36,) of these variances."""
    names = ['x', 'y', 'z', 'roll', 'pitch', 'yaw']
    return np.diag([variances.get(name, 0.0) for name in names]).reshape(36)


def test_pose_as_an_arrow_of_rviz_s_size(studio: Studio) -> None:
    picture = show(studio, 'pose_arrow', pose_stamped, {'pose': pose(-1, 1)})
    # RViz's pose_display_with_arrow.png: a red arrow along x, shaft 1 m, head 0.3 m.
    assert extent(picture.hue(0)) == pytest.approx((-1, 0.95, 0.3, 1.05), abs=0.09)
    assert area(picture.drawn()) == pytest.approx(0.05 + 0.5 * 0.3 * 0.1, rel=0.25)
    r, g, b = picture.at(-0.5, 1)
    assert r > 4 * g and r > 4 * b
    bigger = {'shaft_length': 2.0, 'shaft_radius': 1.0, 'head_length': 1.0, 'head_radius': 2.0}
    picture = show(
        studio, 'pose_arrow_big', pose_stamped, {'pose': pose(0, -2, turned=True)}, **bigger
    )
    assert extent(picture.drawn()) == pytest.approx((-1, -2, 1, 1), abs=0.06)
    assert area(picture.drawn()) == pytest.approx(2 + 1, rel=0.03)


def test_pose_as_axes(studio: Studio) -> None:
    options = {'shape': 'axes', 'axes_length': 2.0, 'axes_radius': 0.5}
    picture = show(studio, 'pose_axes', pose_stamped, {'pose': pose()}, **options)
    # As in pose_array_display_with_axes.png: x red to the right, y green upwards, z blue.
    assert extent(picture.hue(0)) == pytest.approx((0.07, -0.25, 2, 0.25), abs=0.06)
    left, bottom, right, top = extent(picture.hue(1))
    assert (left, right, top) == pytest.approx((-0.25, 0.25, 2), abs=0.06)
    assert bottom < 0.3
    studio.call('look', 'side')
    assert extent(studio.draw('pose_axes_side').hue(2))[3] == pytest.approx(2, abs=0.06)


def test_opacity_and_colour_act_at_once(studio: Studio) -> None:
    opaque = show(studio, 'pose_opaque', pose_stamped, {'pose': pose(-1)}, shaft_radius=1.0)
    studio.call('setOptions', settings(pose_stamped, shaft_radius=1.0, alpha=0.4, color='#00ff00'))
    faint = studio.draw('pose_faint')
    assert faint.at(-0.5, 0.2)[1] > 60 > faint.at(-0.5, 0.2)[0]
    assert opaque.at(-0.5, 0.2)[0] > 150
    assert faint.at(-0.5, 0.2)[1] < opaque.at(-0.5, 0.2)[0]


def test_pose_array_as_flat_arrows(studio: Studio) -> None:
    values = {'poses': [pose(-3, -3), pose(0, 0, turned=True)]}
    picture = show(studio, 'pose_array_flat', pose_array, values, arrow_length=2.0)
    left, bottom, right, top = extent(picture.hue(0))
    assert (left, right) == pytest.approx((-3, 0.4), abs=0.08)
    assert (bottom, top) == pytest.approx((-3.4, 2), abs=0.08)
    # Thin lines: a shaft and two strokes each.
    stroke = np.hypot(0.5, 0.4)
    assert area(picture.hue(0)) < 2 * (2 + 2 * stroke) * 2.5 / 40


def test_pose_array_as_arrows_and_axes(studio: Studio) -> None:
    values = {'poses': [pose(-3, 0), pose(1, 0)]}
    thick = {'shaft_length': 1.0, 'shaft_radius': 0.4, 'head_length': 0.5, 'head_radius': 0.8}
    picture = show(studio, 'pose_array_3d', pose_array, values, shape='arrow_3d', **thick)
    assert extent(picture.drawn()) == pytest.approx((-3, -0.4, 2.5, 0.4), abs=0.06)
    options = {'shape': 'axes', 'axes_length': 1.0, 'axes_radius': 0.2}
    picture = show(studio, 'pose_array_axes', pose_array, values, **options)
    assert extent(picture.hue(0)) == pytest.approx((-2.9, -0.1, 2, 0.1), abs=0.06)
    assert area(picture.hue(1)) == pytest.approx(2 * 0.9 * 0.2, rel=0.2)


def test_five_thousand_particles_are_cheap(studio: Studio) -> None:
    grid = [pose(i % 100 / 12 - 4, i // 100 / 12 - 2) for i in range(5000)]
    (message,) = converted(pose_array, {'header': HEADER, 'poses': grid})
    studio.show(message, **settings(pose_array))
    studio.draw('pose_array_5000')
    assert studio.call('calls') == 1
    took = studio.page.evaluate(
        """() => { const start = performance.now(); for (let i = 0; i < 10; i++)
        window.pictures.again(); return (performance.now() - start) / 10; }"""
    )
    print(f'5000 flat arrows: {took:.2f} ms for a message')
    assert took < 30


def test_covariance_is_an_ellipsoid_of_standard_deviations(studio: Studio) -> None:
    covariance = matrix(x=4.0, y=1.0, z=0.25)
    covariance[14 + 7] = 1e-9  # Some roll: not a pose in the plane.
    values = {'pose': {'pose': pose(), 'covariance': covariance}}
    options = {'position_alpha': 1.0, 'orientation': False}
    module = pose_with_covariance_stamped
    picture = show(studio, 'covariance_position', module, values, **options)
    # As in pose_with_covariance_position.png: a violet ellipsoid around the pose.
    assert extent(picture.drawn()) == pytest.approx((-2, -1, 2, 1), abs=0.08)
    r, g, b = picture.at(-1, 0)
    assert r > 2 * g and b > 2 * g
    # Its axes are those of the frame, whichever way the pose is turned.
    turned = {'pose': {'pose': pose(turned=True), 'covariance': covariance}}
    picture = show(studio, 'covariance_turned', module, turned, **options, position_scale=2.0)
    assert extent(picture.drawn()) == pytest.approx((-4, -2, 4, 2), abs=0.1)
    studio.call('setOptions', settings(module, covariance=False))
    assert not studio.draw('covariance_off').at(-1, 0.5)[2] > 80


def test_correlated_covariance_is_a_turned_ellipse(studio: Studio) -> None:
    covariance = matrix(x=2.0, y=2.0, yaw=0.01)
    covariance[1] = covariance[6] = 1.9
    values = {'pose': {'pose': pose(), 'covariance': covariance}}
    options = {'position_alpha': 1.0, 'orientation': False, 'position_scale': 2.0}
    module = pose_with_covariance_stamped
    picture = show(studio, 'covariance_correlated', module, values, **options)
    assert picture.at(2.5, 2.5)[2] > 80 and picture.at(-2.5, -2.5)[2] > 80
    assert picture.at(2, -2) == (0x30, 0x30, 0x30)


def test_orientation_covariance_in_the_plane_is_a_sector(studio: Studio) -> None:
    sigma = np.arctan(0.5)
    values = {'pose': {'pose': pose(turned=True), 'covariance': matrix(x=1e-6, yaw=sigma**2)}}
    options = {'orientation_alpha': 1.0, 'position': False, 'orientation_offset': 3.0}
    module = pose_with_covariance_stamped
    picture = show(studio, 'covariance_yaw', module, values, **options)
    yellow = picture.drawn() & ~picture.hue(0)
    assert extent(yellow) == pytest.approx((-1.5, 0, 1.5, 3), abs=0.1)
    picture = show(
        studio, 'covariance_yaw_fixed', module, values, **options, orientation_frame='fixed'
    )
    assert extent(picture.drawn() & ~picture.hue(0)) == pytest.approx((0, -1.5, 3, 1.5), abs=0.1)


def test_orientation_covariance_in_space_is_a_disc_per_axis(studio: Studio) -> None:
    sigma = np.arctan(0.5)
    # Uncertain about x most of all: the ends of y and z go to and fro across it.
    covariance = matrix(z=1e-6, roll=sigma**2, pitch=np.arctan(0.1) ** 2, yaw=1e-2)
    values = {'pose': {'pose': pose(), 'covariance': covariance}}
    options = {
        'orientation_alpha': 1.0,
        'orientation_color_style': 'rgb',
        'orientation_offset': 2.0,
        'position': False,
        'shape': 'axes',
        'axes_length': 0.01,
    }
    picture = show(studio, 'covariance_discs', pose_with_covariance_stamped, values, **options)
    assert extent(picture.hue(2)) == pytest.approx((-0.2, -1, 0.2, 1), abs=0.08)
    studio.call('look', 'side')
    # y's end, seen from the side, goes up and down.
    side = studio.draw('covariance_discs_side')
    assert extent(side.hue(1)) == pytest.approx((-0.2, -1, 0.2, 1), abs=0.08)


def test_path_lines_billboards_and_poses(studio: Studio) -> None:
    values = {'poses': [{'pose': pose(-3, -3)}, {'pose': pose(3, -3)}, {'pose': pose(3, 3)}]}
    picture = show(studio, 'path_lines', path, values)
    # As in test_with_path.png: a line from pose to pose.
    assert extent(picture.hue(1)) == pytest.approx((-3, -3, 3, 3), abs=0.06)
    assert area(picture.hue(1)) == pytest.approx(12 * 1.25 / 40, rel=0.7)
    picture = show(studio, 'path_band', path, values, line_style='billboards', line_width=0.5)
    assert extent(picture.like((0x19, 255, 0))) == pytest.approx((-3, -3.25, 3.25, 3), abs=0.06)
    assert area(picture.like((0x19, 255, 0))) == pytest.approx(12 * 0.5, rel=0.05)
    options = {'pose_style': 'axes', 'axes_length': 1.0, 'axes_radius': 0.2, 'color': '#0000ff'}
    picture = show(studio, 'path_axes', path, values, **options)
    assert area(picture.hue(0)) == pytest.approx(3 * 0.9 * 0.2, rel=0.25)
    picture = show(studio, 'path_arrows', path, values, pose_style='arrows')
    assert picture.at(-2.95, -3)[0] > 100 and picture.at(-2.95, -3)[2] > 100


def test_path_is_moved_by_its_offset(studio: Studio) -> None:
    values = {'poses': [{'pose': pose(-1)}, {'pose': pose(1)}]}
    options = {'offset_x': 2.0, 'offset_y': 3.0, 'pose_style': 'axes', 'axes_length': 0.5}
    options |= {'axes_radius': 0.15}
    picture = show(studio, 'path_offset', path, values, **options)
    assert extent(picture.hue(0))[0] == pytest.approx(1, abs=0.1)
    left, bottom, right, top = extent(picture.drawn())
    assert (left, right) == pytest.approx((1, 3.5), abs=0.1)
    assert (bottom, top) == pytest.approx((3, 3.5), abs=0.1)


def test_path_keeps_as_many_as_asked_for(studio: Studio) -> None:
    def across(y: float) -> Any:
        poses = [{'pose': pose(-2, y)}, {'pose': pose(2, y)}]
        return converted(path, {'header': HEADER, 'poses': poses})[0]

    studio.show(across(-2), **settings(path, buffer_length=2.0))
    studio.add(across(0))
    studio.add(across(2))
    assert extent(studio.draw('path_buffer').hue(1)) == pytest.approx((-2, 0, 2, 2), abs=0.06)


def odom(x: float, **more: Any) -> Any:
    """Return the pose of an odometry message."""
    values = {'header': HEADER, 'pose': {'pose': pose(x), **more}}
    return converted(odometry, values)[0]


def test_odometry_keeps_poses_that_are_apart(studio: Studio) -> None:
    studio.show(odom(-4), **settings(odometry, keep=3.0))
    for x in (-3.95, -2, -1.93, 0, 2):
        studio.add(odom(x))
    picture = studio.draw('odometry_kept')
    # As in odometry_arrow.png: arrows; of the three newest, 1.3 m long each.
    columns = np.flatnonzero(picture.hue(0).any(axis=0))
    assert np.count_nonzero(np.diff(columns) > 1) == 2
    assert extent(picture.hue(0)) == pytest.approx((-2, -0.05, 3.3, 0.05), abs=0.09)


def test_odometry_of_a_hundred_poses_with_covariance(studio: Studio) -> None:
    covariance = matrix(x=0.01, y=0.02, yaw=0.1)
    studio.show(odom(-4.0, covariance=covariance), **settings(odometry))
    for i in range(120):
        studio.add(odom(-4 + i * 0.11 % 8, covariance=covariance))
    studio.draw('odometry_hundred')
    print(studio.call('calls'), 'draw calls,', studio.call('measure', 20), 'ms a picture')


def test_the_velocity_of_an_odometry_is_drawn_at_its_pose_when_asked_for(studio: Studio) -> None:
    twist = {'twist': {'linear': {'x': 1.0}}}
    values = {'header': HEADER, 'pose': {'pose': pose(1, 1, turned=True)}, 'twist': twist}
    _, velocity = converted(odometry, values)
    studio.show(velocity, **settings(odometry))
    assert not studio.draw('odometry_no_twist').drawn().any()
    studio.show(velocity, **settings(odometry, twist=True, linear_arrow_scale=1.0))
    assert extent(studio.draw('odometry_twist').drawn()) == pytest.approx(
        (0.95, 1, 1.05, 2.3), abs=0.1
    )


def test_poses_wait_for_their_frame_and_follow_it(studio: Studio) -> None:
    (message,) = converted(pose_stamped, {'header': {'frame_id': 'tool'}, 'pose': pose()})
    studio.show(message, **settings(pose_stamped))
    assert not studio.draw('pose_waits').drawn().any()
    assert [problem['name'] for problem in studio.problems] == ['tool']
    studio.call('setFrame', 'tool', [2, 2, 0])
    assert extent(studio.draw('pose_heals').drawn()) == pytest.approx(
        (2, 1.95, 3.3, 2.05), abs=0.09
    )
    assert studio.problems == []


def test_far_from_the_origin_a_path_is_as_sharp(studio: Studio) -> None:
    east = 4_500_000.0
    values = {
        'header': {'frame_id': 'utm'},
        'poses': [{'pose': pose(east - 3, 1)}, {'pose': pose(east + 3, 1)}],
    }
    (message,) = converted(path, values)
    studio.call('setFrame', 'utm', [-east, 0, 0])
    options = {'line_style': 'billboards', 'line_width': 0.2, 'pose_style': 'axes'}
    studio.show(message, **settings(path, **options))
    picture = studio.draw('path_far')
    assert extent(picture.like((0x19, 255, 0)))[0] == pytest.approx(-3, abs=0.06)
    assert extent(picture.hue(0))[2] == pytest.approx(3.3, abs=0.06)
    assert area(picture.like((0x19, 255, 0))) == pytest.approx(6 * 0.2, rel=0.1)
