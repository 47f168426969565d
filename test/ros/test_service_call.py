# SPDX-License-Identifier: Apache-2.0
"""A button's service call ends with a sentence, whatever happens."""

from __future__ import annotations

import pytest
from std_srvs.srv import Trigger
from support.world import Robot, until

from ros_viz_bridge.ros.service_call import ServiceCall

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
