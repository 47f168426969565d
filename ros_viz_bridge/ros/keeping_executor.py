# SPDX-License-Identifier: Apache-2.0
"""rclpy's executor for one thread, with a wait set that it keeps."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from contextlib import suppress
import functools
import inspect
import logging
from typing import Any

from rclpy.context import Context
from rclpy.exceptions import InvalidHandle
from rclpy.executors import (
    Executor,
    ExternalShutdownException,
    ShutdownException,
    SingleThreadedExecutor,
    TimeoutException,
)
from rclpy.impl.implementation_singleton import rclpy_implementation
from rclpy.node import Node
from rclpy.utilities import timeout_sec_to_nsec

from .complaints import Complaints
from .kept_wait_set import KeptWaitSet

logger = logging.getLogger(__name__)

RCLError = rclpy_implementation.RCLError

_NEEDED = ('_guard', '_is_shutdown', '_take_subscription', '_take_timer')
_TASKS = ('_tasks', '_pending_tasks')
"""Where rclpy keeps them up to Kilted, and from Lyrical on."""


def make_executor(context: Context) -> Executor:
    """Return an executor that keeps its wait set; rclpy's own where rclpy is not as it was."""
    executor = KeepingExecutor(context=context)
    # Humble's take what came and run its callback in two methods, this one is the second.
    if executor.knows_rclpy and not hasattr(executor, '_execute_subscription'):
        return executor
    executor.shutdown()
    return SingleThreadedExecutor(context=context)


class KeepingExecutor(SingleThreadedExecutor):
    """
    Waits with the same wait set for as long as there is the same to wait for.

    rclpy's executor makes one anew for each message, and once more after it. Here messages,
    timers and guard conditions are handed over as they come. All else (services, clients,
    actions, events, tasks, what is ``async``) is rclpy's turn. Its own guard condition, which it
    triggers for whatever may be new, only ends the waiting.
    """

    def __init__(self, *, context: Context) -> None:
        self._kept: KeptWaitSet | None = None
        self._changed = False  # from here on ``wake`` may come
        super().__init__(context=context)
        self._due: deque[Callable[[], None]] = deque()
        self._do = {
            'guard_condition': self._do_guard,
            'timer': self._do_timer,
            'subscription': self._do_subscription,
        }
        self._complain = Complaints(logger.error)

    @property
    def knows_rclpy(self) -> bool:
        """Whether rclpy has what this needs of its inside."""
        there = any(hasattr(self, name) for name in _TASKS)
        own = vars(self)
        return there and all(n in own or hasattr(SingleThreadedExecutor, n) for n in _NEEDED)

    def spin_once(self, timeout_sec: float | None = None) -> None:
        """
        Wait until there is something to do, and do one thing; for ever without ``timeout_sec``.

        Raises what a callback raises, and ExternalShutdownException.
        """
        try:
            self._do_one(timeout_sec)
        except (InvalidHandle, RCLError):
            if self._context.ok():
                raise
            # It was shut down while nobody waited: then there is nothing to wait with.
            raise ExternalShutdownException from None

    def _do_one(self, timeout_sec: float | None) -> None:
        if not self._due:
            if self._tasks_wait():
                self._let_go()
                try:
                    super().spin_once(timeout_sec)
                finally:
                    # Until then rclpy goes on as it began: anew it asks each task at once.
                    if not self._tasks_wait():
                        self._due.append(self._rclpys_turn)
                return
            self._wait(timeout_sec)
        if self._due:
            self._due.popleft()()

    def wake(self) -> None:
        """Wait for what nodes have now: they say so when anything was made or destroyed."""
        self._changed = True
        super().wake()

    def add_node(self, node: Node) -> bool:
        """Wait for what this node has, too."""
        added = super().add_node(node)
        self.wake()
        return bool(added)

    def remove_node(self, node: Node) -> None:
        """Wait no more for what this node has."""
        super().remove_node(node)
        self.wake()

    def shutdown(self, timeout_sec: float | None = None) -> bool:
        """Let go of everything; after spinning."""
        self._due.clear()
        self._let_go()
        return bool(super().shutdown(timeout_sec))

    def _tasks_wait(self) -> bool:
        """Return whether any task has to go on: its callback group may be busy until it has."""
        few, pending = getattr(self, '_tasks', ()), getattr(self, '_pending_tasks', ())
        if not few and not pending:
            return False
        tasks = [*(task for task, *_ in few), *pending]
        return any(not task.done() and not task.cancelled() for task in tasks)

    def _wait(self, timeout_sec: float | None) -> None:
        if self._is_shutdown:
            return
        if self._changed:
            self._changed = False
            self._let_go()
        try:
            if self._kept is None:
                wakes = [self._guard, getattr(self, '_sigint_gc', None)]
                self._kept = KeptWaitSet(
                    self._context, self.get_nodes(), [one for one in wakes if one]
                )
            ready, others = self._kept.wait(timeout_sec_to_nsec(timeout_sec))
            if not self._context.ok():
                raise ExternalShutdownException
        except InvalidHandle:
            self._let_go()
            return
        except BaseException:
            self._let_go()
            raise
        # Guard conditions come first: waiting has taken them, and rclpy's turn starts anew.
        self._due += [functools.partial(self._do[kind], entity) for kind, entity in ready]
        if others:
            self._due.append(self._rclpys_turn)

    def _rclpys_turn(self) -> None:
        """Let rclpy do one thing, and again until nothing can be done; then wait for all anew."""
        self._due.clear()
        self._let_go()
        try:
            task, *_ = self.wait_for_ready_callbacks(timeout_sec=0.0)
        except (TimeoutException, ShutdownException):
            return
        self._due.append(self._rclpys_turn)
        task()
        task.result()

    def _take_subscription(self, sub: Any) -> Any:
        return self._told(super()._take_subscription, sub)

    def _take_timer(self, tmr: Any) -> Any:
        return self._told(super()._take_timer, tmr)

    def _told(self, take: Callable[[Any], Any], entity: Any) -> Any:
        """Return what is to be done; what cannot be taken is told, in rclpy's turn, too."""
        try:
            return take(entity)
        except RCLError as error:  # Cyclone DDS, of a message without a single byte
            self._complain(f'{_name(entity)}: what came cannot be taken: {error}')
            return None

    def _let_go(self) -> None:
        if self._kept is not None:
            self._kept.close()
            self._kept = None

    def _do_guard(self, guard: Any) -> None:
        if inspect.iscoroutinefunction(guard.callback):
            self.create_task(guard.callback)
        elif guard.callback is not None:
            guard.callback()

    def _do_timer(self, timer: Any) -> None:
        due = False
        with suppress(InvalidHandle), timer.handle:
            due = timer.handle.is_timer_ready()  # it may have been cancelled
        if due:
            self._run(timer, self._take_timer)

    def _do_subscription(self, subscription: Any) -> None:
        self._run(subscription, self._take_subscription)

    def _run(self, entity: Any, take: Callable[[Any], Any]) -> None:
        if inspect.iscoroutinefunction(entity.callback):
            self._rclpys_turn()  # it may have to wait for something
            return
        execute = take(entity)
        if execute is not None:
            with suppress(StopIteration):
                execute().send(None)


def _name(entity: Any) -> str:
    return str(getattr(entity, 'topic_name', 'a timer'))
