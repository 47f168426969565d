# SPDX-License-Identifier: Apache-2.0
"""Programs are told whether what they asked for was done."""

from __future__ import annotations

import pytest
from std_srvs.srv import SetBool, Trigger
from support.world import Robot, until

from ros_viz_bridge.ros.teleop_services import TeleopServices

pytestmark = pytest.mark.ros


def test_both_services():
    robot, problem, switched = Robot(), 'no headset', []
    try:
        TeleopServices(robot.node, enable=switched.append, recenter=lambda: problem)
        enable = robot.node.create_client(SetBool, 'teleop/enable')
        recenter = robot.node.create_client(Trigger, 'xr/recenter')

        def call(client, request):
            until(client.service_is_ready)
            answer = client.call_async(request)
            until(answer.done)
            return answer.result()

        assert 'off' in call(enable, SetBool.Request(data=False)).message
        assert switched == [False]
        refused = call(recenter, Trigger.Request())
        assert (refused.success, refused.message) == (False, 'no headset')
        problem = ''
        assert call(recenter, Trigger.Request()).success
    finally:
        robot.close()
