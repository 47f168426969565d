# SPDX-License-Identifier: Apache-2.0
"""A gripper as an action server that does what a test says."""

from __future__ import annotations

from collections.abc import Callable
import itertools
import threading
from typing import Any

from control_msgs.action import GripperCommand
from rclpy.action import ActionClient, ActionServer, CancelResponse, GoalResponse
from rclpy.action.client import ClientGoalHandle
from rclpy.node import Node
from rclpy.task import Future
from unique_identifier_msgs.msg import UUID

from .world import until

MOST = 0.1
"""Metres; goals beyond are rejected."""


class Gripper:
    """Offers /gripper; a goal runs until ``end`` is called ('succeed', 'abort') or canceled."""

    def __init__(self, node: Node, post: Callable[..., None]) -> None:
        self.goals: list[tuple[float, float]] = []
        self.ends: list[str] = []
        self.cancels = 0
        self.stubborn = False
        """Whether it refuses to cancel."""
        self.answers = threading.Event()
        """Clear, it says nothing to goals."""
        self.answers.set()
        self.node = node
        self._post = post
        self._handle: Any = None
        self._done: Any = None
        # A coroutine goes on, and what is destroyed goes, when the executor wakes up.
        node.create_timer(0.02, lambda: None)
        self.server = ActionServer(
            node,
            GripperCommand,
            '/gripper',
            self._execute,
            goal_callback=self._asked,
            handle_accepted_callback=self._accepted,
            cancel_callback=self._cancel,
        )

    def say(self, position: float) -> None:
        """Publish feedback."""
        self._post(
            lambda: self._handle.publish_feedback(GripperCommand.Feedback(position=position))
        )

    def end(self, how: str) -> None:
        """End the goal."""
        self._post(lambda: self._done.set_result(how))

    def close(self) -> None:
        """Be gone: else it is there until rclpy lets go of it, for the next test to find."""
        gone = threading.Event()
        self._post(self.server.destroy)
        self._post(gone.set)
        assert gone.wait(30.0)

    def _asked(self, goal: Any) -> GoalResponse:
        self.answers.wait(10.0)
        fits = 0.0 <= goal.command.position <= MOST
        return GoalResponse.ACCEPT if fits else GoalResponse.REJECT

    def _cancel(self, handle: Any) -> CancelResponse:
        self.cancels += 1
        if self.stubborn:
            return CancelResponse.REJECT
        self.end('canceled')
        return CancelResponse.ACCEPT

    def _accepted(self, handle: Any) -> None:
        """Take the goal before anything that is posted can come: feedback, or its end."""
        self._handle, self._done = handle, Future()
        command = handle.request.command
        self.goals.append((command.position, command.max_effort))
        handle.execute()

    async def _execute(self, handle: Any) -> Any:
        how = await self._done
        self.ends.append(how)
        getattr(handle, how)()
        return GripperCommand.Result(position=0.05, reached_goal=how == 'succeed')


def know_each_other(client: ActionClient, gripper: Gripper) -> None:
    """Wait until goals, answers and feedback come through: what is said before is lost."""
    until(client.server_is_ready)
    until(lambda: gripper.node.count_subscribers('/gripper/_action/feedback'))
    nobodys = ClientGoalHandle(client, UUID(uuid=[1] * 16), None)
    asked: list[Any] = []
    looks = itertools.count()

    # Of an action's three services it is the last to be known: now and then, for as long as it is
    # not, for answers from before are lost.
    def answered() -> bool:
        if next(looks) % 20 == 0:
            asked.append(client._get_result_async(nobodys))
        return any(each.done() for each in asked)

    until(answered, 'an answer comes through')
