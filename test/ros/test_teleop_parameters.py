# SPDX-License-Identifier: Apache-2.0
"""Parameters of teleoperation that make no sense together are refused, at start and live."""

from __future__ import annotations

import pytest
from rclpy.parameter import Parameter
from support.world import make_context

from ros_viz_bridge.ros.declare import declare, make_node, on_change
from ros_viz_bridge.ros.parameters import check_values, ParameterError

pytestmark = pytest.mark.ros


def test_each_hand_has_its_effector_and_both_the_limits():
    values = check_values({'teleop.left.effector_frame': 'l', 'teleop.workspace.x_max': 0.4})
    assert (values.effector('left'), values.effector('right')) == ('l', '')
    assert values.limits().high == (0.4, 1.0, 2.0)


def test_an_empty_workspace_is_refused():
    with pytest.raises(ParameterError, match='workspace is empty in z: from 3.0 to 2.0'):
        check_values({'teleop.workspace.z_min': 3.0})
    context = make_context()
    try:
        node = make_node('some_node', context=context)
        on_change(node, declare(node), lambda values: None)
        (result,) = node.set_parameters([Parameter('teleop.workspace.z_min', value=2.5)])
        assert not result.successful
        assert 'empty in z' in result.reason
        node.destroy_node()
    finally:
        context.try_shutdown()
