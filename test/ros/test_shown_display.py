# SPDX-License-Identifier: Apache-2.0
"""Subscriptions while somebody looks, with the QoS that it takes; errors where they belong."""

from __future__ import annotations

import pytest
from rclpy.parameter import Parameter
from sensor_msgs.msg import Image as RosImage
from sensor_msgs.msg import PointCloud2
from support.messages import cloud, cube, picture, transform
from support.world import BEST_EFFORT, LATCHED, LATCHED_ONE, raw, RELIABLE, say, until
from tf2_msgs.msg import TFMessage
from visualization_msgs.msg import MarkerArray

from ros_viz_bridge.wire.markers import Markers
from ros_viz_bridge.wire.point_cloud import PointCloud
from ros_viz_bridge.wire.scene import Remove
from ros_viz_bridge.wire.tf import Transforms

pytestmark = pytest.mark.ros


def test_topic_nobody_looks_at_is_not_subscribed(bridge, robot, open_page):
    """An idle bridge costs the robot nothing; whoever looks gets it, and it ends with them."""
    publisher = robot.publisher(PointCloud2, '/points')
    page = open_page(bridge)
    page.display('/points')
    page.status('/points', lambda s: 'nobody looks' in s.text)
    assert publisher.get_subscription_count() == 0
    page.look_at('/points')
    say(publisher, cloud())
    page.wait_for(PointCloud)
    page.look_at()
    until(lambda: publisher.get_subscription_count() == 0)
    page.display('/points')


def test_who_looks_again_sees_nothing_of_before(bridge, robot, open_page):
    """Deletions are missed while nobody looks, so what was there is forgotten with the topic."""
    publisher = robot.publisher(MarkerArray, '/markers')
    page = open_page(bridge, '/markers')
    say(publisher, cube(1, 2))
    page.wait_for(Markers)
    page.look_at()
    page.wait_for(lambda m: isinstance(m, Remove) and m.display == '/markers')
    # The publisher hears of it later, and would speak to the subscription that is gone.
    until(lambda: publisher.get_subscription_count() == 0)
    page.look_at('/markers')
    say(publisher, cube(3))
    assert page.wait_for(Markers).id.tolist() == [3]


@pytest.mark.parametrize(
    'qos', [RELIABLE, BEST_EFFORT, LATCHED], ids=['reliable', 'best', 'latched']
)
def test_any_qos_is_received(bridge, robot, open_page, qos):
    """No publisher is silently not heard because of its QoS."""
    publisher = robot.publisher(PointCloud2, '/points', qos)
    page = open_page(bridge, '/points')
    say(publisher, cloud())
    assert page.wait_for(PointCloud).display == '/points'


def test_latched_and_other_publishers_of_one_topic_are_both_heard_once(bridge, robot, open_page):
    """What was said before the bridge started arrives, and what is said now too, counted once."""
    robot.latch('/markers', cube(1))
    live = robot.publisher(MarkerArray, '/markers', BEST_EFFORT)
    page = open_page(bridge, '/markers')
    assert page.wait_for(Markers).id.tolist() == [1]
    until(lambda: live.get_subscription_count() >= 1)
    live.publish(cube(2))
    assert page.wait_for(Markers).id.tolist() == [2]
    assert page.status('/markers', lambda s: s.count >= 2).count == 2


def test_another_limit_of_what_waits_holds_for_what_is_subscribed(bridge, robot, open_page):
    """Who gives a busy machine more room must not have to start the bridge again."""
    publisher = robot.publisher(MarkerArray, '/markers')
    open_page(bridge, '/markers')
    until(lambda: publisher.get_subscription_count())
    limit = Parameter('qos.depth_max', value=7)
    bridge._spinning.post(bridge.node.set_parameters, [limit])

    def depths():
        return [
            one.depth
            for one in bridge.discovery._displays['/markers']._listening['/markers'].requests
        ]

    until(lambda: depths() == [7])


def test_qos_follows_a_publisher_that_comes_later(bridge, robot, open_page):
    """A best-effort camera that starts after a reliable one is heard as well."""
    first = robot.publisher(PointCloud2, '/points')
    page = open_page(bridge, '/points')
    say(first, cloud(3))
    page.wait_for(PointCloud)
    second = robot.publisher(PointCloud2, '/points', BEST_EFFORT)
    say(second, cloud(5, stamp=9))
    page.wait_for(lambda m: isinstance(m, PointCloud) and m.stamp == 9.0)


def test_late_viewer_gets_what_is_latched(bridge, robot, open_page):
    """A map that was published once is there for whoever opens the page an hour later."""
    robot.latch('/tf_static', transform('map', 'base'))
    robot.latch('/map_markers', cube(7))
    for _ in range(2):
        page = open_page(bridge, '/tf', '/map_markers')
        assert page.wait_for(Markers).id.tolist() == [7]
    page = open_page(bridge, '/tf')
    batch = page.wait_for(Transforms)
    assert (batch.names, batch.static.tolist()) == (['base', 'map'], [1])


def test_every_page_has_the_static_transforms_of_all_broadcasters(bridge, robot, open_page):
    """Each broadcaster keeps one message only; the second tab misses none of twelve either."""
    frames = {f'sensor_{number}' for number in range(12)}
    for frame in frames:
        robot.publisher(TFMessage, '/tf_static', LATCHED_ONE).publish(transform('base', frame))
    for _ in range(2):
        page, known = open_page(bridge, '/tf'), set()
        while not frames <= known:
            known |= set(page.wait_for(Transforms).names)


def damaged(message: bytes) -> bytes:
    """A sequence that claims to be longer than the message."""
    return message[:28] + b'\xff\xff\xff\x7f' + message[32:]


@pytest.mark.parametrize(
    ('data', 'said'),
    [
        (raw(cloud())[:60], 'bytes'),
        (damaged(raw(cloud())), 'fields'),
        (b'', 'too short'),
        (raw(picture('nonsense')), ''),
    ],
    ids=['truncated', 'lying', 'empty', 'another type'],
)
def test_damaged_message_is_an_error_of_its_topic_alone(bridge, robot, open_page, data, said):
    """A broken driver shows at its display; the others go on, and so does it when it heals."""
    broken = robot.publisher(PointCloud2, '/broken')
    fine = robot.publisher(PointCloud2, '/fine')
    page = open_page(bridge, '/broken', '/fine')
    say(broken, data)
    status = page.status('/broken', lambda s: s.level == 'error')
    assert said in status.text
    say(fine, cloud())
    assert page.wait_for(PointCloud).display == '/fine'
    say(broken, cloud())
    # Its status may come before it, and is said once.
    until(lambda: any(isinstance(m, PointCloud) for m in list(page.page.messages)))
    assert [m.display for m in page.page.messages if isinstance(m, PointCloud)] == ['/broken']
    page.status('/broken', lambda s: s.level == 'ok')


def test_message_that_cannot_be_shown_says_why(bridge, robot, open_page):
    """An unknown encoding is named at the image, not in a log that nobody reads."""
    publisher = robot.publisher(RosImage, '/image')
    page = open_page(bridge, '/image')
    say(publisher, picture('nonsense'))
    assert "'nonsense'" in page.status('/image', lambda s: s.level == 'error').text


def test_status_counts_and_measures(bridge, robot, open_page):
    """Rate and bandwidth in the panel are those of the topic."""
    publisher = robot.publisher(TFMessage, '/tf')
    page = open_page(bridge, '/tf')
    message = transform('map', 'base')
    say(publisher, message)
    until(
        lambda: any(getattr(m, 'rate', 0) > 5 for m in list(page.page.messages)),
        doing=lambda: publisher.publish(message),
    )
    status = page.status('/tf', lambda s: s.rate > 5)
    assert status.stamp == 1.0
    assert status.bandwidth / status.rate == pytest.approx(len(raw(message)), rel=0.2)


def test_of_log_lines_a_burst_may_wait(bridge, robot, open_page):
    """Every line counts: as many may wait as a node keeps of its own, 1000."""
    page = open_page(bridge)
    page.display('/rosout')
    page.look_at('/rosout')

    def depths():
        ours = (one for one in list(bridge.node.subscriptions) if one.topic_name == '/rosout')
        return [one.qos_profile.depth for one in ours]

    assert min(until(depths, 'it listens')) >= 1000
