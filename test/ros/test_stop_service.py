# SPDX-License-Identifier: Apache-2.0
"""The stop, from ROS and from a page."""

from __future__ import annotations

import threading

import pytest
from std_msgs.msg import Bool
from std_srvs.srv import Trigger
from support.world import LATCHED, until

from ros_viz_bridge.ros.stop_service import StopService
from ros_viz_bridge.wire.client import ResetStop, Stop, TakeControl
from ros_viz_bridge.wire.session import Control, Notice

pytestmark = pytest.mark.ros


def call(robot, client) -> Trigger.Response:
    until(client.service_is_ready)
    future = client.call_async(Trigger.Request())
    until(future.done)
    return future.result()


def test_service_stops_and_an_operator_resets(bridge, robot, open_page):
    """A button on the robot stops what browsers send, and every page shows it."""
    state = robot.hear(Bool, '/ros_viz_bridge/stopped', LATCHED)
    page = open_page(bridge)
    until(lambda: [m.data for m in state] == [False])
    assert call(robot, robot.node.create_client(Trigger, '/ros_viz_bridge/stop')).success
    page.wait_for(lambda m: isinstance(m, Control) and m.stopped_by == 'ROS')
    until(lambda: state[-1].data)
    assert bridge.publications.stopped
    page.send(TakeControl('robot'))
    assert 'stopped by ROS' in page.wait_for(Notice).text
    page.send(ResetStop(1))
    page.wait_for(lambda m: isinstance(m, Control) and not m.stopped_by)
    until(lambda: not state[-1].data)
    assert not bridge.publications.stopped


def test_stop_of_a_page_is_told_to_ros(bridge, robot, open_page):
    """Nodes that follow ~/stopped stop too."""
    state = robot.hear(Bool, '/ros_viz_bridge/stopped', LATCHED)
    page = open_page(bridge)
    page.send(Stop('it smokes'))
    until(lambda: state and state[-1].data)


def test_service_answers_while_the_executor_is_busy(bridge, robot):
    """A cloud that takes long to convert does not delay the stop."""
    client = robot.node.create_client(Trigger, '/ros_viz_bridge/stop')
    until(client.service_is_ready)
    busy, go_on = threading.Event(), threading.Event()

    def block() -> None:
        busy.set()
        go_on.wait(30.0)

    bridge._spinning.post(block)
    try:
        assert busy.wait(60.0)
        assert call(robot, client).success
        assert bridge.publications.stopped
    finally:
        go_on.set()


def test_stop_that_fails_is_told(robot, caplog):
    """Whoever called must know, and may call again."""
    service = StopService(robot.node, stop=lambda: 1 / 0)
    try:
        client = robot.node.create_client(Trigger, '/robot/stop')
        for _ in range(2):
            answer = call(robot, client)
            assert (answer.success, answer.message) == (
                False,
                'ZeroDivisionError: division by zero',
            )
    finally:
        service.close()
