# SPDX-License-Identifier: Apache-2.0
"""A button that sends an action's goal: a form for it, feedback, progress, cancel and result."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
import functools
import math
import time
from typing import Any

from action_msgs.msg import GoalStatus
from action_msgs.srv import CancelGoal
from rclpy.node import Node
from rclpy.serialization import deserialize_message, serialize_message

from ..cdr import MessageType, Reader
from ..core.session import ClientInfo
from ..layout.layout_widgets import WidgetEntry
from ..watch.path import PathError
from ..widgets.field_path import FieldPath
from ..widgets.field_value import sort_of
from ..widgets.spelled import spell
from ..wire.gui_displays import GuiProgressBar
from ..wire.gui_inputs import GuiButton
from ..wire.gui_signals import GuiIndicator
from .binding import Level
from .publications import Publications
from .request_panel import RequestPanel
from .shared_action_client import SharedActionClient
from .topic_binding import SHOWN_HZ

PATIENCE = 5.0
"""Seconds for the answer to a goal, or to what cancels it."""
_ENDS: dict[int, tuple[Level, str]] = {
    GoalStatus.STATUS_SUCCEEDED: ('info', 'done'),
    GoalStatus.STATUS_CANCELED: ('warning', 'canceled'),
    GoalStatus.STATUS_ABORTED: ('error', 'aborted by the robot'),
}


class ActionBinding(RequestPanel):
    """
    Sends one goal at a time, and shows everybody how it fares.

    A stop cancels it; so does, where the layout says so, that who sent it leaves. One that is not
    answered is given up, and canceled if it is accepted after all.
    """

    def __init__(
        self,
        node: Node,
        server: Any,
        publications: Publications,
        entry: WidgetEntry,
        order: float,
        action: Any,
        *,
        ros_time: Callable[[], float],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(
            server,
            publications,
            entry,
            order,
            MessageType.from_class(action.Goal),
            key='goal',
            alone=False,
            ros_time=ros_time,
        )
        self._action = action
        self._clock = clock
        feedback = MessageType.from_class(action.Feedback)
        self._feedback = Reader(feedback)
        self._results = Reader(MessageType.from_class(action.Result))
        self._progress = self._progress_of(feedback)
        self._client = SharedActionClient(node, action, entry.name)
        self._goal = 0
        """Counts goals: what comes of earlier ones is not listened to."""
        self._running = False
        self._due = math.inf
        """When what was asked of the robot is given up."""
        self._owner = ''
        self._handle: Any = None
        self._cancelled = False
        self._first: float | None = None
        self._news: Any = None
        """Feedback that waits to be shown."""
        self._shows = 0.0
        self._cancel = GuiButton(**self._part('cancel', 'Cancel', 1001.0), disabled=True)
        self._offer(self._cancel)
        if self._progress is not None:
            self._offer(self._bar(0.0))

    def poll(self) -> None:
        """See whether who works on the goal is still there."""
        self._publications.submit(self._check)

    def close(self) -> None:
        """Take nothing more of the goal."""
        self._client.destroy()

    def left(self, client_id: str) -> None:
        """Cancel the goal of who leaves, where the layout says so."""
        if self._entry.cancel_on_leave and client_id in ('', self._owner):
            self._stop_goal()

    def stopped(self) -> None:
        """Cancel the goal, also where that was asked for, or whoever worked on it was away."""
        self._cancelled = False
        self._stop_goal()
        if not self._running and self._handle is not None:
            self._handle.cancel_goal_async()

    def _pressed(self, client: ClientInfo, key: str) -> None:
        if key == self._cancel.key:
            self._stop_goal()
            return
        if self._publications.held_back or self._running:
            return
        if not self._client.server_is_ready():
            self._result('error', f'no node offers the action {self._entry.name}')
            return
        goal = deserialize_message(self._draft.bytes(self._ros_time()), self._action.Goal)
        self._goal += 1
        self._running, self._cancelled, self._handle = True, False, None
        self._owner, self._first, self._news = client.client_id, None, None
        self._publications.note('sent a goal', self._entry.name)
        self._due = self._clock() + PATIENCE
        self._show_running('sent')
        future = self._client.send_goal_async(goal, feedback_callback=self._handed(self._heard))
        replied = functools.partial(self._replied, self._goal)
        future.add_done_callback(functools.partial(self._publications.submit, replied))

    def _handed(self, call: Callable[..., None]) -> Callable[[Any], None]:
        """Return what calls back in the publishing thread while this goal is the newest."""
        goal = self._goal

        def here(given: Any) -> None:
            if goal == self._goal and self._running:
                call(given)

        return functools.partial(self._publications.submit, here)

    def _replied(self, goal: int, future: Any) -> None:
        error = future.exception()
        handle = None if error is not None else future.result()
        if goal != self._goal or not self._running:
            if handle is not None and handle.accepted:
                handle.cancel_goal_async()  # it was given up
            return
        self._due = math.inf
        if handle is None or not handle.accepted:
            self._end('error', 'rejected by the robot' if error is None else f'failed: {error}')
            return
        self._handle = handle
        if self._cancelled:
            self._ask_to_cancel()
        else:
            self._show_running('accepted')
        handle.get_result_async().add_done_callback(self._handed(self._ended))

    def _heard(self, message: Any) -> None:
        """Show the newest feedback, so often as can be read: some robots send it at 100 Hz."""
        waits = self._news is not None
        self._news = message.feedback
        if not waits and not self._publications.postpone(self._shows, self._follow, self._goal):
            self._follow(self._goal)

    def _follow(self, goal: int) -> None:
        if goal != self._goal or not self._running or self._news is None:
            return
        plain = self._feedback.read(bytes(serialize_message(self._news))).to_dict()
        self._news, self._shows = None, self._clock() + 1.0 / SHOWN_HZ
        if self._progress is not None:
            self._show_progress(plain, self._progress)
        text = spell(plain)
        if text:
            part = self._part('feedback', 'Feedback', 1002.5)
            self._offer(GuiIndicator(**part))
            self._show(part['key'], text)

    def _ended(self, future: Any) -> None:
        error = future.exception()
        if error is not None:
            self._end('error', f'failed: {error}')
            return
        answer = future.result()
        level, words = _ENDS.get(answer.status, ('error', f'ended with status {answer.status}'))
        text = spell(self._results.read(bytes(serialize_message(answer.result))).to_dict())
        if answer.status == GoalStatus.STATUS_SUCCEEDED and self._progress is not None:
            self._offer(self._bar(100.0))
        self._end(level, f'{words}\n{text}' if text else words)

    def _stop_goal(self) -> None:
        """Cancel the goal, also one of which it is not known yet whether it is accepted."""
        if not self._running or self._cancelled:
            return
        self._cancelled = True
        self._show_running('canceling')
        if self._handle is not None:
            self._ask_to_cancel()

    def _ask_to_cancel(self) -> None:
        self._due = self._clock() + PATIENCE
        future = self._handle.cancel_goal_async()
        future.add_done_callback(self._handed(self._cancel_answered))

    def _cancel_answered(self, future: Any) -> None:
        """Take how a robot answered; what it accepts ends with the goal's result."""
        self._due = math.inf
        answer = None if future.exception() is not None else future.result()
        code = CancelGoal.Response.ERROR_REJECTED if answer is None else answer.return_code
        if code == CancelGoal.Response.ERROR_UNKNOWN_GOAL_ID:
            self._end('error', 'the robot knows nothing of it any more')
        elif code != CancelGoal.Response.ERROR_GOAL_TERMINATED and (
            answer is None or not answer.goals_canceling  # rclpy rejects without a code
        ):
            self._cancelled = False
            self._show_running('not canceled: the robot refused')

    def _check(self) -> None:
        if not self._running:
            return
        if not self._client.server_is_ready():
            problem = f'the node that offers {self._entry.name} is gone'
        elif self._clock() >= self._due:
            problem = f'{self._entry.name} does not answer; it may still work on it'
        else:
            return
        handle = self._handle
        self._end('error', problem)
        # It may come back and go on: a stop tries to reach it all the same.
        self._handle = handle

    def _show_running(self, text: str) -> None:
        self._busy(busy=True)
        self._offer(replace(self._cancel, disabled=self._cancelled))
        if self._progress is not None and text == 'sent':
            self._offer(self._bar(0.0))
        self._result('warning', text)

    def _end(self, level: Level, text: str) -> None:
        self._running, self._handle, self._owner = False, None, ''
        self._due = math.inf
        self._busy(busy=False)
        self._offer(self._cancel)
        self._result(level, text)

    def _progress_of(self, feedback: MessageType) -> FieldPath | None:
        said = self._entry.progress
        if said is None:
            return None
        where = self._entry.place('progress')
        try:
            path = FieldPath(feedback, said.field.removeprefix('feedback.'))
        except PathError as error:
            raise where.error(str(error)) from None
        if sort_of(path.type) not in ('number', 'whole'):
            raise where.error(f'{said.field} is {path.type}, no number')
        return path

    def _show_progress(self, plain: dict[str, Any], path: FieldPath) -> None:
        said = self._entry.progress
        value = path.read(plain)
        if isinstance(value, dict):
            value = value['sec'] + 1e-9 * value['nanosec']
        if said is None or value is None or value != value:
            return
        if self._first is None:
            self._first = float(value)
        start = self._first if said.start is None else said.start
        span = said.end - start
        share = 1.0 if span == 0.0 else (value - start) / span
        self._offer(self._bar(round(100.0 * min(1.0, max(0.0, share)), 1)))

    def _bar(self, percent: float) -> GuiProgressBar:
        return GuiProgressBar(**self._part('progress', 'Progress', 1002.0), value=percent)
