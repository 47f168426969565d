# SPDX-License-Identifier: Apache-2.0
"""What whoever drives the base wants, published until it is let go or nothing is heard."""

from __future__ import annotations

from collections.abc import Callable
import time
from typing import Any

from rclpy.node import Node

from ..api.control import ControlEvent
from ..core.gate import DRIVE_GROUP
from ..core.session import ClientInfo
from ..driving.driver import Driver
from ..driving.velocity import DriveLimits, Velocity, ZERO
from ..inputs import drive_joy, drive_twist, drive_twist_stamped
from ..wire.drive import Drive, DriveEnded, DriveOffer
from ..wire.session import Notice
from .declare import topic_name
from .outgoing import writer
from .page_times import PageTimes
from .parameters import Parameters
from .publications import Publications

PERIOD = 0.05
"""Seconds between velocities, and between the zeros that end them."""


def topics(node: Node, parameters: Parameters) -> dict[str, str]:
    """Return the topics of velocities and of Joy, '' for none. Raises ParameterError."""
    return {
        'twist': topic_name(node, 'drive.topic', parameters.drive_topic, empty=True),
        'joy': topic_name(node, 'drive.joy', parameters.drive_joy, empty=True),
    }


class Driving:
    """
    Publishes velocities, in the publishing thread, which is also the watchdog's.

    All but ``poll`` run in that thread. What ends a hold is followed by zeros also where outputs
    are stopped: a zero moves nothing.
    """

    def __init__(
        self,
        node: Node,
        server: Any,
        publications: Publications,
        times: PageTimes,
        *,
        parameters: Callable[[], Parameters],
        ros_time: Callable[[], float],
    ) -> None:
        self._node = node
        self._server = server
        self._publications = publications
        self._times = times
        self._parameters = parameters
        self._ros_time = ros_time
        self._topics = topics(node, parameters())
        self._driver = Driver(_limits(parameters()))
        self._chain = 0
        self._closed = False
        self._told: DriveOffer | None = None
        self._complained = ('', 0)
        self._joy: Drive | None = None
        """What was published last of it, until it was told to be released."""
        publications.submit(self._prepare)
        self.poll()

    def poll(self) -> None:
        """Tell pages what they may drive, when that is another than before."""
        now, topic = self._parameters(), self._topics['twist']
        offer = DriveOffer(
            '',
            'drive',
            group=DRIVE_GROUP,
            topic=topic,
            listeners=self._node.count_subscribers(topic) if topic else 0,
            linear=now.drive_linear,
            lateral=now.drive_lateral,
            angular=now.drive_angular,
            speed=now.drive_speed,
            deadman=now.drive_deadman,
        )
        if offer != self._told:
            self._told = offer
            self._server.publish(offer)

    def received(self, client: ClientInfo, event: Drive, received: float) -> None:
        """Take what a page said; ``received`` is monotonic."""
        now = time.monotonic()
        when = self._times.of(client, event.page_time, received)
        if self._closed or (event.held and (self._publications.held_back or not when.known)):
            return
        self._driver.limits = _limits(self._parameters())
        refused = self._driver.take(client.client_id, event, when.captured, now)
        if refused:
            self._complain(client, event, refused)
            return
        if self._driver.silent:
            return
        if self._driver.event is event:
            self._publish_joy(event)
        self._begin()

    def ended(self, why: str, client: str = '') -> None:
        """End what is held, if by this client where one is named."""
        if self._driver.end(why, client):
            self._begin()

    def handed_over(self, change: ControlEvent) -> None:
        """Somebody else has the control of it."""
        if change.group == DRIVE_GROUP and change.previous:
            self.ended('the control was handed over', change.previous)

    def left(self, client: str) -> None:
        """A client is gone."""
        self._driver.forget(client)
        if self._complained[0] == client:
            self._complained = ('', 0)  # it counts from one again when it is back
        self._begin()

    def close(self) -> None:
        """Say the last zero; nothing is published after it. Any thread, before the others end."""
        self._publications.submit(self._close)

    def _close(self) -> None:
        moved = not self._driver.silent
        self._closed = True
        self._driver.end('the bridge ended')
        self._chain += 1
        if moved:
            self._publish(ZERO)

    def _begin(self) -> None:
        """Publish at once, and again from now on: by the stop that the running call knows."""
        if not self._driver.silent:
            self._chain += 1
            self._tick(self._chain)

    def _tick(self, chain: int) -> None:
        if chain != self._chain:
            return
        if self._publications.held_back:
            self._driver.end('outputs were stopped')
        now = time.monotonic()
        velocity = self._driver.step(now)
        if velocity is None:
            return
        # First: whatever fails below, the next one comes.
        if not self._publications.postpone(now + PERIOD, self._tick, chain):
            self._driver.end('too much waits to be published')
            velocity = ZERO
        self._publish(velocity)

    def _publish(self, velocity: Velocity) -> None:
        if not self._driver.moving and self._joy is not None:
            self._publish_joy(self._joy, released=True)
        topic = self._topics['twist']
        if not topic:
            return
        parameters = self._parameters()
        if parameters.drive_stamped:
            frame = parameters.drive_frame_id
            message = drive_twist_stamped.to_ros(velocity, stamp=self._ros_time(), frame_id=frame)
            ros_type = drive_twist_stamped.ROS_TYPE
        else:
            message, ros_type = drive_twist.to_ros(velocity), drive_twist.ROS_TYPE
        data = writer(ros_type).write(message)
        self._publications.publish(topic, ros_type, data, moves=velocity != ZERO)

    def _publish_joy(self, event: Drive, *, released: bool = False) -> None:
        topic, ros_type = self._topics['joy'], drive_joy.ROS_TYPE
        self._joy = None if released else event
        if topic:
            message = drive_joy.to_ros(event, stamp=self._ros_time(), released=released)
            data = writer(ros_type).write(message)
            self._publications.publish(topic, ros_type, data, moves=not released)

    def _prepare(self) -> None:
        """Let those who listen know of us before the first velocity."""
        stamped = self._parameters().drive_stamped
        twist = drive_twist_stamped if stamped else drive_twist
        for name, ros_type in (('twist', twist.ROS_TYPE), ('joy', drive_joy.ROS_TYPE)):
            topic = self._topics[name]
            if topic and self._publications.prepare(topic, ros_type) is None:
                text = f'the parameter publish.allow does not allow {topic}: nobody can drive'
                self._server.publish(Notice('error', text, 'drive'))

    def _complain(self, client: ClientInfo, event: Drive, why: str) -> None:
        """Say once of each hold why it moves nothing any more."""
        if self._complained == (client.client_id, event.hold):
            return
        self._complained = (client.client_id, event.hold)
        self._server.publish(DriveEnded(event.hold, why), to=client.client_id)


def _limits(parameters: Parameters) -> DriveLimits:
    return DriveLimits(
        linear=parameters.drive_linear,
        lateral=parameters.drive_lateral,
        angular=parameters.drive_angular,
        acceleration=parameters.drive_acceleration,
        angular_acceleration=parameters.drive_angular_acceleration,
    )
