# SPDX-License-Identifier: Apache-2.0
"""The executor survives faults, and ends whenever it is told to."""

from __future__ import annotations

import threading

import pytest
from rclpy.node import Node
from std_msgs.msg import Empty
from support.world import make_context, TIMEOUT

from ros_viz_bridge.ros.spinning import Spinning

pytestmark = pytest.mark.ros


@pytest.fixture
def spinning():
    context = make_context()
    node = Node('idle', context=context)
    one = Spinning(node)
    thread = threading.Thread(target=one.spin)
    thread.start()
    one.context, one.thread = context, thread
    yield one
    one.end()
    thread.join(TIMEOUT)
    one.close()
    node.destroy_node()
    context.try_shutdown()


def test_fault_does_not_end_it(spinning, caplog):
    """One display's mistake is logged; the others are served."""
    done = threading.Event()
    spinning.post(lambda: 1 / 0)
    spinning.post(done.set)
    assert done.wait(TIMEOUT)
    assert 'failed; the node goes on' in caplog.text


def test_what_is_posted_is_done_in_order(spinning):
    """Also where rclpy's executor, as that of Jazzy, begins with the newest task."""
    go, ended = threading.Event(), threading.Event()
    done: list[int] = []
    spinning.post(go.wait, TIMEOUT)
    for i in range(100):
        spinning.post(done.append, i)
    spinning.post(ended.set)
    go.set()
    assert ended.wait(TIMEOUT)
    assert done == list(range(100))


def test_ends_in_the_middle_of_work(spinning):
    """Ctrl-C while messages pour in is no traceback: 20 times in a row."""
    for _ in range(20):
        node = Node('busy', context=spinning.context)
        other = Spinning(node)
        publisher = node.create_publisher(Empty, '/busy', 10)
        started = threading.Event()

        def again(message, publisher=publisher, started=started):
            started.set()
            publisher.publish(message)

        node.create_subscription(Empty, '/busy', again, 10)
        failed: list[BaseException] = []

        def run(other=other, failed=failed):
            try:
                other.spin()
            except BaseException as error:
                failed.append(error)

        thread = threading.Thread(target=run)
        thread.start()
        other.post(publisher.publish, Empty())
        assert started.wait(TIMEOUT)
        other.end()
        thread.join(TIMEOUT)
        assert not thread.is_alive() and not failed
        other.close()
        other.post(publisher.publish, Empty())
        node.destroy_node()


def test_ends_with_its_context(spinning):
    """A context that is shut down from elsewhere ends it without a word."""
    spinning.context.try_shutdown()
    spinning.thread.join(TIMEOUT)
    assert not spinning.thread.is_alive()
