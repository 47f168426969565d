# SPDX-License-Identifier: Apache-2.0
"""An executor that ends when it is told to, from any thread or signal handler."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from contextlib import suppress
import functools
import logging
from typing import Any

from rclpy.exceptions import InvalidHandle
from rclpy.executors import ExternalShutdownException
from rclpy.node import Node

from .keeping_executor import make_executor

logger = logging.getLogger(__name__)


class Spinning:
    """
    Runs the callbacks of a node, and whatever else is posted, in the thread that calls ``spin``.

    ``Executor.shutdown`` tears down what a callback that runs at this moment still needs; here the
    loop ends first.
    """

    def __init__(self, node: Node) -> None:
        self._executor = make_executor(node.context)
        self._executor.add_node(node)
        self._ending = False
        self._posted: deque[Callable[[], None]] = deque()
        self._wake = node.create_guard_condition(self._do_posted)

    def post(self, call: Callable[..., Any], *args: Any) -> None:
        """Run ``call`` in the spinning thread, after all posted before; any thread."""
        if not self._ending:
            self._posted.append(functools.partial(guarded, call, *args))
            with suppress(InvalidHandle):
                self._wake.trigger()

    def spin(self) -> None:
        """Work until ``end`` is called or the context is shut down."""
        try:
            while not self._ending:
                self._executor.spin_once()
        except ExternalShutdownException:
            logger.debug('the context was shut down')

    def end(self) -> None:
        """Make ``spin`` return soon; any thread, and signal handlers."""
        self._ending = True
        # A context that was shut down has taken the guard condition with it, and ends spin itself.
        with suppress(InvalidHandle):
            self._wake.trigger()

    def close(self) -> None:
        """Free everything, after ``spin`` has returned and before the node is destroyed."""
        self._ending = True
        self._executor.shutdown()

    def _do_posted(self) -> None:
        # What is posted meanwhile has its turn after what is ready now.
        for _ in range(len(self._posted)):
            if not self._ending:
                self._posted.popleft()()


def guarded(call: Callable[..., Any], *args: Any) -> None:
    """Do something in an executor: an exception that got out would end it, and the node."""
    try:
        call(*args)
    except Exception:
        logger.exception('%s failed; the node goes on', getattr(call, '__qualname__', call))
