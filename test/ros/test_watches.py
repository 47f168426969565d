# SPDX-License-Identifier: Apache-2.0
"""Viewers watch topics of any type; each sample counts, and nobody's watching costs nothing."""

from __future__ import annotations

import asyncio
import time

from diagnostic_msgs.msg import DiagnosticArray
from geometry_msgs.msg import TwistStamped
import pytest
from std_msgs.msg import Float64, Float64MultiArray, String
from support.page import Page
from support.world import LATCHED, running_bridge, say, until

from ros_viz_bridge.wire.watch import (
    MessageTree,
    Samples,
    TopicDetails,
    TopicWish,
    Watch,
    WatchStatus,
)

pytestmark = pytest.mark.ros


def wish(topic: str, *paths: str, tree: bool = False, rates: bool = False) -> TopicWish:
    return TopicWish(topic, rates, tree, list(paths))


def test_the_newest_message_of_any_type_is_shown_as_a_tree(bridge, robot, open_page):
    publisher = robot.publisher(Float64MultiArray, '/numbers')
    page = open_page(bridge)
    page.send(Watch([wish('/numbers', tree=True)]))
    say(publisher, Float64MultiArray(data=[1.0, 2.5]))
    found = page.wait_for(MessageTree)
    assert (found.topic, found.ros_type) == ('/numbers', 'std_msgs/msg/Float64MultiArray')
    rows = dict(zip(found.names, found.values, strict=True))
    assert rows['data'] == '1, 2.5' and found.nbytes > 0 and not found.cut
    assert found.depth.max() >= 1 and found.size[found.names.index('data')] == 2


def test_latched_messages_are_seen_at_once(bridge, robot, open_page):
    """What was said once, long ago, is shown and plotted when somebody looks."""
    robot.latch('/name', String(data='ada'))
    robot.latch('/limit', Float64(data=4.5))
    page = open_page(bridge)
    page.send(Watch([wish('/name', tree=True)]))
    assert page.wait_for(MessageTree).values == ['ada']
    page.send(Watch([wish('/name', tree=True), wish('/limit', 'data')]))
    assert page.wait_for(Samples).values.tolist() == [4.5]
    page.send(Watch([wish('/name', tree=True), wish('/limit', 'data', tree=True)]))
    assert page.wait_for(MessageTree).values == ['4.5']


def test_another_viewer_gets_what_it_asks_for_and_no_more(bridge, robot, open_page):
    robot.latch('/limit', Float64(data=4.5))
    first, second = open_page(bridge), open_page(bridge)
    first.send(Watch([wish('/limit', 'data')]))
    first.wait_for(Samples)
    second.send(Watch([wish('/limit', 'data', tree=True)]))
    assert second.wait_for(Samples).paths == ['data']
    second.wait_for(MessageTree)
    assert 'MessageTree' not in first.page.seen


def test_samples_have_the_stamp_of_the_header_and_that_of_receipt(bridge, robot, open_page):
    publisher = robot.publisher(TwistStamped, '/speed')
    page = open_page(bridge)
    page.send(Watch([wish('/speed', 'twist.linear.x', 'twist.angular.z')]))
    message = TwistStamped()
    message.header.stamp.sec = 12
    message.twist.linear.x, message.twist.angular.z = 1.5, -2.0
    say(publisher, message)
    found = page.wait_for(Samples)
    assert (found.first, found.stamp.tolist()) == (1, [12.0])
    assert abs(found.received[0] - time.time()) < 60.0
    assert found.values.tolist() == [1.5, -2.0]


def test_details_and_rates_are_told(bridge, robot, open_page):
    publisher = robot.publisher(Float64, '/value', LATCHED)
    page = open_page(bridge)
    page.send(Watch([wish('/value'), wish('/nothing', rates=True)]))
    details = page.wait_for(
        lambda m: isinstance(m, TopicDetails) and bool(m.publishers) and m.publishers[0].node != ''
    )
    assert details.publishers[0].node == '/robot'
    assert details.publishers[0].qos.startswith('reliable, transient local')
    assert [field.path for field in details.fields] == ['data']
    assert not publisher.get_subscription_count()
    page.send(Watch([wish('/value', rates=True)]))
    until(publisher.get_subscription_count)
    stop = time.monotonic() + 20.0

    def is_fast(m) -> bool:
        assert time.monotonic() < stop
        publisher.publish(Float64(data=1.0))
        return isinstance(m, WatchStatus) and m.topic == '/value' and m.rate > 0.0

    publisher.publish(Float64(data=1.0))
    found = page.wait_for(is_fast)
    assert found.level == 'ok' and found.bandwidth > 0.0 and found.count > 0


def test_errors_are_those_of_the_path_or_topic(bridge, robot, open_page):
    robot.latch('/name', String(data='ada'))
    page = open_page(bridge)
    page.send(Watch([wish('/name', 'data', 'nothing')]))
    found = page.wait_for(lambda m: isinstance(m, WatchStatus) and m.items and m.count)
    assert [(item.name, item.level) for item in found.items] == [
        ('data', 'error'),
        ('nothing', 'error'),
    ]
    page.send(Watch([wish('/absent', 'x')]))
    absent = page.wait_for(lambda m: isinstance(m, WatchStatus) and m.topic == '/absent')
    assert absent.text == 'nobody publishes this topic'


def test_what_may_not_be_subscribed_may_not_be_watched(robot, open_page):
    publisher = robot.publisher(String, '/secret/word', LATCHED)
    with running_bridge("subscribe.deny:=['/secret/.*']") as bridge:
        page = open_page(bridge)
        page.send(Watch([wish('/secret/word', tree=True, rates=True)]))
        details = page.wait_for(TopicDetails)
        assert not details.publishers and not details.fields
        status = page.wait_for(WatchStatus)
        assert status.level == 'error' and 'do not allow' in status.text
        assert not publisher.get_subscription_count()


def test_nothing_is_left_when_nobody_watches(bridge, robot, open_page):
    publisher = robot.publisher(Float64, '/value')
    page, other = open_page(bridge), open_page(bridge)
    page.send(Watch([wish('/value', 'data')]))
    other.send(Watch([wish('/value', tree=True)]))
    until(publisher.get_subscription_count)
    page.send(Watch([]))
    other._run(other.page.close())
    until(lambda: not publisher.get_subscription_count())
    until(lambda: not bridge.watches._viewers)
    assert bridge.watches._timer is None and not bridge.watches._topics


def test_a_slow_page_loses_no_sample(bridge, robot):
    """A page that takes nothing for two seconds gets every sample once it reads on."""
    publisher = robot.publisher(Float64, '/value')
    count = 400

    async def run() -> list[float]:
        async with Page(bridge.server.url, acks=False) as page:
            await page.send(Watch([wish('/value', 'data')]))
            await asyncio.to_thread(until, publisher.get_subscription_count)
            for i in range(count):
                publisher.publish(Float64(data=float(i)))
                await asyncio.sleep(0.005)
            page._acks = True
            from ros_viz_bridge.wire.client import Ack
            from ros_viz_bridge.wire.codec import encode

            await page.data.send(encode(Ack(page.received)))
            found: list[float] = []
            while len(found) < count:
                samples = await page.wait_for(Samples)
                assert samples.first == len(found) + 1
                found += samples.values.tolist()
            return found

    assert asyncio.run(run()) == [float(i) for i in range(count)]


def test_names_that_no_topic_can_have_are_errors_of_their_own(bridge, robot, open_page):
    """Who asks for nonsense is told; everybody else goes on watching, and the node to diagnose."""
    robot.latch('/name', String(data='ada'))
    diagnosed = robot.hear(DiagnosticArray, '/diagnostics')
    page, other = open_page(bridge), open_page(bridge)
    names = ('/a b', '/', '/1a', '//', '/a//b', '/a/', '/ä', f'/{"a" * 250}')
    page.send(Watch([wish(name, tree=True, rates=True) for name in names]))
    for name in names[:-1]:
        found = page.wait_for(lambda m, n=name: isinstance(m, WatchStatus) and m.topic == n)
        assert (found.level, found.text) == ('error', 'this is no name of a topic')
    other.send(Watch([wish('/name', tree=True)]))
    assert other.wait_for(MessageTree).values == ['ada']
    diagnosed.clear()
    until(lambda: diagnosed, 'diagnostics go on')


def test_what_is_wrong_with_one_topic_is_no_reason_to_forget_others(
    bridge, robot, open_page, monkeypatch
):
    robot.latch('/name', String(data='ada'))
    find = bridge.watches._endpoints.find

    def failing(topic):
        if topic == '/bad':
            raise RuntimeError('the middleware says no')
        return find(topic)

    monkeypatch.setattr(bridge.watches._endpoints, 'find', failing)
    page = open_page(bridge)
    page.send(Watch([wish('/bad', tree=True), wish('/name', tree=True)]))
    assert page.wait_for(MessageTree).values == ['ada']
