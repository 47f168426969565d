# SPDX-License-Identifier: Apache-2.0
"""A service call ends with an answer or a sentence, whatever happens."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from std_srvs.srv import SetBool
from support.world import raw, Robot, until

from ros_viz_bridge.ros.service_call import ServiceCall

pytestmark = pytest.mark.ros


class Caller:
    """A node that calls /do, and what it was told."""

    def __init__(self) -> None:
        self.robot = Robot('caller')
        self.now = 0.0
        self.told: list[tuple[Any, str]] = []
        self.call = ServiceCall(
            self.robot.node,
            '/do',
            SetBool,
            timeout=3.0,
            submit=lambda call, *given: call(*given),
            clock=lambda: self.now,
        )

    def press(self, *, data: bool = True) -> None:
        self.call.call(raw(SetBool.Request(data=data)), lambda *said: self.told.append(said))


@pytest.fixture
def caller() -> Iterator[Caller]:
    made = Caller()
    yield made
    made.call.close()
    made.robot.close()


def test_answer_is_told_once_and_one_call_runs_at_a_time(robot, caller):
    asked = []

    def answer(request, response):
        asked.append(request.data)
        response.success, response.message = request.data, 'here'
        return response

    caller.press()
    assert caller.told == [(None, 'no node offers the service /do')], 'nobody waits for a node'
    robot.node.create_service(SetBool, '/do', answer)
    until(caller.call._client.service_is_ready)
    caller.press()
    caller.press(data=False)
    until(lambda: len(caller.told) == 2)
    answered, problem = caller.told[1]
    assert (answered.success, answered.message, problem, asked) == (True, 'here', '', [True])
    assert not caller.call.running
    caller.press(data=False)
    until(lambda: len(caller.told) == 3)
    assert asked == [True, False]


def test_what_takes_too_long_is_given_up(caller):
    server = Robot('server')
    server.node.create_service(SetBool, '/do', lambda request, response: response)
    until(caller.call._client.service_is_ready)
    server._spinning.end()  # it is there, and answers nobody
    server._thread.join()
    caller.press()
    caller.call.poll()
    assert caller.told == []
    caller.now = 3.0
    caller.call.poll()
    caller.call.poll()
    assert caller.told == [(None, '/do has not answered for 3 s; it may still work on it')]
    caller.press()
    server.close()
    until(lambda: len(caller.told) == 2, doing=caller.call.poll)
    assert caller.told[1] == (None, 'the node that offers /do is gone')
