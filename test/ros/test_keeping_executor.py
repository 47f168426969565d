# SPDX-License-Identifier: Apache-2.0
"""The node's executor does what rclpy's does, and makes its wait set once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
import threading
import time
from typing import Any

import pytest
from rcl_interfaces.srv import ListParameters
from rclpy.callback_groups import ReentrantCallbackGroup
from rclpy.executors import ExternalShutdownException, SingleThreadedExecutor
from rclpy.node import Node
from std_msgs.msg import Float64
from support.world import make_context, TIMEOUT, until

from ros_viz_bridge.ros import keeping_executor
from ros_viz_bridge.ros.keeping_executor import KeepingExecutor, make_executor

pytestmark = pytest.mark.ros


class Spun:
    """A node, and a thread that spins it until something is raised."""

    def __init__(self, make: Callable[..., Any]) -> None:
        self.context = make_context()
        self.node = Node('spun', context=self.context)
        self.executor = make(context=self.context)
        self.executor.add_node(self.node)
        self.raised: list[BaseException] = []
        self.thread = threading.Thread(target=self._spin)
        self.thread.start()

    def _spin(self) -> None:
        try:
            while True:
                self.executor.spin_once()
        except BaseException as error:
            self.raised.append(error)

    def close(self) -> None:
        self.context.try_shutdown()
        self.thread.join(TIMEOUT)
        self.executor.shutdown()
        self.node.destroy_node()


@pytest.fixture(params=[KeepingExecutor, SingleThreadedExecutor], ids=['keeping', 'rclpy'])
def spun(request):
    one = Spun(request.param)
    yield one
    one.close()


@pytest.fixture
def keeping():
    one = Spun(KeepingExecutor)
    yield one
    one.close()


def hear(spun: Spun, heard: list[Any], **how: Any) -> tuple[Any, Any]:
    """Return a subscription that notes what it hears, and a publisher that it knows."""
    one = spun.node.create_subscription(Float64, '/value', heard.append, 10, **how)
    publisher = spun.node.create_publisher(Float64, '/value', 10)
    until(publisher.get_subscription_count)
    return one, publisher


def test_messages_come_in_order(spun):
    heard: list[bytes] = []
    _, publisher = hear(spun, heard)
    for i in range(10):
        publisher.publish(Float64(data=float(i)))
    until(lambda: [one.data for one in heard] == [float(i) for i in range(10)])


def test_who_asks_is_told_of_whom_a_message_is(spun):
    heard: list[Any] = []

    def receive(message: Float64, info: Any) -> None:
        heard.append((message.data, info))

    spun.node.create_subscription(Float64, '/value', receive, 10)
    publisher = spun.node.create_publisher(Float64, '/value', 10)
    until(publisher.get_subscription_count)
    publisher.publish(Float64(data=1.0))
    until(lambda: heard)
    assert heard[0][0] == 1.0
    assert 'source_timestamp' in heard[0][1]


def test_what_is_destroyed_is_gone_and_what_is_new_is_heard(spun):
    """Displays come and go while others are shown, from any thread."""
    first: list[Any] = []
    second: list[Any] = []
    subscription, publisher = hear(spun, first)
    publisher.publish(Float64(data=1.0))
    until(lambda: first)
    for _ in range(20):
        spun.node.destroy_subscription(subscription)
        subscription = spun.node.create_subscription(Float64, '/value', second.append, 10)
    until(lambda: publisher.get_subscription_count() == 1)
    publisher.publish(Float64(data=2.0))
    until(lambda: second)
    assert len(first) == len(second) == 1


def test_a_callback_may_destroy_what_calls_it(spun):
    heard: list[Any] = []

    def once(message: Float64) -> None:
        heard.append(message)
        spun.node.destroy_subscription(subscription)

    subscription = spun.node.create_subscription(Float64, '/value', once, 10)
    publisher = spun.node.create_publisher(Float64, '/value', 10)
    until(publisher.get_subscription_count)
    for _ in range(3):
        publisher.publish(Float64())
    until(lambda: heard)
    until(lambda: publisher.get_subscription_count() == 0)
    assert len(heard) == 1


def test_timers_tick_until_they_are_cancelled(spun):
    ticks: list[int] = []
    last = threading.Event()

    def tick() -> None:
        ticks.append(1)
        if len(ticks) == 3:
            timer.cancel()
            spun.node.create_timer(0.05, last.set)

    timer = spun.node.create_timer(0.01, tick)
    assert last.wait(TIMEOUT)
    assert len(ticks) == 3


def test_guard_conditions_call(spun):
    called = threading.Event()
    guard = spun.node.create_guard_condition(called.set)
    for _ in range(3):
        guard.trigger()
        assert called.wait(TIMEOUT)
        called.clear()


def test_services_answer_and_what_waits_for_it_is_called(spun):
    """A question of the node to itself: the answer's callback runs in the same thread."""
    threads: list[Any] = []
    service = '/spun/list_parameters'
    client = spun.node.create_client(ListParameters, service)
    until(client.service_is_ready)
    for i in range(3):
        future = client.call_async(ListParameters.Request())
        future.add_done_callback(lambda _: threads.append(threading.current_thread()))
        until(lambda i=i: len(threads) == i + 1)
        assert future.result().result.names
    assert set(threads) == {spun.thread}


def test_coroutines_wait_for_answers(spun):
    """Messages come meanwhile; those of its own group after it, as in rclpy."""
    heard: list[Any] = []
    done: list[Any] = []
    client = spun.node.create_client(ListParameters, '/spun/list_parameters')
    until(client.service_is_ready)

    async def ask(message: Float64) -> None:
        answer = await client.call_async(ListParameters.Request())
        done.append((message.data, answer.result.names))

    own = ReentrantCallbackGroup()
    client.callback_group = own
    for service in spun.node.services:
        service.callback_group = own
    spun.node.create_subscription(Float64, '/value', ask, 10, callback_group=own)
    _, publisher = hear(spun, heard)
    until(lambda: publisher.get_subscription_count() == 2)
    for i in range(3):
        publisher.publish(Float64(data=float(i)))
        until(lambda i=i: len(heard) == len(done) == i + 1)
    assert [value for value, names in done if names] == [0.0, 1.0, 2.0]


@pytest.mark.parametrize('kind', ['timer', 'guard'])
def test_coroutines_of_timers_and_guard_conditions_run(spun, kind):
    done = threading.Event()

    async def call() -> None:
        done.set()

    if kind == 'timer':
        spun.node.create_timer(0.01, call)
    else:
        spun.node.create_guard_condition(call).trigger()
    assert done.wait(TIMEOUT)


def test_tasks_are_done(spun):
    """Plain functions and coroutines, from any thread."""
    there = threading.Event()

    async def tell() -> int:
        return 2

    tasks = [spun.executor.create_task(lambda: 1), spun.executor.create_task(tell)]
    until(lambda: all(task.done() for task in tasks))
    assert [task.result() for task in tasks] == [1, 2]
    tasks[0].add_done_callback(lambda _: there.set())
    assert there.wait(TIMEOUT)


def test_a_coroutine_that_waits_is_asked_when_something_happened_alone(spun):
    """One that waited for long had a processor of its own."""
    asked: list[int] = []

    class Never:
        def __await__(self) -> Iterator[None]:
            while True:
                asked.append(1)
                yield

    async def wait() -> None:
        await Never()

    spun.executor.create_task(wait)
    until(lambda: asked)
    called = threading.Event()
    guard = spun.node.create_guard_condition(called.set)
    for _ in range(100):
        guard.trigger()
        assert called.wait(TIMEOUT)
        called.clear()
        time.sleep(0.002)
    assert len(asked) < 700


def test_what_a_callback_raises_ends_it(spun):
    """Its user decides what becomes of it; nothing is swallowed."""
    _, publisher = hear(spun, [])
    spun.node.create_subscription(Float64, '/value', lambda _: 1 / 0, 10)
    until(lambda: publisher.get_subscription_count() == 2)
    publisher.publish(Float64())
    spun.thread.join(TIMEOUT)
    assert isinstance(spun.raised[0], ZeroDivisionError)


def refuse_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the next message be one that the middleware does not take."""
    take = SingleThreadedExecutor._take_subscription
    failing = [True]

    def refuse(self: Any, subscription: Any) -> Any:
        execute = take(self, subscription)
        if failing:
            failing.clear()
            raise keeping_executor.RCLError('new size has to be greater than zero')
        return execute

    monkeypatch.setattr(SingleThreadedExecutor, '_take_subscription', refuse)


def test_what_cannot_be_taken_is_told_and_the_next_message_is_heard(keeping, monkeypatch, caplog):
    """Cyclone DDS takes no message without a byte; rclpy's executor ended, or was deaf then."""
    heard: list[Any] = []
    _, publisher = hear(keeping, heard)
    refuse_one(monkeypatch)
    publisher.publish(Float64(data=1.0))
    until(lambda: '/value: what came cannot be taken: new size' in caplog.text)
    publisher.publish(Float64(data=2.0))
    until(lambda: [one.data for one in heard] == [2.0])


def test_what_cannot_be_taken_in_rclpys_turn_is_told_as_well(keeping, monkeypatch, caplog):
    """As when a service was called just then: it ended the node."""
    heard: list[Any] = []

    async def receive(message: Float64) -> None:
        heard.append(message)

    keeping.node.create_subscription(Float64, '/value', receive, 10)
    publisher = keeping.node.create_publisher(Float64, '/value', 10)
    until(publisher.get_subscription_count)
    refuse_one(monkeypatch)
    publisher.publish(Float64(data=1.0))
    until(lambda: '/value: what came cannot be taken: new size' in caplog.text)
    publisher.publish(Float64(data=2.0))
    until(lambda: [one.data for one in heard] == [2.0])


def test_who_spins_has_a_word_between_what_rclpy_does():
    """A node that more comes to than it can do can be ended, too."""
    heard: list[Any] = []
    context = make_context()
    node = Node('flood', context=context)
    executor = KeepingExecutor(context=context)
    executor.add_node(node)

    async def again(message: Float64) -> None:
        heard.append(message)
        publisher.publish(message)

    node.create_subscription(Float64, '/again', again, 10)
    publisher = node.create_publisher(Float64, '/again', 10)
    until(publisher.get_subscription_count)
    publisher.publish(Float64())
    until(lambda: len(heard) > 3, doing=lambda: executor.spin_once(timeout_sec=0.1))
    executor.shutdown()
    node.destroy_node()
    context.try_shutdown()


def test_ends_with_its_context(keeping):
    keeping.context.try_shutdown()
    keeping.thread.join(TIMEOUT)
    assert isinstance(keeping.raised[0], ExternalShutdownException)


def test_a_context_that_ended_before_is_told_as_its_end():
    """As while a callback runs; rclpy says then that it cannot make a wait set."""
    context = make_context()
    node = Node('early', context=context)
    executor = KeepingExecutor(context=context)
    executor.add_node(node)
    context.try_shutdown()
    for _ in range(2):
        with pytest.raises(ExternalShutdownException):
            executor.spin_once()
    executor.shutdown()
    node.destroy_node()


def test_a_timeout_returns():
    """Also with nothing there; and what is there is done at once."""
    context = make_context()
    executor = KeepingExecutor(context=context)
    executor.spin_once(timeout_sec=0.0)
    node = Node('late', context=context)
    executor.add_node(node)
    called: list[int] = []
    node.create_guard_condition(lambda: called.append(1)).trigger()
    until(lambda: called, doing=lambda: executor.spin_once(timeout_sec=0.01))
    executor.remove_node(node)
    guard = node.create_guard_condition(lambda: called.append(2))
    guard.trigger()
    executor.spin_once(timeout_sec=0.01)
    executor.spin_once(timeout_sec=0.01)
    assert called == [1]
    executor.shutdown()
    node.destroy_node()
    context.try_shutdown()


def test_the_wait_set_is_made_when_something_changed(keeping, monkeypatch):
    """Messages, ticks and what is posted cost no new one: that was a third of the node's time."""
    made: list[int] = []

    class Counted(keeping_executor.KeptWaitSet):
        def __init__(self, *words: Any) -> None:
            made.append(1)
            super().__init__(*words)

    monkeypatch.setattr(keeping_executor, 'KeptWaitSet', Counted)
    heard: list[Any] = []
    ticks: list[int] = []
    _, publisher = hear(keeping, heard)
    keeping.node.create_timer(0.01, lambda: ticks.append(1))
    publisher.publish(Float64())
    until(lambda: heard and ticks)
    before = len(made)
    for i in range(20):
        publisher.publish(Float64())
        until(lambda i=i: len(heard) == i + 2)
    until(lambda: len(ticks) > 20)
    assert len(made) == before
    keeping.node.create_subscription(Float64, '/other', print, 10)
    until(lambda: len(made) > before)


def test_another_rclpy_has_its_own_executor(monkeypatch):
    """What is used of rclpy's inside may be called otherwise one day: slower, but it works."""
    context = make_context()
    assert isinstance(make_executor(context), KeepingExecutor)
    monkeypatch.setattr(keeping_executor, '_NEEDED', ('_not_there',))
    executor = make_executor(context)
    assert type(executor) is SingleThreadedExecutor
    executor.shutdown()
    context.try_shutdown()
