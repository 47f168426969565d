# SPDX-License-Identifier: Apache-2.0
"""A ROS node of a test, and real processes for it to listen to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
import signal
import subprocess
import sys
import time
from typing import Any

import rclpy
from rclpy.context import Context
from rclpy.executors import SingleThreadedExecutor
from rclpy.node import Node
from rclpy.qos import DurabilityPolicy, QoSProfile, ReliabilityPolicy

ROOT = Path(__file__).resolve().parents[2]
PATIENCE_S = 60.0
AGAIN_S = 10.0
"""Seconds of waiting after which what was sent is sent again."""
LATCHED = QoSProfile(depth=100, durability=DurabilityPolicy.TRANSIENT_LOCAL)
BEST_EFFORT = QoSProfile(depth=100, reliability=ReliabilityPolicy.BEST_EFFORT)


class Listener:
    """Collects what arrives on topics; publishes; waits for conditions."""

    def __init__(self) -> None:
        self._context = Context()
        rclpy.init(args=[], context=self._context)
        self.node = Node('listener', context=self._context)
        self._executor = SingleThreadedExecutor(context=self._context)
        self._executor.add_node(self.node)
        self.got: dict[str, list[Any]] = defaultdict(list)
        self._sent: tuple[Any, Any] | None = None

    def listen(self, message_class: type, topic: str, *, qos: QoSProfile = BEST_EFFORT) -> None:
        """Collect the messages of a topic in ``got[topic]``."""
        self.node.create_subscription(message_class, topic, self.got[topic].append, qos)

    def wait(self, condition: Callable[[], bool], *, what: str) -> None:
        """
        Take messages until the condition holds; fail where it never does.

        Whom discovery shows to the sender may not know of the sender yet, and misses what is sent
        at that moment: where nothing came of it, it is sent again.
        """
        begin = time.monotonic()
        again = begin + AGAIN_S
        while not condition():
            now = time.monotonic()
            assert now < begin + PATIENCE_S, f'{what} did not happen in {PATIENCE_S:g} s'
            if self._sent is not None and now > again:
                publisher, message = self._sent
                publisher.publish(message)
                again = now + AGAIN_S
            self._executor.spin_once(timeout_sec=0.1)
        self._sent = None

    def wait_for(self, *topics: str, count: int = 1) -> None:
        """Wait until each topic brought so many messages."""
        what = f'{count} messages on each of {", ".join(topics)}'
        self.wait(lambda: all(len(self.got[topic]) >= count for topic in topics), what=what)

    def send(self, message: Any, topic: str, qos: Any = 10) -> None:
        """Publish a message once somebody listens to the topic."""
        publisher = self.node.create_publisher(type(message), topic, qos)
        self.wait(lambda: publisher.get_subscription_count() > 0, what=f'a listener on {topic}')
        publisher.publish(message)
        self._sent = publisher, message

    def close(self) -> None:
        """Leave the graph."""
        self._executor.shutdown()
        self.node.destroy_node()
        self._context.try_shutdown()


@contextmanager
def process(module: str, *words: str) -> Iterator[subprocess.Popen[str]]:
    """Run a module of the package as a process of its own; it is ended with the body."""
    command = [sys.executable, '-m', f'ros_viz_bridge.{module}', *words]
    running = subprocess.Popen(
        command,
        cwd=ROOT,
        text=True,
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    try:
        yield running
    finally:
        if running.poll() is None:
            running.send_signal(signal.SIGINT)
        try:
            running.communicate(timeout=PATIENCE_S)
        except subprocess.TimeoutExpired:
            running.kill()
            running.communicate()
            raise
