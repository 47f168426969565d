# SPDX-License-Identifier: Apache-2.0
"""An answer that is there before its question is written down is taken all the same."""

from __future__ import annotations

import threading
from typing import Any

import pytest
from support.world import Robot, until

from ros_viz_bridge.ros.shared_action_client import SharedActionClient

pytest.importorskip('control_msgs')
from action_msgs.msg import GoalStatus
from control_msgs.action import GripperCommand
from support.gripper import Gripper, know_each_other

pytestmark = pytest.mark.ros


class Overtaken:
    """The handle of a client; who asks is held up, so that the executor may take the answer."""

    def __init__(self, handle: Any) -> None:
        self._handle = handle
        self._taken = threading.Event()

    def __getattr__(self, name: str) -> Any:
        method = getattr(self._handle, name)
        if not name.endswith(('_request', '_response')):
            return method

        def call(*args: Any) -> Any:
            self._taken.clear()
            given = method(*args)
            if name.endswith('_request'):
                self._taken.wait(0.2)
            else:
                self._taken.set()
            return given

        return call


def test_no_answer_overtakes_its_question(robot: Robot) -> None:
    asker = Robot('asker')
    gripper = Gripper(robot.node, robot._spinning.post)
    client = SharedActionClient(asker.node, GripperCommand, '/gripper')
    try:
        know_each_other(client, gripper)
        client._client_handle = Overtaken(client._client_handle)
        sent = client.send_goal_async(GripperCommand.Goal())
        until(sent.done, 'it is accepted')
        result = sent.result().get_result_async()
        cancelled = sent.result().cancel_goal_async()
        until(lambda: cancelled.done() and result.done(), 'it is canceled')
        assert result.result().status == GoalStatus.STATUS_CANCELED
    finally:
        asker._spinning.post(client.destroy)
        asker.close()
        gripper.close()
