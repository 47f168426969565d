# SPDX-License-Identifier: Apache-2.0
"""Parameters of headsets count at once, and let go of the robot."""

from __future__ import annotations

import pytest
from rclpy.parameter import Parameter
from ros.teleop_world import ARGUMENTS, Arm, Operator
from support.world import running_bridge, until

from ros_viz_bridge.wire.scene import Remove

pytestmark = pytest.mark.ros


def test_a_change_while_the_robot_moves_lets_go_of_it(robot, open_page):
    with running_bridge(*ARGUMENTS) as bridge:
        operator = Operator(open_page(bridge), Arm(robot))
        operator.session('started')
        operator.engage()
        bridge.node.set_parameters([Parameter('teleop.scale', value=0.5)])
        until(lambda: operator.hear() == 'idle', doing=lambda: operator.frame(squeeze=True))
        operator.engage()
        # What says nothing of teleoperation changes nothing of it.
        bridge.node.set_parameters([Parameter('image.jpeg_quality', value=70)])
        operator.until('engaged', squeeze=True)
        bridge.node.set_parameters([Parameter('teleop.right.effector_frame', value='')])
        operator.page.wait_for(lambda m: isinstance(m, Remove) and m.key == 'teleop/right')


def test_the_end_of_the_bridge_lets_the_arm_stand(robot, open_page):
    with running_bridge(*ARGUMENTS) as bridge:
        operator = Operator(open_page(bridge), Arm(robot))
        operator.session('started')
        operator.engage()
        bridge.operation.close()
        operator.until('estop', squeeze=True)
        assert 'ended' in operator.why
        until(lambda: operator.arm.twists[-1].twist.linear.x == 0.0)
