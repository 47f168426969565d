# SPDX-License-Identifier: Apache-2.0
"""Velocities, accelerations, forces begin with what RViz begins with."""

from __future__ import annotations

from ros_viz_bridge.displays import accel_stamped, twist_stamped, wrench_stamped
from ros_viz_bridge.displays.base import option_fields


def test_rviz_s_defaults() -> None:
    common = {
        'alpha': 1.0,
        'arrow_width': 0.5,
        'history_length': 1.0,
        'hide_small_values': True,
    }
    motion = {
        'linear_color': '#cc3333',
        'angular_color': '#cccc33',
        'linear_arrow_scale': 2.0,
        'angular_arrow_scale': 2.0,
        **common,
    }
    wrench = {
        'accept_nan_values': False,
        'force_color': '#cc3333',
        'torque_color': '#cccc33',
        'force_arrow_scale': 2.0,
        'torque_arrow_scale': 2.0,
        **common,
    }
    for module, expected in (
        (twist_stamped, motion),
        (accel_stamped, motion),
        (wrench_stamped, wrench),
    ):
        fields = option_fields(module.Options)
        assert {field.name: field.default for field in fields} == {**expected, 'max_rate': 0.0}
        assert [field.keeps for field in fields if field.name == 'history_length'] == ['messages']
