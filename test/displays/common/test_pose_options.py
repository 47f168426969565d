# SPDX-License-Identifier: Apache-2.0
"""Poses and their covariance begin with what RViz begins with."""

from __future__ import annotations

from ros_viz_bridge.displays import odometry, pose_stamped, pose_with_covariance_stamped
from ros_viz_bridge.displays.base import option_fields
from ros_viz_bridge.displays.common.pose_options import metres, opacity


def defaults(module: object) -> dict[str, object]:
    return {field.name: field.default for field in option_fields(module.Options)}  # type: ignore[attr-defined]


def test_rviz_s_defaults() -> None:
    pose = {
        'max_rate': 0.0,
        'shape': 'arrow',
        'color': '#ff1900',
        'alpha': 1.0,
        'shaft_length': 1.0,
        'shaft_radius': 0.05,
        'head_length': 0.3,
        'head_radius': 0.1,
        'axes_length': 1.0,
        'axes_radius': 0.1,
    }
    covariance = {
        'covariance': True,
        'position_color': '#cc33cc',
        'position_alpha': 0.3,
        'orientation_color': '#ffff7f',
        'orientation_alpha': 0.5,
        'orientation_offset': 1.0,
    }
    assert defaults(pose_stamped) == pose
    assert (pose | covariance).items() <= defaults(pose_with_covariance_stamped).items()
    keeping = {'position_tolerance': 0.1, 'angle_tolerance': 0.1, 'keep': 100.0}
    assert (pose | covariance | keeping).items() <= defaults(odometry).items()


def test_what_a_setting_depends_on_exists() -> None:
    fields = option_fields(odometry.Options)
    names = {field.name for field in fields}
    assert {field.shown_if.split('=')[0] for field in fields if field.shown_if} <= names


def test_lengths_and_opacities_have_ranges() -> None:
    length, alpha = metres(0.3, 'Length.').metadata, opacity(0.5).metadata
    assert 0 < length['minimum'] < length['maximum'] and length['unit'] == 'm'
    assert (alpha['minimum'], alpha['maximum']) == (0.0, 1.0)
