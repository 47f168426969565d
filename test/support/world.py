# SPDX-License-Identifier: Apache-2.0
"""Around the node in tests: the node in a thread, another ROS node, pages without browser."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator, Sequence
import concurrent.futures
from contextlib import contextmanager
import threading
import time
from typing import Any

import rclpy
from rclpy.context import Context
from rclpy.node import Node
from rclpy.qos import DurabilityPolicy, QoSProfile, ReliabilityPolicy
from rclpy.serialization import serialize_message
from rclpy.signals import SignalHandlerOptions

from ros_viz_bridge.ros.node import Bridge
from ros_viz_bridge.ros.spinning import Spinning
from ros_viz_bridge.wire.display import Display, DisplayStatus
from ros_viz_bridge.wire.message import ClientMessage
from support.page import Page

TIMEOUT = 60.0
RELIABLE = QoSProfile(depth=100)
BEST_EFFORT = QoSProfile(depth=100, reliability=ReliabilityPolicy.BEST_EFFORT)
LATCHED_ONE = QoSProfile(depth=1, durability=DurabilityPolicy.TRANSIENT_LOCAL)
LATCHED = QoSProfile(depth=10, durability=DurabilityPolicy.TRANSIENT_LOCAL)


def until(
    condition: Callable[[], Any],
    what: str = '',
    *,
    doing: Callable[[], Any] = lambda: None,
    timeout: float = TIMEOUT,
) -> Any:
    """
    Return the first true value of ``condition``, asked again and again while ``doing``.

    The last of a list in which nothing is yet is waited for, too.
    """
    end = time.monotonic() + timeout
    while True:
        try:
            value = condition()
        except IndexError:
            if time.monotonic() > end:
                raise
            value = None
        if value:
            return value
        assert time.monotonic() < end, f'this did not happen: {what or condition}'
        doing()
        time.sleep(0.01)


def make_context(args: Sequence[str] = ()) -> Context:
    """Return an initialised rclpy context of its own."""
    context = Context()
    rclpy.init(
        args=['test', *args], context=context, signal_handler_options=SignalHandlerOptions.NO
    )
    return context


@contextmanager
def running_bridge(*parameters: str, arguments: Sequence[str] = ()) -> Iterator[Bridge]:
    """Run the node, on any free port, with parameters such as 'fixed_frame:=map'."""
    given = ['port:=0', *parameters]
    words = [word for one in given for word in ('-p', one)]
    context = make_context(['--ros-args', *words, *arguments])
    try:
        bridge = Bridge(context=context)
        thread = threading.Thread(target=bridge.spin, name='bridge')
        thread.start()
        try:
            yield bridge
        finally:
            bridge.shutdown()
            thread.join(TIMEOUT)
            bridge.close()
            assert not thread.is_alive()
    finally:
        context.try_shutdown()


class Robot:
    """Another ROS node, in a context of its own: it publishes to the bridge and listens to it."""

    def __init__(self, name: str = 'robot') -> None:
        self.context = make_context()
        self.node = Node(name, context=self.context)
        self._spinning = Spinning(self.node)
        self._thread = threading.Thread(target=self._spinning.spin, name=name)
        self._thread.start()

    def close(self) -> None:
        """End it."""
        self._spinning.end()
        self._thread.join(TIMEOUT)
        self._spinning.close()
        self.node.destroy_node()
        self.context.try_shutdown()

    def publisher(self, message_class: Any, topic: str, qos: QoSProfile = RELIABLE) -> Any:
        """Return a publisher."""
        return self.node.create_publisher(message_class, topic, qos)

    def latch(self, topic: str, message: Any) -> Any:
        """Publish for those who come late; return the publisher."""
        publisher = self.publisher(type(message), topic, LATCHED)
        publisher.publish(message)
        return publisher

    def hear(self, message_class: Any, topic: str, qos: QoSProfile = RELIABLE) -> list[Any]:
        """Return the list that gets what is published on ``topic``."""
        heard: list[Any] = []
        self.node.create_subscription(message_class, topic, heard.append, qos)
        return heard


def say(publisher: Any, message: Any) -> None:
    """Publish, once somebody has subscribed; bytes are published as they are."""
    until(publisher.get_subscription_count, f'a subscription to {publisher.topic}')
    publisher.publish(message)


def until_heard(bridge: Bridge, topic: str, *, by: int = 1) -> None:
    """Wait until the bridge publishes a topic, and so many subscriptions get what it says."""
    publishers = bridge.publications._publishers

    def reaches() -> bool:
        publisher = publishers.get(topic)
        return publisher is not None and publisher.get_subscription_count() >= by

    until(reaches, f'{by} subscriptions to {topic}')


def raw(message: Any) -> bytes:
    """Return the bytes of a message as they travel."""
    return bytes(serialize_message(message))


class Viewer:
    """A page without a browser, for tests that are no coroutines."""

    def __init__(self, url: str, **options: Any) -> None:
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name='viewer')
        self._thread.start()
        self.page = Page(url, **options)
        try:
            self._run(self.page._open())
        except BaseException:
            self._end()
            raise

    @property
    def client_id(self) -> str:
        """Its public name."""
        return self.page.hello.client_id

    def wait_for(self, wanted: Any, *, timeout: float = TIMEOUT) -> Any:
        """
        Return the first message wanted (a type or a test), and forget all before it.

        Not how displays are: that is said once, and may be said before what it is asked for with.
        """
        test = (lambda m: isinstance(m, wanted)) if isinstance(wanted, type) else wanted
        passed: dict[int, Any] = {}

        def look(message: Any) -> bool:
            found = bool(test(message))
            if not found:
                passed[id(message)] = message
            return found

        async def find() -> Any:
            found = await self.page.wait_for(look, timeout=timeout)
            are = {m.display: m for m in passed.values() if isinstance(m, DisplayStatus)}
            if isinstance(found, DisplayStatus):
                are.pop(found.display, None)
            for status in are.values():
                del passed[id(status)]
            self.page.messages[:] = [m for m in self.page.messages if id(m) not in passed]
            return found

        return self._run(find())

    def display(self, ident: str) -> Display:
        """Wait until a display is offered."""
        return self.wait_for(lambda m: isinstance(m, Display) and m.display == ident)

    def status(self, ident: str, test: Callable[[DisplayStatus], bool]) -> DisplayStatus:
        """Wait until the status of a display is as wanted."""
        return self.wait_for(
            lambda m: isinstance(m, DisplayStatus) and m.display == ident and test(m)
        )

    def look_at(self, *displays: str) -> None:
        """Look at these displays, and no others."""
        self._run(self.page.look_at(*displays))

    def send(self, message: ClientMessage) -> None:
        """Say something."""
        self._run(self.page.send(message))

    def close(self) -> None:
        """Leave."""
        self._run(self.page.close())
        self._end()

    def _end(self) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(TIMEOUT)
        self._loop.close()

    def _run(self, work: Any) -> Any:
        try:
            return asyncio.run_coroutine_threadsafe(work, self._loop).result(2 * TIMEOUT)
        except concurrent.futures.TimeoutError:
            last = [type(m).__name__ for m in self.page.messages[-20:]]
            raise AssertionError(f'it did not come; the last messages were {last}') from None
