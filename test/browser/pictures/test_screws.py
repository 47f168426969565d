# SPDX-License-Identifier: Apache-2.0
"""Velocities, accelerations, forces and inertial readings are arrows as RViz draws them."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from support.converted import converted, settings
from support.pictures import area, extent, Studio

from ros_viz_bridge.displays import accel_stamped, imu, twist_stamped, wrench_stamped

pytestmark = pytest.mark.browser

HALF = 0.5**0.5
HEADER = {'frame_id': 'map'}
POINTED = 0.3
"""So much of an arrow's tip may be thinner than a pixel, metres."""


def show(studio: Studio, name: str, module: Any, values: dict[str, Any], **options: Any) -> Any:
    """Draw what a display makes of a message, with the defaults but these."""
    (message,) = converted(module, {'header': HEADER, **values})
    studio.show(message, **settings(module, **options))
    return studio.draw(name)


def test_wrench_as_in_rviz(studio: Studio) -> None:
    wrench = {'force': {'y': 1.0}, 'torque': {'x': 1.5}}
    colors = {'force_color': '#cccc00', 'torque_color': '#00ffff'}
    picture = show(studio, 'wrench', wrench_stamped, {'wrench': wrench}, **colors)
    # As in wrenches_are_displayed.png: a yellow arrow, and a cyan one with a circle about it.
    yellow = picture.hue(0) & picture.hue(1) | (
        (picture.pixels[..., 2] < 60) & (picture.pixels[..., 0] > 90)
    )
    assert extent(yellow) == pytest.approx((-0.05, 0, 0.05, 2.6), abs=POINTED)
    cyan = (picture.pixels[..., 0] < 60) & (picture.pixels[..., 2] > 90)
    left, bottom, right, top = extent(cyan)
    assert (left, right) == pytest.approx((0, 3 * 1.3), abs=POINTED)
    # The circle has a quarter of the shaft's length as radius, at half of it.
    assert (bottom, top) == pytest.approx((-0.75, 0.75), abs=0.1)
    studio.call('look', 'oblique')
    studio.draw('wrench_oblique')


def test_the_circle_is_open_and_ends_with_an_arrow(studio: Studio) -> None:
    torque = {'torque': {'z': 2.0}}
    picture = show(studio, 'wrench_circle', wrench_stamped, {'wrench': torque}, arrow_width=2.0)
    # Of radius 1, from 45 degrees round to 0, where its head points to the left (along y).
    angles = np.radians([60, 120, 180, 240, 300, 350])
    assert all(picture.at(np.cos(a), np.sin(a))[0] > 100 for a in angles)
    assert picture.at(np.cos(0.6), np.sin(0.6)) == (0x30, 0x30, 0x30)
    assert picture.at(1.1, 0.03)[0] > 60


def test_colours_scales_and_small_values(studio: Studio) -> None:
    twist = {'linear': {'x': 1.0}, 'angular': {'z': 0.1}}
    picture = show(studio, 'twist', twist_stamped, {'twist': twist}, linear_arrow_scale=3.0)
    assert extent(picture.hue(0)) == pytest.approx((0, -0.05, 3.9, 0.05), abs=POINTED)
    # The turning is too small to be drawn with an arrow of this width.
    r, g, b = picture.at(1.5, 0)
    assert r > 3 * g
    accel = {'linear': {'y': 1.0}}
    picture = show(
        studio, 'accel', accel_stamped, {'accel': accel}, linear_color='#0000ff', arrow_width=1.9
    )
    assert extent(picture.hue(2)) == pytest.approx((-0.19, 0, 0.19, 2.6), abs=0.1)
    assert area(picture.hue(2)) == pytest.approx(2 * 0.19 + 0.5 * 0.6 * 0.38, rel=0.1)


def test_nan_says_where_it_is_until_it_is_accepted(studio: Studio) -> None:
    wrench = {'wrench': {'force': {'x': 2.0, 'z': float('nan')}}}
    assert not show(studio, 'wrench_nan', wrench_stamped, wrench).drawn().any()
    assert [(p['name'], p['level'], p['text']) for p in studio.problems] == [
        ('force', 'error', 'force.z is NaN')
    ]
    studio.call('setOptions', settings(wrench_stamped, accept_nan_values=True))
    assert extent(studio.draw('wrench_nan_accepted').hue(0))[2] == pytest.approx(5.2, abs=0.3)
    assert studio.problems == []


def test_history_stays_where_the_frame_was(studio: Studio) -> None:
    def twist(x: float) -> Any:
        values = {'header': {'frame_id': 'map'}, 'twist': {'linear': {'y': x}}}
        return converted(twist_stamped, values)[0]

    studio.show(twist(0.5), **settings(twist_stamped, history_length=2.0))
    studio.add(twist(-1.0))
    studio.add(twist(1.0))
    left, bottom, right, top = extent(studio.draw('twist_history').hue(0))
    assert (bottom, top) == pytest.approx((-2.6, 2.6), abs=POINTED)


def test_imu(studio: Studio) -> None:
    values = {
        'orientation': {'z': HALF, 'w': HALF},
        'linear_acceleration': {'x': 20.0},
        'angular_velocity': {'z': 4.0},
    }
    options = {'axes_length': 1.0, 'axes_radius': 0.2}
    picture = show(studio, 'imu', imu, values, **options, angular_velocity=False)
    # The orientation is a quarter turn: x upwards, y to the left; the acceleration is not turned.
    assert extent(picture.hue(0) & ~picture.hue(1))[3] == pytest.approx(1, abs=0.1)
    assert extent(picture.hue(1))[0] == pytest.approx(-1, abs=0.1)
    assert picture.at(2.2, 0)[0] > 150 and picture.at(2.2, 0)[1] > 150
    picture = show(studio, 'imu_turning', imu, values, **options, axes=False, acceleration=False)
    assert extent(picture.drawn()) == pytest.approx((-1, -1, 1, 1), abs=0.15)
    studio.call('look', 'oblique')
    studio.call('setOptions', settings(imu, box=True, box_x=2.0, alpha=0.6, acceleration=True))
    studio.draw('imu_box')


def test_an_imu_without_orientation_shows_its_vectors(studio: Studio) -> None:
    unknown = {'orientation_covariance': np.array([-1.0, 0, 0, 0, 0, 0, 0, 0, 0])}
    values = {**unknown, 'linear_acceleration': {'y': 20.0}}
    picture = show(studio, 'imu_raw', imu, values)
    assert extent(picture.drawn()) == pytest.approx((-0.03, 0, 0.03, 2.6), abs=POINTED)
