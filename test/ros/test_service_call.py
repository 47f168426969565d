# SPDX-License-Identifier: Apache-2.0
"""A button's service call ends with a sentence, whatever happens."""

from __future__ import annotations

import pytest
from rclpy.node import Node
from std_srvs.srv import Trigger
from support.world import Robot, until

from ros_viz_bridge.ros.service_call import MOST_CALLS, ServiceCall

pytestmark = pytest.mark.ros


@pytest.mark.parametrize(
    ('success', 'text', 'told'),
    [
        (True, 'docked', ('info', 'docked')),
        (False, '', ('error', 'refused')),
        (True, '', ('info', 'done')),
    ],
)
def test_answer_is_told(robot, success, text, told):
    """Refused is an error to the viewer, silence is explained."""

    def answer(request, response):
        response.success, response.message = success, text
        return response

    robot.node.create_service(Trigger, '/do', answer)
    other = Robot('caller')
    try:
        call = ServiceCall(other.node, '/do')
        until(call._client.service_is_ready)
        heard = []
        call.call(lambda *said: heard.append(said))
        assert until(lambda: heard) == [told]
    finally:
        other.close()


def test_answer_that_cannot_be_told_ends_nothing(robot, caplog):
    """The viewer may have left when the answer comes: the executor goes on."""
    robot.node.create_service(Trigger, '/do', lambda request, response: response)
    other = Robot('caller')
    try:
        call = ServiceCall(other.node, '/do')
        until(call._client.service_is_ready)
        call.call(lambda *said: 1 / 0)
        until(lambda: 'the node goes on' in caplog.text)
        heard = []
        call.call(lambda *said: heard.append(said))
        assert until(lambda: heard) == [('error', 'refused')]
    finally:
        other.close()


def test_missing_service_is_told_at_once(robot):
    """Nobody waits for a node that is not there."""
    heard = []
    ServiceCall(robot.node, '/nobody').call(lambda *said: heard.append(said))
    assert heard == [('error', 'no node offers the service /nobody')]


def test_who_waits_too_long_is_told_once(robot):
    """A dock that takes minutes is no error, but silence is not left unexplained."""
    robot.node.create_service(Trigger, '/do', lambda request, response: response)
    now = [0.0]
    other = Node('caller', context=robot.node.context)  # nobody spins it: no answer comes
    try:
        call = ServiceCall(other, '/do', clock=lambda: now[0])
        until(call._client.service_is_ready)
        heard: list[tuple[str, str]] = []
        call.call(lambda *said: heard.append(said))
        call.poll()
        assert heard == []
        now[0] = 11.0
        call.poll()
        call.poll()
        ((level, text),) = heard
        assert level == 'warning' and 'has not answered for 10 s' in text
        for _ in range(MOST_CALLS):
            call.call(lambda *said: heard.append(said))
        assert [said for said in heard if said[0] == 'error'] == [
            ('error', f'/do has not answered {MOST_CALLS} calls yet')
        ]
    finally:
        other.destroy_node()


def test_a_server_that_goes_takes_nobodys_time(robot):
    server = Robot('server')
    server.node.create_service(Trigger, '/do', lambda request, response: response)
    other = Node('caller', context=robot.node.context)
    try:
        call = ServiceCall(other, '/do')
        until(call._client.service_is_ready)
        heard: list[tuple[str, str]] = []
        call.call(lambda *said: heard.append(said))
        server.close()
        until(lambda: heard, doing=call.poll)
        assert heard == [('error', 'the node that offers /do is gone')]
        call.poll()
        assert len(heard) == 1
    finally:
        other.destroy_node()
