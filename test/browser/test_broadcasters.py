# SPDX-License-Identifier: Apache-2.0
"""Who says transforms may die, come back, and start again: the page says so, and follows."""

from __future__ import annotations

from collections.abc import Iterator
import time
from typing import Any

import pytest
from rclpy.time import Time
from support.robot import Robot
from support.robot_messages import cloud, link
from tf2_msgs.msg import TFMessage

pytestmark = [pytest.mark.browser, pytest.mark.ros]

LAYOUT = """
version: 1
fixed_frame: map
displays:
  - {topic: /tf, frame_timeout: 4}
  - {topic: /scan_points}
"""


@pytest.fixture(scope='module')
def bridge(lab: Any) -> Any:
    """Start a bridge; where nothing but a latched cloud hangs on a frame that is always there."""
    lab.robot.latch('/tf_static', link('map', 'fixed'))
    lab.robot.latch('/scan_points', cloud(frame='fixed'))
    return lab.bridge(LAYOUT)


class Broadcaster:
    """A process of its own, as far as ROS can tell, that says where base_link is in map."""

    def __init__(self, start: float) -> None:
        self._robot = Robot('broadcaster')
        self._publisher = self._robot.node.create_publisher(TFMessage, '/tf', 100)
        self.time = start
        """Of what it says last, seconds."""

    def say(self, x: float, *, count: int = 10) -> float:
        """Say it ``count`` times, 0.1 s apart; return a time just before the last."""
        for _ in range(count):
            self.time += 0.1
            message = link('map', 'base_link')
            message.transforms[0].header.stamp = Time(seconds=self.time).to_msg()
            message.transforms[0].transform.translation.x = x
            self._publisher.publish(message)
        return self.time - 1e-3

    def matched(self) -> bool:
        """Return whether the bridge listens."""
        return bool(self._publisher.get_subscription_count())

    def die(self) -> None:
        """Leave the graph."""
        self._robot.close()


@pytest.fixture
def broadcast(lab: Any) -> Iterator[Any]:
    """Start broadcasters; they end with the test."""
    alive: list[Broadcaster] = []

    def start(since: float) -> Broadcaster:
        alive.append(Broadcaster(since))
        lab.wait(alive[-1].matched, 'the bridge hears the broadcaster')
        return alive[-1]

    yield start
    for one in alive:
        one.die()


def where(page: Any, stamp: float = 0.0) -> Any:
    """Return x of base_link in map at a time, or why it is not known."""
    found = page.ask('lookup', 'map', 'base_link', stamp)
    return round(found['position'][0], 6) if found['ok'] else found['reason']


def test_broadcaster_that_dies_and_comes_back(
    lab: Any, open_page: Any, bridge: Any, broadcast: Any
) -> None:
    """Its frame fades, what came after it waits and says for what, and all heals by itself."""
    page = open_page(bridge.url)
    now = time.time()
    first = broadcast(now - 1)
    lab.wait(lambda: (first.say(1.0, count=1), where(page) == 1.0)[1], 'the frame is known')
    first.die()
    lab.robot.say('/scan_points', _dated('base_link', first.time + 1))

    def waits() -> Any:
        said = [item['text'] for item in page.display('/scan_points')['items']]
        return [text for text in said if 'waiting for the transform' in text]

    lab.wait(waits, 'the cloud says that it waits for the transform')
    assert 'base_link' in waits()[0]
    page.shot('broadcaster_died')
    second = broadcast(first.time)
    lab.wait(
        lambda: (second.say(3.0), not waits())[1],
        'the cloud comes once the broadcaster is back',
    )
    drawn = page.display('/scan_points')['drawn']['/scan_points']
    assert (drawn['frame'], drawn['elements']) == ('base_link', 4)
    assert where(page) == 3.0


def test_broadcaster_that_starts_again_in_the_past(
    lab: Any, open_page: Any, bridge: Any, broadcast: Any
) -> None:
    """A simulator without /clock that starts anew is followed; static and latched things stay."""
    page = open_page(bridge.url)
    first = broadcast(10_000.0)
    last = first.say(5.0, count=20)
    lab.wait(lambda: where(page, last) == 5.0, 'the first run is known')
    first.die()
    second = broadcast(100.0)
    lab.wait(
        lambda: where(page, second.say(7.0, count=1)) == 7.0, 'the second run is followed at once'
    )
    assert where(page) == 7.0, 'the newest is that of the second run'
    assert page.ask('lookup', 'map', 'fixed', 0)['ok'], 'static frames stay'


def _dated(frame: str, stamp: float) -> Any:
    message = cloud(frame=frame)
    message.header.stamp = Time(seconds=stamp).to_msg()
    return message
